// Fn::Select: one element of a list, by its zero-based index.
import type { IntrinsicFunction } from './intrinsic';

export const select: IntrinsicFunction = {
  name: 'Fn::Select',
  resolve(argument, scope) {
    const [position, list] = scope.arguments(argument, 'Fn::Select', 2);
    const index = scope.text(position, 'the index of Fn::Select');
    const elements = scope.list(list, 'the list of Fn::Select');
    const element = /^\d+$/.test(index) ? elements[Number(index)] : undefined;
    return element ?? scope.fail(`Fn::Select ${index}`, `the list has ${elements.length} elements, counted from 0`);
  },
};
