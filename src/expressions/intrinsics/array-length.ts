// States.ArrayLength: how many items a list has.
import { argument, type Intrinsic } from './intrinsic';

export const arrayLength: Intrinsic = (args) => argument(args, 0, 'array').length;
