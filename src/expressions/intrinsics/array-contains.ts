// States.ArrayContains: whether a list holds a value equal to another.
import { argument, type Intrinsic } from './intrinsic';
import { equalJson } from '../../json/equal';

export const arrayContains: Intrinsic = (args) => argument(args, 0, 'array').some((item) => equalJson(item, args[1]!));
