// States.ArrayContains: whether a list holds a value equal to another.
import { equalJson } from '../../json/equal';
import { argument, type Intrinsic } from './intrinsic';

export const arrayContains: Intrinsic = (args) => argument(args, 0, 'array').some((item) => equalJson(item, args[1]!));
