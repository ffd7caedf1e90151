// States.MathAdd: the sum of two numbers, each rounded first (recorded: -0.5 + 0.5 is 1).
import { IntrinsicError, whole, type Intrinsic } from './intrinsic';

/** Documented: both arguments are from -2147483648 to 2147483647; the sum may lie beyond. */
const [LEAST, MOST] = [-(2 ** 31), 2 ** 31 - 1];

export const mathAdd: Intrinsic = (args) => summand(args, 0) + summand(args, 1);

function summand(args: Parameters<Intrinsic>[0], index: number): number {
  const number = whole(args, index);
  if (number < LEAST || number > MOST) {
    throw new IntrinsicError(`Argument ${index + 1} must be from ${LEAST} to ${MOST}, but was ${number}`);
  }
  return number;
}
