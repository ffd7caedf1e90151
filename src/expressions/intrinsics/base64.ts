// States.Base64Encode and States.Base64Decode, of UTF-8 text.
import { argument, IntrinsicError, type Intrinsic } from './intrinsic';

/** Documented: at most 10,000 characters. */
const LONGEST = 10_000;

export const base64Encode: Intrinsic = (args) => Buffer.from(text(args)).toString('base64');

export const base64Decode: Intrinsic = (args) => Buffer.from(text(args), 'base64').toString('utf8');

function text(args: Parameters<Intrinsic>[0]): string {
  const value = argument(args, 0, 'string');
  if (value.length > LONGEST) {
    throw new IntrinsicError(`The text has ${value.length} characters; ${LONGEST} are allowed`);
  }
  return value;
}
