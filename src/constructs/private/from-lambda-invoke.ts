// The properties of LambdaInvoke as those of a LambdaTask, for the inherited `LambdaTask.jsonata` and `jsonPath`.
import { Duration } from 'aws-cdk-lib';
import type { QueryLanguage, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import type { LambdaInvokeProps } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { LambdaTaskProps } from '../lambda-task-props';
import { RetryPolicy } from '../retry-policy';
import { checkPlace, constructError } from './kinds/construct-error';

/** What LambdaTask does not take, with what to use instead. */
const INSTEAD = {
  integrationPattern: 'LambdaTask.waitForTaskToken',
  heartbeatTimeout: 'LambdaTask.waitForTaskToken',
  heartbeat: 'LambdaTask.waitForTaskToken',
  qualifier: 'an alias or a version as lambdaFunction',
} as const;

export function fromLambdaInvoke(
  scope: Construct,
  id: string,
  given: LambdaInvokeProps | undefined,
  queryLanguage: QueryLanguage,
): LambdaTaskProps {
  checkPlace('LambdaTask', scope, id);
  const props = given ?? ({} as LambdaInvokeProps);
  for (const [name, instead] of Object.entries(INSTEAD)) {
    if (props[name as keyof LambdaInvokeProps] === undefined) continue;
    throw constructError(scope, id, `${name} is not a property of a LambdaTask. Use ${instead}.`);
  }
  const { retryOnServiceExceptions, payloadResponseOnly: _, taskTimeout, timeout, ...same } = props;
  return {
    ...same,
    queryLanguage,
    retry: retryOnServiceExceptions === false ? RetryPolicy.none() : undefined,
    ...(taskTimeout ? timeoutOf(taskTimeout) : { timeout }),
  };
}

function timeoutOf(timeout: Timeout): Pick<LambdaTaskProps, 'timeout' | 'timeoutExpression'> {
  const { seconds, path, jsonataExpression = path } = timeout as Timeout & { readonly jsonataExpression?: string };
  return seconds === undefined ? { timeoutExpression: jsonataExpression } : { timeout: Duration.seconds(seconds) };
}
