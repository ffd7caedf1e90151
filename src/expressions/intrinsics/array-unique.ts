// States.ArrayUnique: a list without repeated values.
import { argument, type Intrinsic } from './intrinsic';
import { equalJson } from '../../json/equal';
import type { Json } from '../../json/json';

export const arrayUnique: Intrinsic = (args) => {
  const scalars = new Set<Json>();
  const structures: Json[] = [];
  return argument(args, 0, 'array').filter((item) => {
    const isStructure = typeof item === 'object' && item !== null;
    if (isStructure ? structures.some((known) => equalJson(known, item)) : scalars.has(item)) return false;
    if (isStructure) structures.push(item);
    else scalars.add(item);
    return true;
  });
};
