// States.MathAdd: the sum of two numbers, each rounded first (recorded: -0.5 + 0.5 is 1).
import { whole, type Intrinsic } from './intrinsic';

export const mathAdd: Intrinsic = (args) => whole(args, 0) + whole(args, 1);
