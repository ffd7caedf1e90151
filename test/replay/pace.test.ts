// When a replay waits for a recorded time, and when it does not.
import { longestJitter, timeToWaitFor } from '../../src/replay/pace';

test.each<[string, number | undefined, number, number | undefined]>([
  ['a time that is near', 1500, 1000, 1500],
  ['the longest time that AWS needs between two events', 3000, 1000, 3000],
  ['a time beyond it: the definition has changed', 3001, 1000, undefined],
  ['a time that has passed', 1000, 1000, undefined],
  ['no recorded time', undefined, 1000, undefined],
])('a replay waits for %s', (_, recorded, now, time) => {
  expect(timeToWaitFor(recorded, now)).toBe(time);
});

test('chance may add its own time', () => {
  expect(timeToWaitFor(10_000, 1000, 7000)).toBe(10_000);
  expect(timeToWaitFor(10_001, 1000, 7000)).toBeUndefined();
});

const JITTER = { ErrorEquals: ['States.ALL'], JitterStrategy: 'FULL' };

test.each<[string, object[], number, number]>([
  ['the defaults', [JITTER], 1, 1000],
  ['the defaults, at the third retry', [JITTER], 3, 4000],
  ['its own numbers', [{ ...JITTER, IntervalSeconds: 10, BackoffRate: 3 }], 2, 30_000],
  ['a limit', [{ ...JITTER, IntervalSeconds: 10, BackoffRate: 3, MaxDelaySeconds: 12 }], 2, 12_000],
  [
    'the longest of several',
    [
      { ErrorEquals: ['A'], IntervalSeconds: 99 },
      { ...JITTER, IntervalSeconds: 5 },
    ],
    1,
    5000,
  ],
  ['the first attempt', [JITTER], 0, 0],
])('the longest delay by jitter is that of %s', (_, retriers, retryCount, delay) => {
  expect(longestJitter({ Retry: retriers } as never, retryCount)).toBe(delay);
});

test('a state without retriers has no jitter', () => {
  expect(longestJitter({}, 2)).toBe(0);
});
