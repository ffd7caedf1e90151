// Finds missing retries, and retries that do not fit into the workflow's timeout.
import { lambdaTaskOf, numberIn, ofType, retriersOf, type Check, type CheckedWorkflow } from './check';
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
      .map(({ name }) => ({
        state: name,
        text: `'${name}' does not retry Lambda.TooManyRequestsException: make it a LambdaTask, or add a retrier.`,
      })),
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
    outOfTime(workflow).map(({ name, waits }) => ({
      state: name,
      text: `the retries of '${name}' wait ${waitsText(waits)}, the workflow has ${limitOf(workflow)} s: fewer attempts, or more time.`,
    })),
};

export const retryNever: Check = {
  id: 'retry-never',
  severity: 'ERROR',
  reason: 'the execution ends as TIMED_OUT before the first attempt',
  find: (workflow) =>
    workflow.states
      .filter((part) => retriersOf(part).some((retrier) => waitsOf(retrier, 1) >= limitOf(workflow)))
      .map(({ name }) => ({
        state: name,
        text: `a retrier of '${name}' waits longer than the workflow's ${limitOf(workflow)} s: shorten its interval.`,
      })),
};

/** A STANDARD execution lasts a year at most (docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html). */
const YEAR = 365 * 24 * 3600;

function limitOf({ timeout = YEAR }: CheckedWorkflow): number {
  return timeout;
}

/** Waits that double soon exceed all numbers. */
function waitsText(seconds: number): string {
  return seconds > YEAR ? 'for more than a year' : `up to ${seconds} s`;
}

function outOfTime(workflow: CheckedWorkflow): { name: string; waits: number }[] {
  return workflow.states
    .map((part) => ({ name: part.name, waits: retriersOf(part).reduce((sum, one) => sum + waitsOf(one), 0) }))
    .filter(({ waits }) => waits >= limitOf(workflow));
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
