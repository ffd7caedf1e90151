// States.JsonMerge: one object's members override another's. Only shallow merges exist.
import { argument, IntrinsicError, type Intrinsic } from './intrinsic';
import type { Json } from '../../json/json';
import { setMember } from '../../json/merge';

export const jsonMerge: Intrinsic = (args) => {
  if (args[2] !== false) {
    throw new IntrinsicError('Only shallow merges are supported: the third argument must be false');
  }
  const merged: Record<string, Json> = {};
  for (const object of [argument(args, 0, 'object'), argument(args, 1, 'object')]) {
    for (const [key, value] of Object.entries(object)) setMember(merged, key, value);
  }
  return merged;
};
