// States.ArrayRange: the numbers from a first to a last one, in steps.
import { IntrinsicError, whole, type Intrinsic } from './intrinsic';

/** Documented: at most 1,000 items. */
const MOST_ITEMS = 1000;

export const arrayRange: Intrinsic = (args) => {
  const [first, last, step] = [whole(args, 0), whole(args, 1), whole(args, 2)];
  if (step === 0) throw new IntrinsicError('The step must not be zero');
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > MOST_ITEMS) {
    throw new IntrinsicError(`A range has at most ${MOST_ITEMS} items, but this one has ${length}`);
  }
  return Array.from({ length }, (_, index) => first + index * step);
};
