// States.MathRandom: a whole number from a first one up to, but not including, a last one; a seed makes it repeatable.
import { javaRandomDouble } from '../java-random';
import { IntrinsicError, whole, type Intrinsic } from './intrinsic';

export const mathRandom: Intrinsic = (args, { chance }) => {
  const [first, last] = [whole(args, 0), whole(args, 1)];
  if (last <= first) throw new IntrinsicError(`The end ${last} must be above the start ${first}`);
  const random = args.length > 2 ? javaRandomDouble(whole(args, 2)) : chance.random();
  return first + Math.floor(random * (last - first));
};
