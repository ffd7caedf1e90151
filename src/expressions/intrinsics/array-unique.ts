// States.ArrayUnique: a list without repeated values.
import { argument, type Intrinsic } from './intrinsic';
import { canonicalText } from '../../json/equal';
import type { Json } from '../../json/json';

/** Compares structures by their canonical texts, so that the work grows with the list and not with its square. */
export const arrayUnique: Intrinsic = (args) => {
  const scalars = new Set<Json>();
  const structures = new Set<string>();
  return argument(args, 0, 'array').filter((item) =>
    typeof item === 'object' && item !== null ? addTo(structures, canonicalText(item)) : addTo(scalars, item),
  );
};

/** Whether the set did not have the value. */
function addTo<T>(set: Set<T>, value: T): boolean {
  const { size } = set;
  return set.add(value).size > size;
}
