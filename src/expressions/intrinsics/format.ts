// States.Format: puts values into the `{}` of a template, written as Java writes them.
import { argument, IntrinsicError, type Intrinsic } from './intrinsic';
import { javaText } from '../java-text';

/** The template comes with its escapes: `\{` is a brace, `{}` is a place for a value. */
export const format: Intrinsic = (args) => {
  let used = 0;
  const result = argument(args, 0, 'string').replace(/\\(.)|\{\}/gs, (whole, escaped: string | undefined) => {
    if (escaped !== undefined) return /[\\'{}]/.test(escaped) ? escaped : whole;
    used += 1;
    if (used >= args.length) throw new IntrinsicError('There are more {} in the template than values');
    return javaText(args[used]!);
  });
  if (used < args.length - 1) throw new IntrinsicError('There are more values than {} in the template');
  return result;
};
