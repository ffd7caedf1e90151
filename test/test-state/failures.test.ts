// What TestState answers for a state that fails: what its retriers and catchers would make of the error.
// Each rule was recorded: corpus teststate, retrier_retry_count, state_task_catch_error and map_state_failure_count.
import { ask } from './support';

const TASK = { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Parameters: { Message: 'm' }, End: true };
const RETRY = { ErrorEquals: ['Busy'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 2 };
const CATCH = [
  { ErrorEquals: ['Other'], Next: 'A' },
  { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'B' },
];
const BUSY = { error: 'Busy', cause: 'Try again.' };

const fail = async (definition: object, request: object = {}) =>
  ask({ definition, input: { a: 1 }, error: BUSY, inspectionLevel: 'DEBUG', ...request });

test('an error that no rule matches fails the state', async () => {
  const answer = await ask({ definition: TASK, error: BUSY });
  expect(answer).toEqual({ status: 'FAILED', error: 'Busy', cause: 'Try again.' });
});

test('an error that a retrier matches is reported with the retrier and the delay before the next attempt', async () => {
  const definition = { ...TASK, Retry: [{ ErrorEquals: ['Other'] }, RETRY], Catch: CATCH };
  const told = (answer: object) => (answer as { inspectionData: { errorDetails: object } }).inspectionData.errorDetails;
  const first = await fail(definition);
  expect(first).toMatchObject({ status: 'RETRIABLE', error: 'Busy', cause: 'Try again.' });
  expect(first).not.toHaveProperty('output');
  expect(told(first)).toEqual({ retryIndex: 1, retryBackoffIntervalSeconds: 2 });
  const second = await fail(definition, { stateConfiguration: { retrierRetryCount: 1 } });
  expect(told(second)).toEqual({ retryIndex: 1, retryBackoffIntervalSeconds: 6 });
});

test('a retrier that is used up is reported, and the catchers get the error', async () => {
  const used = { stateConfiguration: { retrierRetryCount: 2 } };
  expect(await fail({ ...TASK, Retry: [RETRY] }, used)).toMatchObject({
    status: 'FAILED',
    inspectionData: { errorDetails: { retryIndex: 0 } },
  });
  expect(await fail({ ...TASK, Retry: [RETRY], Catch: CATCH }, used)).toMatchObject({
    status: 'CAUGHT_ERROR',
    inspectionData: { errorDetails: { retryIndex: 0, catchIndex: 1 } },
  });
});

test('an error that a catcher matches is reported with the output and the next state of the catcher', async () => {
  expect(await fail({ ...TASK, Catch: CATCH })).toEqual({
    status: 'CAUGHT_ERROR',
    error: 'Busy',
    cause: 'Try again.',
    output: { a: 1, error: { Error: 'Busy', Cause: 'Try again.' } },
    nextState: 'B',
    inspectionData: {
      ...{ input: { a: 1 }, afterInputPath: { a: 1 }, afterParameters: { Message: 'm' } },
      errorDetails: { catchIndex: 1 },
    },
  });
});

test("a catcher's own failure fails the state", async () => {
  const Catch = [{ ErrorEquals: ['States.ALL'], Output: '{% $error("no") %}', Next: 'B' }];
  const { Parameters: Arguments, ...task } = TASK;
  expect(await fail({ ...task, Arguments, QueryLanguage: 'JSONata', Catch })).toMatchObject({
    status: 'FAILED',
    error: 'States.QueryEvaluationError',
  });
});

test('an evaluation that fails has its cause without the words about where it was', async () => {
  const definition = { Type: 'Pass', InputPath: '$.nowhere', End: true };
  expect(await ask({ definition, input: { a: 1 } })).toEqual({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: "Invalid path '$.nowhere' : No results for path: $['nowhere']",
  });
});

test('a path that finds nothing cannot be caught', async () => {
  const definition = { ...TASK, InputPath: '$.nowhere', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }] };
  expect(await fail(definition)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
});

test('JSONata that fails can be caught', async () => {
  const Catch = [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'B' }];
  const definition = { ...TASK, Parameters: undefined, QueryLanguage: 'JSONata', Arguments: '{% $nowhere %}', Catch };
  const { Parameters: _, ...task } = definition;
  expect(await fail(task)).toMatchObject({ status: 'CAUGHT_ERROR', nextState: 'B' });
});

test('a Fail state fails with its own error', async () => {
  const definition = { Type: 'Fail', Error: 'E', CausePath: '$.a' };
  expect(await ask({ definition, input: { a: 'why' } })).toEqual({ status: 'FAILED', error: 'E', cause: 'why' });
});

test('an output over the quota fails the state', async () => {
  const definition = { Type: 'Pass', Parameters: { 'a.$': '$', 'b.$': '$' }, Next: 'B' };
  expect(await ask({ definition, input: 'x'.repeat(200_000) })).toEqual({
    status: 'FAILED',
    error: 'States.DataLimitExceeded',
    cause:
      "The state/task 'StateName' returned a result with a size exceeding the maximum number of bytes service limit.",
  });
});
