import { Duration } from 'aws-cdk-lib';
import {
  after,
  fails,
  heartbeats,
  never,
  returns,
  sequence,
  submits,
  Simulator,
  type Execution,
  type Mock,
} from '../../../src/simulator';
import { LAMBDA, only } from '../../support/machines';

const CALLBACK = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
const ARGUMENTS = { QueueUrl: 'url', MessageBody: 'body' };

function run(mock: Mock, state: object = {}) {
  const machine = only({ Type: 'Task', Resource: CALLBACK, Parameters: ARGUMENTS, ...state });
  return Simulator.fromDefinition(machine).run({ mocks: { S: mock } });
}

const taskEvents = (execution: { readonly history: readonly { readonly type: string }[] }) =>
  execution.history.map(({ type }) => type).filter((type) => /^Task(?!State)/.test(type));

describe('after', () => {
  test.each([
    ['seconds', 90, 90],
    ['parts of a second', 0.25, 0.25],
    ['a Duration of the CDK', Duration.minutes(2), 120],
    ['a Duration of less than a second', Duration.millis(250), 0.25],
    ['no time', 0, 0],
  ])('%s of virtual time pass until the answer', async (_, duration, seconds) => {
    const execution = await run(after(duration, returns('x')));
    expect(execution).toMatchObject({ output: 'x', durationSeconds: seconds });
  });

  test('times add up, and stand in a sequence, before a failure and in what a function returns', async () => {
    const retried = { Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 1, MaxAttempts: 3, JitterStrategy: 'NONE' }] };
    const slow = sequence(after(10, fails('Busy')), () => after(5, after(2, returns('x'))));
    expect(await run(slow, retried)).toMatchObject({ output: 'x', durationSeconds: 10 + 1 + 7 });
  });

  test('a function is called when the task is, and answers later', async () => {
    const called: string[] = [];
    const mock = after(60, (_: unknown, { now }) => {
      called.push(now.toISOString());
      return Promise.resolve('x');
    });
    expect(await run(mock)).toMatchObject({ output: 'x', durationSeconds: 60 });
    expect(called).toEqual(['2026-01-01T00:00:00.000Z']);
  });

  test('a time-out that is due earlier ends the attempt', async () => {
    expect(await run(after(61, returns('x')), { TimeoutSeconds: 60 })).toMatchObject({
      error: 'States.Timeout',
      durationSeconds: 60,
    });
    expect(await run(after(60, returns('x')), { TimeoutSeconds: 60 })).toMatchObject({ output: 'x' });
  });

  test.each([
    [-1, 'Invalid duration -1 for after(...): expected 0 or more seconds, or a duration with toSeconds().'],
    [NaN, 'Invalid duration NaN for after(...): expected 0 or more seconds, or a duration with toSeconds().'],
    ['5', 'Invalid duration 5 for after(...): expected 0 or more seconds, or a duration with toSeconds().'],
    [
      { seconds: 5 },
      'Invalid duration {"seconds":5} for after(...): expected 0 or more seconds, or a duration with toSeconds().',
    ],
  ])('%j is not a time', (duration, message) => {
    expect(() => after(duration as number, returns(1))).toThrow(message);
  });
});

describe('never', () => {
  test.each([
    [{ TimeoutSeconds: 60 }, 60],
    [{ TimeoutSeconds: 60, HeartbeatSeconds: 20 }, 20],
  ])('with %j the time-out that is due first ends the attempt', async (state, seconds) => {
    const execution = await run(never(), state);
    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.Timeout', durationSeconds: seconds });
    expect(taskEvents(execution)).toEqual(['TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskTimedOut']);
  });

  test('without a time-out the execution stays RUNNING', async () => {
    expect(await run(never())).toMatchObject({ status: 'RUNNING', stopDate: undefined });
  });

  test('the time-out of the machine ends it', async () => {
    const machine = only({ Type: 'Task', Resource: `${LAMBDA}S` }, { TimeoutSeconds: 30 });
    expect(await Simulator.fromDefinition(machine).run({ mocks: { S: never() } })).toMatchObject({
      status: 'TIMED_OUT',
      durationSeconds: 30,
    });
  });
});

describe('heartbeats', () => {
  const limits = { TimeoutSeconds: 600, HeartbeatSeconds: 20 };

  test.each<[string, Mock, object]>([
    [
      'a worker that takes its time beats as often as it must',
      after(60, returns('x')),
      { output: 'x', durationSeconds: 60 },
    ],
    ['one that beats in time answers', heartbeats(20, after(60, returns('x'))), { output: 'x', durationSeconds: 60 }],
    [
      'one that beats too late is timed out',
      heartbeats(21, after(60, returns('x'))),
      { error: 'States.Timeout', durationSeconds: 20 },
    ],
    [
      'one that answers before its first beat is due is in time',
      heartbeats(30, after(19, returns('x'))),
      { output: 'x' },
    ],
    [
      'one that beats for ever meets TimeoutSeconds',
      heartbeats(10, never()),
      { error: 'States.Timeout', durationSeconds: 600 },
    ],
    [
      'one that falls silent is timed out after its last beat',
      heartbeats(15, after(50, never())),
      { error: 'States.Timeout', durationSeconds: 65 },
    ],
    [
      'one that beats too late and never answers',
      heartbeats(30, never()),
      { error: 'States.Timeout', durationSeconds: 20 },
    ],
  ])('%s', async (_, mock, outcome) => {
    expect(await run(mock, limits)).toMatchObject(outcome);
  });

  test('a worker that beats for ever without a time-out leaves the execution RUNNING', async () => {
    expect(await run(heartbeats(10, never()), { HeartbeatSeconds: 20 })).toMatchObject({ status: 'RUNNING' });
  });

  test('heartbeats need a time', () => {
    expect(() => heartbeats(0, never())).toThrow(
      'Invalid duration 0 for heartbeats(...): expected more than 0 seconds, or a duration with toSeconds().',
    );
  });
});

describe('submits', () => {
  const submittedOutput = ({ history }: Execution) =>
    history.find(({ type }) => type === 'TaskSubmitted')?.taskSubmittedEventDetails?.output;

  test('sets the output of TaskSubmitted, before the answer comes', async () => {
    const execution = await run(submits({ MessageId: 'm1' }, after(60, returns('approved'))));
    expect(taskEvents(execution)).toEqual(['TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskSucceeded']);
    expect(submittedOutput(execution)).toBe('{"MessageId":"m1"}');
    expect(execution).toMatchObject({ output: 'approved', durationSeconds: 60 });
  });

  test.each(['.sync', '.sync:2', '.waitForTaskToken'])('a %s without an output submits {}', async (pattern) => {
    const resource = `arn:aws:states:::states:startExecution${pattern}`;
    const execution = await run(fails('No'), { Resource: resource, Parameters: { StateMachineArn: 'arn' } });
    expect(taskEvents(execution)).toEqual(['TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskFailed']);
    expect(submittedOutput(execution)).toBe('{}');
  });

  test('an immediate answer submits nothing', async () => {
    const resource = 'arn:aws:states:::sqs:sendMessage';
    expect(taskEvents(await run(returns({}), { Resource: resource }))).not.toContain('TaskSubmitted');
    await expect(run(submits({}, returns({})), { Resource: resource })).rejects.toThrow(
      `The mock of 'S' uses submits(...), but ${resource} answers at once. Only tasks with .sync and .waitForTaskToken submit first.`,
    );
  });

  test('a value that is not JSON is refused', async () => {
    await expect(run(submits({ a: 1n }, returns({})))).rejects.toThrow(
      "The mock of 'S' submits a BigInt at $.a: expected a value that JSON can hold.",
    );
  });
});
