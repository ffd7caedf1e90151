// Fn::Split: splits a string at each delimiter.
import type { IntrinsicFunction } from './intrinsic';

export const split: IntrinsicFunction = {
  name: 'Fn::Split',
  resolve(argument, scope) {
    const [delimiter, source] = scope.arguments(argument, 'Fn::Split', 2);
    const separator = scope.text(delimiter, 'the delimiter of Fn::Split');
    if (separator === '') scope.fail('Fn::Split', 'its delimiter is empty');
    return scope.text(source, 'the text of Fn::Split').split(separator);
  },
};
