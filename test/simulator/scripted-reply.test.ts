// The replies of a handler of runWith, each as its documentation describes it.
import { Simulator, type TaskHandler, type TaskReply } from '../../src/simulator';
import type { ScriptedAnswer } from '../../src/simulator/scripted-reply';
import { task } from '../support/machines';

const ACTIVITY = { Resource: 'arn:aws:states:us-east-1:123456789012:activity:A' };

const run = (rest: object, reply: TaskReply | TaskHandler) =>
  Simulator.fromDefinition(task(rest)).runWith({ handler: typeof reply === 'function' ? reply : () => reply });

test('an output succeeds after its time', async () => {
  expect(await run({}, { output: 1, afterMs: 1500 })).toMatchObject({ output: 1, durationSeconds: 1.5 });
});

test('a promise of a reply counts like the reply', async () => {
  expect(await run({}, async () => ({ output: 1 }))).toMatchObject({ status: 'SUCCEEDED', output: 1 });
});

test('an error fails after its time, with the event that the reply names', async () => {
  const reply: TaskReply = { error: 'E', cause: 'c', failedEvent: 'ActivityScheduleFailed', afterMs: 500 };
  const execution = await run(ACTIVITY, reply);
  expect(execution).toMatchObject({ error: 'E', cause: 'c', durationSeconds: 0.5 });
  expect(execution.history.map(({ type }) => type)).toContain('ActivityScheduleFailed');
});

test('timedOut ends the attempt at once', async () => {
  expect(await run({ TimeoutSeconds: 9 }, { timedOut: true })).toMatchObject({
    error: 'States.Timeout',
    durationSeconds: 0,
  });
});

test('silent leaves the end to the time-outs, which count from the last heartbeat', async () => {
  expect(await run({ HeartbeatSeconds: 2 }, { silent: true, afterMs: 1000 })).toMatchObject({
    error: 'States.Timeout',
    durationSeconds: 3,
  });
});

test('pending ignores the time-outs', async () => {
  expect((await run({ TimeoutSeconds: 9 }, { pending: true })).status).toBe('RUNNING');
});

test('offered leaves the task to the workers of its resource', async () => {
  const { status, history } = await run({ ...ACTIVITY, TimeoutSeconds: 9 }, { offered: true });
  expect(status).toBe('RUNNING');
  expect(history.map(({ type }) => type)).not.toContain('ActivityStarted');
});

test.each<[string, ScriptedAnswer, object]>([
  ['an output', { output: 2 }, { status: 'SUCCEEDED', output: 2 }],
  ['an error', { error: 'E', cause: 'c' }, { status: 'FAILED', error: 'E', cause: 'c' }],
  ['a time-out', { timedOut: true }, { status: 'FAILED', error: 'States.Timeout' }],
])('ends passes on %s that comes later', async (_, answer, expected) => {
  const reply: TaskReply = {
    ends: (done) => {
      done(answer);
      return () => undefined;
    },
  };
  expect(await run({}, reply)).toMatchObject(expected);
});

test('submitted goes before the answer', async () => {
  const execution = await run(
    { Resource: 'arn:aws:states:::aws-sdk:dynamodb:getItem', Parameters: {} },
    { output: 1, submitted: { id: 'x' } },
  );
  expect(execution.history.map(({ type }) => type)).toContain('TaskSubmitted');
});
