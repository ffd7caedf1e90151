// What the parsers of expressions say about a text, for the rules that ask one.
import { ExpressionSyntaxError } from '../expression-syntax-error';
import { parseIntrinsic } from '../intrinsic/parse';
import { parseJsonPath } from '../json-path/parse';

/** What is wrong with a text, and where; undefined when nothing is. */
export function syntaxErrorOf(text: string, parse: (text: string) => unknown): { readonly at: number } | undefined {
  try {
    parse(text);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof ExpressionSyntaxError) return thrown;
    throw thrown;
  }
}

/** What a `.$` key holds, and the fields of Fail. */
export function parsePathOrCall(text: string): void {
  if (text.startsWith('States.')) parseIntrinsic(text);
  else parseJsonPath(text);
}

/** ResultPath: one place in the state's input. */
export function parseReferencePath(text: string): void {
  const { isReference, root } = parseJsonPath(text);
  if (!isReference || root.kind !== 'input') {
    throw new ExpressionSyntaxError(`Expected a reference path, but found '${text}'.`, 0);
  }
}
