// Fn::Length: the number of elements in a list (part of the AWS::LanguageExtensions transform).
import type { IntrinsicFunction } from './intrinsic';

export const length: IntrinsicFunction = {
  name: 'Fn::Length',
  resolve: (argument, scope) => scope.list(argument, 'the list of Fn::Length').length,
};
