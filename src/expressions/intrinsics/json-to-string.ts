// States.JsonToString: a value as compact JSON text.
import type { Intrinsic } from './intrinsic';

export const jsonToString: Intrinsic = (args) => JSON.stringify(args[0]);
