// Finds missing retries, and retries that do not fit into the workflow's timeout.
import { lambdaTaskOf, numberIn, ofType, retriersOf, type Check } from './check';
import { isOptimised, readResource } from '../../../asl/services/resource';
import { isArray, member, type JsonObject } from '../../../json/json';

const THROTTLED = ['Lambda.TooManyRequestsException', 'States.TaskFailed', 'States.ALL'];

export const lambdaRetry: Check = {
  id: 'lambda-retry',
  severity: 'WARNING',
  reason:
    'Lambda throttles at its concurrency limit, docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html',
  find: (workflow) =>
    ofType(workflow, 'Task')
      .filter((part) => !lambdaTaskOf(workflow, part) && callsFunction(String(part.state.Resource)))
      .filter((part) => !retriersOf(part).some(retriesThrottling))
      .map(
        ({ name }) =>
          `'${name}' does not retry Lambda.TooManyRequestsException: make it a LambdaTask, or add a retrier.`,
      ),
};

function callsFunction(arn: string): boolean {
  const resource = readResource(arn);
  return resource?.kind === 'function' || isOptimised(resource, 'lambda', 'invoke');
}

function retriesThrottling(retrier: JsonObject): boolean {
  const errors = member(retrier, 'ErrorEquals');
  return isArray(errors) && errors.some((error) => THROTTLED.includes(error as string));
}

export const retryTime: Check = {
  id: 'retry-time',
  severity: 'WARNING',
  reason: 'the execution ends as TIMED_OUT before the last attempt',
  find: (workflow) =>
    outOfTime(workflow).map(
      ({ name, waits }) =>
        `the retries of '${name}' wait up to ${waits} s, the workflow has ${workflow.timeout} s: fewer attempts, or more time.`,
    ),
};

export const retryNever: Check = {
  id: 'retry-never',
  severity: 'ERROR',
  reason: 'the execution ends as TIMED_OUT before the first attempt',
  find: ({ states, timeout = Infinity }) =>
    states
      .filter((part) => retriersOf(part).some((retrier) => waitsOf(retrier, 1) >= timeout))
      .map(({ name }) => `a retrier of '${name}' waits longer than the workflow's ${timeout} s: shorten its interval.`),
};

function outOfTime({ states, timeout = Infinity }: Parameters<Check['find']>[0]): { name: string; waits: number }[] {
  return states
    .map((part) => ({ name: part.name, waits: retriersOf(part).reduce((sum, one) => sum + waitsOf(one), 0) }))
    .filter(({ waits }) => waits >= timeout);
}

/** The longest total wait of a retrier, in seconds; jitter only shortens it. The number of attempts is capped. */
export function waitsOf(retrier: JsonObject, attempts = numberIn(retrier, 'MaxAttempts', 3)): number {
  const rate = numberIn(retrier, 'BackoffRate', 2);
  const most = numberIn(retrier, 'MaxDelaySeconds', Infinity);
  let wait = Math.min(numberIn(retrier, 'IntervalSeconds', 1), most);
  let waits = 0;
  for (let attempt = 0; attempt < Math.min(attempts, 10_000); attempt += 1) {
    waits += wait;
    wait = Math.min(wait * rate, most);
  }
  return waits;
}
