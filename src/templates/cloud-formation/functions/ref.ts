// Ref: the value of a parameter, or the identifier of a resource.
import type { IntrinsicFunction } from './intrinsic';

export const ref: IntrinsicFunction = {
  name: 'Ref',
  resolve: (argument, scope) => scope.reference(scope.text(argument, 'the name in Ref')),
};
