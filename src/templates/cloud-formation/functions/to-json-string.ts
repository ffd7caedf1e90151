// Fn::ToJsonString: converts an object or a list to JSON text (part of the AWS::LanguageExtensions transform).
import type { IntrinsicFunction } from './intrinsic';

export const toJsonString: IntrinsicFunction = {
  name: 'Fn::ToJsonString',
  resolve(argument, scope) {
    if (typeof argument !== 'object' || argument === null) scope.fail(this.name, 'expected an object or a list');
    return JSON.stringify(scope.resolve(argument));
  },
};
