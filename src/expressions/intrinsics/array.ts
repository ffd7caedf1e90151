// States.Array: its arguments as a list.
import type { Intrinsic } from './intrinsic';

export const array: Intrinsic = (args) => args;
