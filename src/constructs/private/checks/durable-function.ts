// Finds durable functions that Lambda would refuse to run for the task.
import { Token } from 'aws-cdk-lib';
import { CfnFunction, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { LambdaInvocationType } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { invokeProps } from '../invoked';
import { isAlias, isVersion } from '../version';
import { ofType, type Check } from './check';

/** The longest time, in seconds, that a durable function may take if the caller waits for its answer. */
const LONGEST_ANSWER = 900;

export const durableFunction: Check = {
  id: 'durable-function',
  severity: 'ERROR',
  reason:
    'Lambda refuses a durable function without a qualifier, and allows no caller to wait for one longer than 15 minutes, docs.aws.amazon.com/lambda/latest/dg/durable-invoking.html',
  find: ({ constructs, ...workflow }) =>
    ofType({ constructs, ...workflow }, 'Task').flatMap(({ name }) => {
      const { lambdaFunction, qualifier, invocationType } = invokeProps(constructs.get(name)) ?? {};
      const seconds = lambdaFunction && durableSeconds(lambdaFunction);
      if (seconds === undefined) return [];
      const isUnqualified = lambdaFunction!.node.defaultChild instanceof CfnFunction && qualifier === undefined;
      const isWaitedFor = invocationType !== LambdaInvocationType.EVENT && seconds > LONGEST_ANSWER;
      return [
        ...(isUnqualified
          ? [`the function of '${name}' is durable: give an alias or a version of it, such as its currentVersion.`]
          : []),
        ...(isWaitedFor
          ? [
              `the function of '${name}' is durable and may take ${seconds} s: invoke it with invocationType EVENT, and waitForTaskToken where its result is needed.`,
            ]
          : []),
      ];
    }),
};

/** How long a durable function may take, also behind a version or an alias; undefined for other and imported functions. */
function durableSeconds(lambdaFunction: IFunction): number | undefined {
  if (isAlias(lambdaFunction)) return durableSeconds(lambdaFunction.version);
  if (isVersion(lambdaFunction)) return durableSeconds(lambdaFunction.lambda);
  const resource = lambdaFunction.node.defaultChild;
  const config = resource instanceof CfnFunction ? resource.durableConfig : undefined;
  if (config === undefined) return undefined;
  const seconds = 'executionTimeout' in config ? config.executionTimeout : undefined;
  return typeof seconds === 'number' && !Token.isUnresolved(seconds) ? seconds : 0;
}
