// What a parser of expressions says about a text, for the rules that ask one.
import { ExpressionSyntaxError } from '../expression-syntax-error';

/** What is wrong, and where; undefined when nothing is. `parse` may add an objection of its own by returning it. */
export function syntaxErrorOf(parse: () => unknown): { readonly at: number } | undefined {
  try {
    const objection = parse();
    return isObjection(objection) ? objection : undefined;
  } catch (thrown) {
    if (thrown instanceof ExpressionSyntaxError) return thrown;
    throw thrown;
  }
}

function isObjection(value: unknown): value is { readonly at: number } {
  return typeof value === 'object' && value !== null && typeof (value as { at?: unknown }).at === 'number';
}
