// States.ArrayPartition: a list cut into lists of a size; the last one may be shorter.
import { argument, IntrinsicError, whole, type Intrinsic } from './intrinsic';

export const arrayPartition: Intrinsic = (args) => {
  const list = argument(args, 0, 'array');
  const size = whole(args, 1);
  if (size < 1) throw new IntrinsicError(`The size of a part must be positive, but was ${size}`);
  return Array.from({ length: Math.ceil(list.length / size) }, (_, part) => list.slice(part * size, (part + 1) * size));
};
