// Finds durable functions that Lambda would refuse to run for the task.
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { LambdaInvocationType } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { durableSeconds } from '../function-timeout';
import { invokeProps } from '../invoked';
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
      const texts = [
        ...(isUnqualified
          ? [`the function of '${name}' is durable: give an alias or a version of it, such as its currentVersion.`]
          : []),
        ...(isWaitedFor
          ? [
              `the function of '${name}' is durable and may take ${seconds} s: invoke it with invocationType EVENT, and waitForTaskToken where its result is needed.`,
            ]
          : []),
      ];
      return texts.map((text) => ({ state: name, text }));
    }),
};
