// Fn::GetStackOutput: an output of another stack, exported or not.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
import type { IntrinsicFunction } from './intrinsic';
import { isObject, member } from '../../../json/json';

export const getStackOutput: IntrinsicFunction = {
  name: 'Fn::GetStackOutput',
  resolve(argument, scope) {
    if (!isObject(argument)) return scope.fail(this.name, 'expected an object with StackName and OutputName');
    const region = member(argument, 'Region');
    return scope.stackOutput(
      scope.text(member(argument, 'StackName'), 'StackName of Fn::GetStackOutput'),
      scope.text(member(argument, 'OutputName'), 'OutputName of Fn::GetStackOutput'),
      region === undefined ? undefined : scope.text(region, 'Region of Fn::GetStackOutput'),
    );
  },
};
