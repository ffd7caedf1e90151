// Runs the parsers of expressions for the rules.
import { ExpressionSyntaxError } from '../expression-syntax-error';
import { parseIntrinsic } from '../intrinsic/parse';
import { parseJsonPath } from '../json-path/parse';

/** The error in a text and where it is; undefined for a valid text. */
export function syntaxErrorOf(text: string, parse: (text: string) => unknown): { readonly at: number } | undefined {
  try {
    parse(text);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof ExpressionSyntaxError) return thrown;
    throw thrown;
  }
}

/** The value of a `.$` key, and of the fields of Fail. */
export function parsePathOrCall(text: string): void {
  if (text.startsWith('States.')) parseIntrinsic(text);
  else parseJsonPath(text);
}

/** ResultPath: a single place in the state's input. */
export function parseReferencePath(text: string): void {
  const { isReference, root } = parseJsonPath(text);
  if (!isReference || root.kind !== 'input') {
    throw new ExpressionSyntaxError(`Expected a reference path, but found '${text}'.`, 0);
  }
}
