// Fn::Split: splits a string at each delimiter.
import type { IntrinsicFunction } from './intrinsic';

/** A value that only a deployment knows, such as `{{resolve:ssm:/orders/topic}}`. */
const REFERENCE = /(\{\{resolve:[^}]*\}\})/;

export const split: IntrinsicFunction = {
  name: 'Fn::Split',
  resolve(argument, scope) {
    const [delimiter, source] = scope.arguments(argument, 'Fn::Split', 2);
    const separator = scope.text(delimiter, 'the delimiter of Fn::Split');
    if (separator === '') scope.fail('Fn::Split', 'its delimiter is empty');
    return splitAround(scope.text(source, 'the text of Fn::Split'), separator);
  },
};

/** A reference stays whole: where its value has delimiters is unknown. */
function splitAround(text: string, separator: string): string[] {
  if (!text.includes('{{resolve:')) return text.split(separator);
  const parts = [''];
  for (const [index, piece] of text.split(REFERENCE).entries()) {
    const [first = '', ...others] = index % 2 === 1 ? [piece] : piece.split(separator);
    parts.push(`${parts.pop()!}${first}`, ...others);
  }
  return parts;
}
