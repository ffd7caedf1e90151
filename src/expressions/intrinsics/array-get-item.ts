// States.ArrayGetItem: the item at an index that counts from 0.
import { argument, IntrinsicError, whole, type Intrinsic } from './intrinsic';

export const arrayGetItem: Intrinsic = (args) => {
  const list = argument(args, 0, 'array');
  const index = whole(args, 1);
  if (index < 0 || index >= list.length) {
    throw new IntrinsicError(`The index ${index} is out of bounds for an array of length ${list.length}`);
  }
  return list[index]!;
};
