// Fn::If: one of two values, selected by a condition of the template. The other value is not resolved.
import type { IntrinsicFunction } from './intrinsic';

export const ifFunction: IntrinsicFunction = {
  name: 'Fn::If',
  resolve(argument, scope) {
    const [condition, whenTrue, whenFalse] = scope.arguments(argument, 'Fn::If', 3);
    const chosen = scope.condition(scope.text(condition, 'the condition of Fn::If')) ? whenTrue : whenFalse;
    return scope.resolve(chosen as NonNullable<typeof chosen>);
  },
};
