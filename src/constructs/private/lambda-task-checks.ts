// Checks the properties of a LambdaTask. Errors have the path of the construct and say what to do.
import { Stack, Token } from 'aws-cdk-lib';
import { FieldUtils, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvocationType } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { constructError } from './kinds/construct-error';
import { isJsonPath, returnsNothing, type AnyLambdaTask } from './lambda-invocation';
import { payloadProblem } from './payload';
import { differ } from './regions';
import { seconds } from './seconds';
import type { RetryPolicy } from '../retry-policy';

export function checkLambdaTask(scope: Construct, id: string, props: AnyLambdaTask): void {
  const problem =
    (props.queryLanguage ? problemInLanguage(props) : resultProblem(props)) ??
    timeoutProblem(props) ??
    tokenProblem(props) ??
    placeProblem(scope, props) ??
    nameProblem(props.stateName ?? id);
  if (problem) throw constructError(scope, id, problem);
  checkRetry(scope, id, props.retry);
  const timeout = props.timeout && seconds(scope, id, 'timeout', props.timeout);
  const heartbeat = props.heartbeat && seconds(scope, id, 'heartbeat', props.heartbeat);
  if (timeout && heartbeat && heartbeat >= timeout) {
    const message = `heartbeat must be less than timeout; found ${heartbeat} and ${timeout} seconds.`;
    throw constructError(scope, id, message);
  }
}

/** What is wrong with the properties in their language, which a task may get from its workflow. */
export function problemInLanguage(props: AnyLambdaTask): string | undefined {
  return resultProblem(props) ?? languageProblem(props) ?? payloadProblem(props);
}

type Problem = string | undefined;

/** Without the token in its event, the function could never answer. */
function tokenProblem({ waitsForToken, payload, ...props }: AnyLambdaTask): Problem {
  if (!waitsForToken || !payload || FieldUtils.containsTaskToken(payload as never)) return undefined;
  const token = isJsonPath(props) ? 'JsonPath.taskToken' : '{% $states.context.Task.Token %}';
  return `payload lacks the task token, which the function needs to answer. Put ${token} into it.`;
}

/** Checks the waits of retriers: Step Functions takes whole seconds. */
export function checkRetry(scope: Construct, id: string, retry: RetryPolicy | undefined): void {
  for (const [index, { interval, maxDelay }] of (retry?.retriers ?? []).entries()) {
    if (interval) seconds(scope, id, `the interval of retrier ${index + 1}`, interval);
    if (maxDelay) seconds(scope, id, `the maxDelay of retrier ${index + 1}`, maxDelay);
  }
}

/** What is wrong with a `resultKey`. */
export function resultKeyProblem(resultKey: string | undefined, queryLanguage?: QueryLanguage): Problem {
  if (queryLanguage === QueryLanguage.JSON_PATH && resultKey?.includes('\\')) {
    return `resultKey must not contain a backslash in JSONPath, whose paths have no form for it; found '${resultKey}'. Use another name.`;
  }
  return resultKey !== undefined && (resultKey === '' || Token.isUnresolved(resultKey))
    ? `resultKey must be a name known at synthesis; found '${resultKey}'.`
    : undefined;
}

function resultProblem(props: AnyLambdaTask): Problem {
  const { resultKey, outputs, clientContext, invocationType, waitsForToken } = props;
  const named = resultKeyProblem(resultKey, props.queryLanguage);
  if (named) return named;
  if (waitsForToken && invocationType === LambdaInvocationType.DRY_RUN) {
    return 'a DRY_RUN does not run the function, so it never receives the token. Remove invocationType.';
  }
  const [given, other] = (['resultKey', 'resultPath', 'resultSelector'] as const).filter((name) => props[name]);
  if (given === undefined) return undefined;
  if (given === 'resultKey' && outputs !== undefined) {
    return 'resultKey and outputs both set the output. Remove one of them.';
  }
  if (given === 'resultKey' && other === 'resultPath') {
    return 'resultKey and resultPath both place the result. Remove one of them.';
  }
  if (returnsNothing(props)) return `an invocation of type ${invocationType} has no result. Remove ${given}.`;
  if (clientContext !== undefined && isJsonPath(props) && !waitsForToken) {
    return `clientContext and ${given} work together only in JSONata. Remove one of them, or set queryLanguage to JSONATA.`;
  }
  return undefined;
}

function languageProblem(props: AnyLambdaTask): Problem {
  if (isJsonPath(props)) {
    return props.outputs === undefined
      ? undefined
      : 'outputs only works in JSONata. Use resultKey, or set queryLanguage to JSONATA.';
  }
  const fields = ['inputPath', 'outputPath', 'resultPath', 'resultSelector'] as const;
  const given = fields.filter((name) => props[name] !== undefined);
  return given.length === 0
    ? undefined
    : `${given.join(' and ')} only works in JSONPath. Use payload and outputs, or set queryLanguage to JSON_PATH.`;
}

function timeoutProblem(props: AnyLambdaTask): Problem {
  const { timeout, timeoutExpression, heartbeat, heartbeatExpression, waitsForToken } = props;
  if (timeout && timeoutExpression !== undefined) {
    return 'timeout and timeoutExpression both set the timeout. Remove one of them.';
  }
  if (heartbeat && heartbeatExpression !== undefined) {
    return 'heartbeat and heartbeatExpression both set the heartbeat. Remove one of them.';
  }
  if (!waitsForToken) return undefined;
  if (!timeout && timeoutExpression === undefined) {
    return 'timeout is missing: a lost token would keep the execution open for a year. Set timeout or timeoutExpression.';
  }
  return heartbeat || heartbeatExpression !== undefined
    ? undefined
    : 'heartbeat is missing: nothing would notice that the other side is gone. Set heartbeat or heartbeatExpression.';
}

/**
 * Step Functions calls Lambda only in its own Region, and in another account only with a role of that account
 * (docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html).
 */
function placeProblem(scope: Construct, { lambdaFunction, credentials }: AnyLambdaTask): Problem {
  const { account, region } = Stack.of(scope);
  const { env } = lambdaFunction;
  if (differ(env.region, region)) {
    return `the function is in Region ${env.region}, the workflow in ${region}. Step Functions invokes only functions in its own Region: move one of them.`;
  }
  return differ(env.account, account) && !credentials
    ? `the function is in account ${env.account}, the workflow in ${account}. Set credentials to a role in account ${env.account} that may invoke the function.`
    : undefined;
}

/** Quota of Step Functions: 80 characters (docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html). */
export function nameProblem(name: string): Problem {
  if (Token.isUnresolved(name)) return 'stateName must be known at synthesis; found a token. Use a plain text.';
  return name.length > 80
    ? `the state name '${name}' has ${name.length} characters; at most 80 are allowed. Set stateName.`
    : undefined;
}
