// States.Format: puts values into the `{}` of a template, written as Java writes them.
import { argument, IntrinsicError, type Intrinsic } from './intrinsic';
import { javaText } from '../java-text';

/** An escape, a place for a value, or a brace that is neither. */
const PARTS = /\\(.)|\{\}|[{}]/gs;

/** The template comes with its escapes: `\{` is a brace, `{}` is a place for a value. */
export const format: Intrinsic = (args) => {
  let used = 0;
  const result = argument(args, 0, 'string').replace(PARTS, (part, escaped: string | undefined) => {
    if (escaped !== undefined) return /[\\'{}]/.test(escaped) ? escaped : part;
    if (part !== '{}') throw loneBrace(part);
    used += 1;
    return used < args.length ? javaText(args[used]!) : part;
  });
  // The text is not AWS's own as far as we know: another emulator's, whose tests also run on AWS.
  if (used !== args.length - 1) {
    throw new IntrinsicError('number of arguments do not match the occurrences of {}.');
  }
  return result;
};

/** Seen on AWS for an opening brace: aws-cdk#29261; the text for a closing one is its mirror image. */
function loneBrace(brace: string): IntrinsicError {
  const other = brace === '{' ? '}' : '{';
  return new IntrinsicError(`matching '${other}' not found for '${brace}'.`, 'template');
}
