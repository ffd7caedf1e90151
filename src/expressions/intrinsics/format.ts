// States.Format: puts values into the `{}` of a template, written as Java writes them.
import { argument, IntrinsicProblem, type Intrinsic } from './intrinsic';
import type { Json } from '../../json/json';

/** The template comes with its escapes: `\{` is a brace, `{}` is a place for a value. */
export const format: Intrinsic = (args) => {
  let used = 0;
  const result = argument(args, 0, 'string').replace(/\\(.)|\{\}/gs, (whole, escaped: string | undefined) => {
    if (escaped !== undefined) return /[\\'{}]/.test(escaped) ? escaped : whole;
    used += 1;
    if (used >= args.length) throw new IntrinsicProblem('There are more {} in the template than values');
    return javaText(args[used]!);
  });
  if (used < args.length - 1) throw new IntrinsicProblem('There are more values than {} in the template');
  return result;
};

/** Recorded: objects as `{Arg1=1, Arg2=[]}`, null as `null`; a text of its own has no quotes. */
function javaText(value: Json): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => javaText(item)).join(', ')}]`;
  const members = Object.entries(value).map(([key, item]) => `${key}=${javaText(item as Json)}`);
  return `{${members.join(', ')}}`;
}
