// Fn::ImportValue: the value that another stack exports under a name.
import type { IntrinsicFunction } from './intrinsic';

export const importValue: IntrinsicFunction = {
  name: 'Fn::ImportValue',
  resolve: (argument, scope) => scope.importValue(scope.text(argument, 'the name in Fn::ImportValue')),
};
