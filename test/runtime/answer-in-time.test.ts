// How long an attempt waits for a handler's promise, with a scheduler whose time the test sets.
import { answerInTime } from '../../src/runtime/answer-in-time';
import type { Scheduler } from '../../src/runtime/scheduler';
import type { TaskCall } from '../../src/runtime/task';
import { failure, silence, success, TIME_OUT, type TaskReply } from '../../src/runtime/task-reply';

const LIMIT = { seconds: 60, failure: { error: 'Slow', cause: 'too slow' } };

function wait(timeoutSeconds: number | undefined, limit?: typeof LIMIT) {
  const timers: { time: number; wake: () => void; cancelled: boolean }[] = [];
  const log: unknown[] = [];
  let answer!: { wake: (reply: TaskReply) => void; fail: (error: unknown) => void };
  let givenUp = 0;
  const scheduler = {
    at: (time: number, wake: () => void) => {
      const timer = { time, wake, cancelled: false };
      timers.push(timer);
      return timer;
    },
    answer: (_: unknown, wake: (reply: TaskReply) => void, fail: (error: unknown) => void) => {
      answer = { wake, fail };
      return () => (givenUp += 1);
    },
  } as unknown as Scheduler;
  const call = { timeoutSeconds, now: 1_000, integration: { limit } } as TaskCall;
  const never = new Promise<TaskReply>(() => undefined);
  const cancel = answerInTime(never, call, scheduler, () => log.push('closed'))(
    (reply) => log.push(reply),
    (error) => log.push(`failed: ${String(error)}`),
  );
  return { timers, log, answer, cancel, givenUp: () => givenUp };
}

test.each<[string, number | undefined, typeof LIMIT | undefined, number[]]>([
  ['neither has a limit', undefined, undefined, []],
  ['the task has a timeout', 5, undefined, [6_000]],
  ['its resource has a limit', undefined, LIMIT, [61_000]],
  ['the timeout is shorter', 5, LIMIT, [6_000]],
  ['the limit is shorter', 300, LIMIT, [61_000]],
  ['both are equal', 60, LIMIT, [61_000]],
])('when %s, it waits for the shorter one, from the call on', (_, timeout, limit, times) => {
  expect(wait(timeout, limit).timers.map(({ time }) => time)).toEqual(times);
});

test.each<[string, number | undefined, TaskReply]>([
  ['the timeout', 5, TIME_OUT],
  ['the limit of its resource', 300, failure(LIMIT.failure)],
  ['both, at one time', 60, TIME_OUT],
])('%s ends the wait, closes the task and gives the handler up', (_, timeout, reply) => {
  const { timers, log, givenUp } = wait(timeout, LIMIT);
  timers[0]!.wake();
  expect([log, givenUp(), timers[0]!.cancelled]).toEqual([['closed', reply], 1, true]);
});

test('an answer stops the clock, and closes the task only if it ends the attempt', () => {
  for (const [reply, log] of [
    [success(1), ['closed', success(1)]],
    [silence(), [silence()]],
    [success(1, undefined, 5), [success(1, undefined, 5)]],
  ] as const) {
    const waiting = wait(5);
    waiting.answer.wake(reply);
    expect([waiting.log, waiting.timers[0]!.cancelled]).toEqual([log, true]);
  }
});

test('a rejection stops the clock and is passed on', () => {
  const { answer, log, timers } = wait(5);
  answer.fail(new Error('broken'));
  expect([log, timers[0]!.cancelled]).toEqual([['failed: Error: broken'], true]);
});

test('cancelling the wait stops the clock, gives the handler up and closes the task', () => {
  const { cancel, log, timers, givenUp } = wait(5);
  cancel();
  expect([log, timers[0]!.cancelled, givenUp()]).toEqual([['closed'], true, 1]);
});
