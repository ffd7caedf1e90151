// Task: its time, its time-outs, its failures, and what becomes of its result.
import type { Json } from '../../src/json/json';
import {
  fails,
  returns,
  sequence,
  Simulator,
  validateDefinition,
  type TaskHandler,
  type TaskReply,
} from '../../src/simulator';
import { eventsOf, run, where } from '../support/executions';
import { LAMBDA, task } from '../support/machines';

const INVOKE = { Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' } };
const SDK = { Resource: 'arn:aws:states:::aws-sdk:dynamodb:getItem', Parameters: { TableName: 't' } };

/** Runs a task that a handler answers; what it cannot do is caught under `$.error`. */
async function answered(rest: object, reply: TaskReply | TaskHandler, input: Json = {}) {
  const { S } = task(rest).States;
  const machine = {
    StartAt: 'S',
    States: {
      S: { ...S, Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Caught' }] },
      Caught: { Type: 'Pass', End: true },
    },
  };
  const handler = typeof reply === 'function' ? reply : () => reply;
  return Simulator.fromDefinition(machine).runWith({ handler, input });
}

const TIMED_OUT = { error: { Error: 'States.Timeout', Cause: '' } };

describe('time', () => {
  test('a task takes as long as its answer says', async () => {
    const execution = await answered({}, { output: 1, afterMs: 2500 });
    expect(execution).toMatchObject({ output: 1, durationSeconds: 2.5 });
  });

  test.each<[string, object, TaskReply, Json, number]>([
    ['no answer before TimeoutSeconds', { TimeoutSeconds: 5 }, { silent: true }, TIMED_OUT, 5],
    ['an answer after TimeoutSeconds', { TimeoutSeconds: 5 }, { output: 1, afterMs: 5001 }, TIMED_OUT, 5],
    ['a failure after TimeoutSeconds', { TimeoutSeconds: 5 }, { error: 'E', cause: '', afterMs: 5001 }, TIMED_OUT, 5],
    ['an answer at TimeoutSeconds', { TimeoutSeconds: 5 }, { output: 1, afterMs: 5000 }, 1, 5],
    ['TimeoutSecondsPath', { TimeoutSecondsPath: '$.limit' }, { silent: true }, { limit: 3, ...TIMED_OUT }, 3],
    // Recorded: a heartbeat that stays away is States.Timeout without a cause.
    ['no heartbeat', { TimeoutSeconds: 60, HeartbeatSeconds: 2 }, { silent: true }, TIMED_OUT, 2],
    ['HeartbeatSecondsPath', { HeartbeatSecondsPath: '$.limit' }, { silent: true }, { limit: 3, ...TIMED_OUT }, 3],
    ['an answer, however late for a heartbeat', { HeartbeatSeconds: 2 }, { output: 1, afterMs: 9000 }, 1, 9],
  ])('%s', async (_, rest, reply, output, seconds) => {
    const input: Json = JSON.stringify(rest).includes('Path') ? { limit: 3 } : {};
    expect(await answered(rest, reply, input)).toMatchObject({ output, durationSeconds: seconds });
  });

  test('a task without an answer leaves the execution running', async () => {
    expect((await answered({}, { silent: true })).status).toBe('RUNNING');
  });

  test('each attempt has its own time', async () => {
    const rest = {
      TimeoutSeconds: 5,
      Retry: [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 1, MaxAttempts: 1 }],
    };
    const reply: TaskHandler = ({ retryCount }) => (retryCount === 0 ? { silent: true } : { output: 1, afterMs: 4000 });
    expect(await answered(rest, reply)).toMatchObject({ output: 1, durationSeconds: 10 });
  });

  test.each([
    ['TimeoutSecondsPath', '$.gone', "Invalid path '$.gone' : No results for path: $['gone']"],
    [
      'HeartbeatSecondsPath',
      '$.text',
      'The HeartbeatSecondsPath field refers to value "five" which is not a valid integer: $.text',
    ],
  ])('%s %s ends the execution', async (field, path, why) => {
    const execution = await answered({ [field]: path }, { output: 1 }, { text: 'five' });
    expect(execution).toMatchObject({ error: 'States.Runtime', cause: where('S') + why });
  });
});

describe('events', () => {
  // Recorded: a function by its ARN has events of its own; a service has those of tasks.
  test.each<[string, object, TaskReply, readonly string[]]>([
    [
      'a function that succeeds',
      {},
      { output: 1 },
      ['LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionSucceeded'],
    ],
    [
      'a function that fails',
      {},
      { error: 'E', cause: 'c' },
      ['LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionFailed'],
    ],
    [
      'a function that is late',
      { TimeoutSeconds: 1 },
      { silent: true },
      ['LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionTimedOut'],
    ],
    [
      'an activity that is answered at once, as if a worker had taken it',
      { Resource: 'arn:aws:states:us-east-1:123456789012:activity:A' },
      { output: 1 },
      ['ActivityScheduled', 'ActivityStarted', 'ActivitySucceeded'],
    ],
    ['a service that succeeds', SDK, { output: 1 }, ['TaskScheduled', 'TaskStarted', 'TaskSucceeded']],
    ['a service that fails', SDK, { error: 'E', cause: 'c' }, ['TaskScheduled', 'TaskStarted', 'TaskFailed']],
    [
      'a service that is late',
      { ...SDK, TimeoutSeconds: 1 },
      { silent: true },
      ['TaskScheduled', 'TaskStarted', 'TaskTimedOut'],
    ],
    [
      'a service that is submitted first',
      SDK,
      { output: 1, submitted: {} },
      ['TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskSucceeded'],
    ],
  ])('%s', async (_, rest, reply, events) => {
    expect((await answered(rest, reply)).history.map(({ type }) => type).slice(2, 2 + events.length)).toEqual(events);
  });

  test('a retry schedules the task again after the failure; a catcher exits the state after the last failure', async () => {
    const rest = { Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 2, MaxAttempts: 1 }] };
    expect(eventsOf(await answered(rest, { error: 'E', cause: 'c' }))).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered S',
      '3<2 LambdaFunctionScheduled',
      '4<3 LambdaFunctionStarted',
      '5<4 LambdaFunctionFailed',
      '6<5 LambdaFunctionScheduled',
      '7<6 LambdaFunctionStarted',
      '8<7 LambdaFunctionFailed',
      '9<8 TaskStateExited S',
      '10<9 PassStateEntered Caught',
      '11<10 PassStateExited Caught',
      '12<11 ExecutionSucceeded',
    ]);
  });
});

describe('data', () => {
  const INPUT = { order: { id: 7 }, name: 'n' };

  test('Parameters is what the resource gets; Result goes through ResultSelector, ResultPath and OutputPath', async () => {
    const received: unknown[] = [];
    const machine = task({
      InputPath: '$.order',
      Parameters: { 'id.$': '$.id', fixed: '$.id' },
      ResultSelector: { 'total.$': '$.sum' },
      ResultPath: '$.result',
      OutputPath: '$.result.total',
    });
    const execution = await run(machine, {
      input: INPUT,
      mocks: { S: (payload) => (received.push(payload), { sum: 12 }) },
    });
    expect(received).toEqual([{ id: 7, fixed: '$.id' }]);
    expect(execution.output).toBe(12);
  });

  test('lambda:invoke wraps what the function returns', async () => {
    const execution = await run(task(INVOKE), { mocks: { S: returns({ a: 1 }) } });
    expect(execution.output).toEqual({ ExecutedVersion: '$LATEST', Payload: { a: 1 }, StatusCode: 200 });
  });
});

describe('Catch', () => {
  const caught = async (catchers: readonly object[], rest: object = {}) => {
    const names = ['A', 'B'];
    const machine = {
      StartAt: 'S',
      States: {
        S: {
          ...task(rest).States.S,
          Catch: [...catchers, { ErrorEquals: ['Never'], Next: 'B' }, { ErrorEquals: ['NeverEither'], Next: 'A' }],
        },
        ...Object.fromEntries(names.map((name) => [name, { Type: 'Pass', End: true }])),
      },
    };
    return run(machine, { input: { n: 1 }, mocks: { S: fails('E', 'why') } });
  };

  test.each<[string, readonly object[], string, Json]>([
    ['the error output replaces the input', [{ ErrorEquals: ['E'], Next: 'A' }], 'A', { Error: 'E', Cause: 'why' }],
    [
      'ResultPath adds it to the input',
      [{ ErrorEquals: ['E'], ResultPath: '$.e.x', Next: 'A' }],
      'A',
      { n: 1, e: { x: { Error: 'E', Cause: 'why' } } },
    ],
    ['ResultPath null drops it', [{ ErrorEquals: ['E'], ResultPath: null, Next: 'A' }], 'A', { n: 1 }],
    [
      'the first catcher that takes it',
      [
        { ErrorEquals: ['F'], Next: 'A' },
        { ErrorEquals: ['F', 'E'], Next: 'B' },
      ],
      'B',
      { Error: 'E', Cause: 'why' },
    ],
    [
      'States.TaskFailed takes it',
      [{ ErrorEquals: ['States.TaskFailed'], Next: 'A' }],
      'A',
      { Error: 'E', Cause: 'why' },
    ],
  ])('%s', async (_, catchers, state, output) => {
    const execution = await caught(catchers);
    expect(execution.visitedStates).toEqual(['S', state]);
    expect(execution.output).toEqual(output);
  });

  // Recorded: raise_exception_catch_output_path.
  test('ignores OutputPath and ResultPath of the state itself', async () => {
    const execution = await caught([{ ErrorEquals: ['E'], Next: 'A' }], { OutputPath: '$.gone', ResultPath: '$.r' });
    expect(execution.output).toEqual({ Error: 'E', Cause: 'why' });
  });

  // Recorded: a cause that is missing beside an error is empty; a failure with neither has nulls.
  test.each<[string | undefined, Json]>([
    ['E', { Error: 'E', Cause: '' }],
    [undefined, { Error: null, Cause: null }],
  ])('a failure %s without a cause is %j', async (error, output) => {
    expect((await answered({}, { error, cause: undefined })).output).toEqual({ error: output });
  });

  test('a failure that no catcher matches ends the execution', async () => {
    const execution = await caught([{ ErrorEquals: ['F'], Next: 'A' }]);
    expect(execution).toMatchObject({ status: 'FAILED', error: 'E', cause: 'why' });
  });

  test('is tried after Retry has given up', async () => {
    const execution = await caught([{ ErrorEquals: ['E'], Next: 'A' }], {
      Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 3 }],
    });
    expect(execution).toMatchObject({ status: 'SUCCEEDED', durationSeconds: 4 });
  });
});

test('each visit of a state has all its retries', async () => {
  const Retry = [{ ErrorEquals: ['E'], IntervalSeconds: 1, MaxAttempts: 1 }];
  const machine = {
    StartAt: 'S',
    States: {
      S: { Type: 'Task', Resource: `${LAMBDA}S`, Retry, Next: 'Again?' },
      'Again?': { Type: 'Choice', Choices: [{ Variable: '$', NumericLessThan: 2, Next: 'S' }], Default: 'Done' },
      Done: { Type: 'Succeed' },
    },
  };
  const execution = await run(machine, { mocks: { S: sequence(fails('E'), returns(1), fails('E'), returns(2)) } });
  expect(execution).toMatchObject({ output: 2, durationSeconds: 2 });
});

describe('Credentials, in which AWS does not look for expressions (measured: floci#2670)', () => {
  test.each([[{ RoleArn: '{% $x( %}' }], ['{% $x( %}'], [{ RoleArn: ['{% $x( %}'] }]])(
    'fail the state when %j cannot be parsed',
    async (Credentials) => {
      const machine = task({ Credentials, QueryLanguage: 'JSONata' });
      expect(validateDefinition(machine as never)).toEqual([]);
      const execution = await run(machine, { mocks: { S: returns(1) } });
      expect(execution).toMatchObject({
        status: 'FAILED',
        error: 'States.QueryEvaluationError',
        cause:
          "An error occurred while executing the state 'S' (entered at the event id #2). The JSONata expression " +
          "specified for the field 'Credentials' threw an error during evaluation: " +
          'Expected ")" before end of expression',
      });
    },
  );

  test('a catcher takes that failure', async () => {
    const machine = task({
      QueryLanguage: 'JSONata',
      Credentials: { RoleArn: '{% ( %}' },
      Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'S2' }],
    });
    const States = { ...machine.States, S2: { Type: 'Pass', Output: 'caught', End: true, QueryLanguage: 'JSONata' } };
    const execution = await run({ ...machine, States }, { mocks: { S: returns(1) } });
    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: 'caught' });
  });
});

// docs: concepts-error-handling names the two apart; TimeoutSeconds is not a heartbeat.
test('a task that is late was not late for a heartbeat', async () => {
  const rest = { TimeoutSeconds: 5, HeartbeatSeconds: 4 };
  const catching = async (error: string, state: object, reply: TaskReply) => {
    const { S } = task(state).States;
    const Catch = [{ ErrorEquals: [error], Next: 'Caught' }];
    const machine = { StartAt: 'S', States: { S: { ...S, Catch }, Caught: { Type: 'Pass', End: true } } };
    return (await Simulator.fromDefinition(machine).runWith({ handler: () => reply })).status;
  };
  expect(await catching('States.HeartbeatTimeout', rest, { silent: true })).toBe('SUCCEEDED');
  expect(await catching('States.HeartbeatTimeout', { TimeoutSeconds: 5 }, { silent: true })).toBe('FAILED');
  expect(await catching('States.Timeout', { TimeoutSeconds: 5 }, { silent: true })).toBe('SUCCEEDED');
});

test('a task without .waitForTaskToken has no token', async () => {
  const { error, cause } = await run(task({ Parameters: { 'token.$': '$$.Task.Token' } }), {
    mocks: { S: returns(1) },
  });
  expect(error).toBe('States.Runtime');
  expect(cause).toMatch(
    /^.* The JSONPath '\$\$\.Task\.Token' specified for the field 'token\.\$' could not be found in/,
  );
});

// docs: concepts-error-handling, States.DataLimitExceeded.
test('arguments over 256 KiB fail the state before the resource is called', async () => {
  const Parameters = { 'a.$': '$.text', 'b.$': '$.text' };
  const execution = await run(task({ Parameters }), { input: { text: 'x'.repeat(140_000) }, mocks: { S: returns(1) } });
  expect(execution).toMatchObject({
    error: 'States.DataLimitExceeded',
    cause: "The state/task 'S' returned a result with a size exceeding the maximum number of bytes service limit.",
    invocations: [],
  });
});

test('ecs:runTask.sync says in the history, too, who started the task', async () => {
  const rest = { Resource: 'arn:aws:states:::ecs:runTask.sync', Parameters: { TaskDefinition: 't' } };
  const { history } = await run(task(rest), { mocks: { S: returns({}) } });
  const { taskScheduledEventDetails: details } = history.find(({ type }) => type === 'TaskScheduled')!;
  expect(JSON.parse(details!.parameters)).toEqual({ StartedBy: 'AWS Step Functions', TaskDefinition: 't' });
});
