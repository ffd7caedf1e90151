// Fn::Transform: a macro. Only CloudFormation itself can run it.
import type { IntrinsicFunction } from './intrinsic';
import { isObject, member } from '../../../json/json';
import { placeholder } from '../../unresolved-error';

export const transform: IntrinsicFunction = {
  name: 'Fn::Transform',
  resolve(argument, scope) {
    const name = isObject(argument) ? member(argument, 'Name') : undefined;
    const parameters = (isObject(argument) && member(argument, 'Parameters')) || {};
    return scope.failUnknown({
      subject: `Fn::Transform '${String(name)}' ${JSON.stringify(parameters)}`,
      why: 'macros do not run here. Write out what the macro makes',
      standIn: placeholder(String(name)),
    });
  },
};
