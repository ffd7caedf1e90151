// States.StringToJson: JSON text as a value; blank text is null (recorded).
import { argument, IntrinsicError, type Intrinsic } from './intrinsic';
import { parseBounded } from '../../json/text';

export const stringToJson: Intrinsic = (args) => {
  const text = argument(args, 0, 'string');
  if (text.trim() === '') return null;
  try {
    return parseBounded(text);
  } catch (error) {
    throw new IntrinsicError(`The text is not JSON: ${(error as Error).message}`);
  }
};
