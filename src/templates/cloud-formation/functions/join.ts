// Fn::Join: joins the elements of a list with a delimiter.
import type { IntrinsicFunction } from './intrinsic';

export const join: IntrinsicFunction = {
  name: 'Fn::Join',
  resolve(argument, scope) {
    const [delimiter, list] = scope.arguments(argument, 'Fn::Join', 2);
    const elements = scope.list(list, 'the list of Fn::Join');
    return scope.concatenate(
      elements.map((element) => scope.text(element, 'an element of Fn::Join')),
      scope.text(delimiter, 'the delimiter of Fn::Join'),
    );
  },
};
