// Fn::Select: one element of a list, by its zero-based index.
import type { IntrinsicFunction } from './intrinsic';

export const select: IntrinsicFunction = {
  name: 'Fn::Select',
  resolve(argument, scope) {
    const [position, list] = scope.arguments(argument, 'Fn::Select', 2);
    const index = scope.text(position, 'the index of Fn::Select');
    const elements = scope.list(list, 'the list of Fn::Select');
    const isIndex = /^\d+$/.test(index);
    const element = isIndex ? elements[Number(index)] : undefined;
    // The value of a reference may have as many parts as it takes.
    const reference = isIndex
      ? elements.find((one) => typeof one === 'string' && /^\{\{resolve:[^}]*\}\}$/.test(one))
      : undefined;
    return (
      element ??
      reference ??
      scope.fail(`Fn::Select ${index}`, `the list has ${elements.length} elements, counted from 0`)
    );
  },
};
