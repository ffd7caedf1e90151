// The replies to an attempt: what each holds, and which ones end it at once.
import {
  deferred,
  failure,
  HEARTBEAT_MISSED,
  isFinal,
  OFFER,
  pending,
  silence,
  success,
  TIME_OUT,
  type TaskReply,
} from '../../src/runtime/task-reply';

const listen = () => () => undefined;
const E = { error: 'E', cause: 'c' };

test.each<[string, TaskReply, object]>([
  ['a success', success(1), { kind: 'success', output: 1, afterMs: 0, submitted: undefined }],
  ['a late success', success(1, 's', 5), { kind: 'success', output: 1, afterMs: 5, submitted: 's' }],
  ['a failure', failure(E), { kind: 'failure', ...E, afterMs: 0, submitted: undefined, failedEvent: undefined }],
  [
    'a late failure with its own event',
    failure(E, { failedEvent: 'TaskStartFailed', submitted: 's', afterMs: 5 }),
    { kind: 'failure', ...E, afterMs: 5, submitted: 's', failedEvent: 'TaskStartFailed' },
  ],
  ['a timeout', TIME_OUT, { kind: 'timeout', submitted: undefined }],
  ['a missed heartbeat', HEARTBEAT_MISSED, { kind: 'timeout', submitted: undefined, isHeartbeat: true }],
  ['silence', silence('s', 5), { kind: 'silence', submitted: 's', afterMs: 5 }],
  ['a pending answer', pending('s'), { kind: 'pending', submitted: 's' }],
  ['an offer', OFFER, { kind: 'offer', submitted: undefined }],
  ['an answer from elsewhere', deferred(listen, 's'), { kind: 'deferred', submitted: 's', listen }],
])('%s holds what it was made of', (_, reply, members) => {
  expect(reply).toStrictEqual(members);
});

test.each<[string, TaskReply, boolean]>([
  ['a success', success(1), true],
  ['a failure', failure(E), true],
  ['a timeout', TIME_OUT, true],
  ['a missed heartbeat', HEARTBEAT_MISSED, true],
  ['a success that takes time', success(1, undefined, 1), false],
  ['a failure that takes time', failure(E, { afterMs: 1 }), false],
  ['silence', silence(), false],
  ['a pending answer', pending(), false],
  ['an offer', OFFER, false],
  ['an answer from elsewhere', deferred(listen), false],
])('whether %s ends the attempt as soon as it arrives: %s', (_, reply, ends) => {
  for (const timeoutSeconds of [undefined, 5]) expect(Boolean(isFinal(reply, timeoutSeconds))).toBe(ends);
});

test('with a timeout of 0 seconds, only the timeout ends the attempt at once', () => {
  expect([success(1), failure(E), TIME_OUT].map((reply) => isFinal(reply, 0))).toEqual([false, false, true]);
});
