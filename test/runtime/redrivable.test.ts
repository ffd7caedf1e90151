// What RedriveExecution refuses, to the millisecond and to the event (docs: redrive-executions).
import type { ExecutionEnd } from '../../src/runtime/execution-end';
import { NotRedrivableError, whyNotRedrivable, type RedriveQuestion } from '../../src/runtime/redrivable';

const DAY = 24 * 3600 * 1000;
const FAILED: ExecutionEnd = { status: 'FAILED', stopTime: 0 };
const ask = (question: Partial<RedriveQuestion>) =>
  whyNotRedrivable({ type: 'STANDARD', end: FAILED, startTime: 0, now: 0, events: 5, ...question });

test.each<[Partial<RedriveQuestion>, string | undefined]>([
  [{}, undefined],
  [{ end: { status: 'ABORTED', stopTime: 0 } }, undefined],
  [{ end: { status: 'TIMED_OUT', stopTime: 0 } }, undefined],
  [{ end: { status: 'SUCCEEDED', stopTime: 0 } }, 'Execution is SUCCEEDED and cannot be redriven'],
  [{ end: { status: 'RUNNING' } }, 'Execution is RUNNING and cannot be redriven'],
  [{ type: 'EXPRESS' }, 'Express executions cannot be redriven'],
  // ExecutionRedriven and one more event must fit.
  [{ events: 24_998 }, undefined],
  [{ events: 24_999 }, 'Execution history event limit exceeded'],
  [{ now: 14 * DAY }, undefined],
  [{ now: 14 * DAY + 1 }, 'Execution redrivable period exceeded'],
  [{ now: 366 * DAY - 1, end: { status: 'FAILED', stopTime: 360 * DAY } }, undefined],
  [{ now: 366 * DAY, end: { status: 'FAILED', stopTime: 360 * DAY } }, 'Execution has exceeded the max execution time'],
])('%j: %s', (question, why) => {
  expect(ask(question)).toBe(why);
});

test('the refusal names the execution and the reason', () => {
  const error = new NotRedrivableError('arn:e', 'Execution is RUNNING and cannot be redriven');
  expect(error.name).toBe('ExecutionNotRedrivable');
  expect(error.reason).toBe('Execution is RUNNING and cannot be redriven');
  expect(error.message).toBe('Execution arn:e invalid for redrive as: Execution is RUNNING and cannot be redriven');
});
