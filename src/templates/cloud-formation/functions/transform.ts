// Fn::Transform: a macro. Only CloudFormation itself can run it.
import type { IntrinsicFunction } from './intrinsic';
import { isObject, member } from '../../../json/json';

export const transform: IntrinsicFunction = {
  name: 'Fn::Transform',
  resolve(argument, scope) {
    const name = isObject(argument) ? member(argument, 'Name') : undefined;
    const parameters = (isObject(argument) && member(argument, 'Parameters')) || {};
    return scope.fail(
      `Fn::Transform '${String(name)}' ${JSON.stringify(parameters)}`,
      'macros do not run here. Write out what the macro makes',
    );
  },
};
