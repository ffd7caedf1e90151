// States.JsonToString: a value as compact JSON text.
import type { Intrinsic } from './intrinsic';
import { compactText } from '../../json/text';

export const jsonToString: Intrinsic = (args) => compactText(args[0]!);
