// Fn::ToJsonString: converts an object or a list to JSON text (part of the AWS::LanguageExtensions transform).
import type { IntrinsicFunction } from './intrinsic';
import { MAX_DEFINITION_LENGTH } from '../../../asl/quotas';
import { isLarger } from '../../../json/size';

export const toJsonString: IntrinsicFunction = {
  name: 'Fn::ToJsonString',
  resolve(argument, scope) {
    if (typeof argument !== 'object' || argument === null) scope.fail(this.name, 'expected an object or a list');
    const value = scope.resolve(argument)!;
    if (isLarger(value, MAX_DEFINITION_LENGTH)) {
      scope.fail(this.name, `its text is longer than ${MAX_DEFINITION_LENGTH} characters`);
    }
    return JSON.stringify(value);
  },
};
