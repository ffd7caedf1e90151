import { StatesError } from '../../src/expressions/states-error';
import { SeededChance } from '../../src/runtime/random';
import { compileRetrier, RetryBudget } from '../../src/runtime/retry';

const failure = (error: string) => new StatesError(error, undefined, 'task');

const place = () => ({ at: '/States/S/Retry[0]', passes: 0 });

describe('RetryBudget', () => {
  const delays = (retrier: object, attempts: number, seed = 1) => {
    const budget = new RetryBudget([compileRetrier({ ErrorEquals: ['E'], ...retrier }, place())]);
    const chance = new SeededChance(seed);
    return Array.from({ length: attempts }, () => budget.next(failure('E'), chance)?.delayMs);
  };

  test('defaults: three retries after 1, 2 and 4 seconds', () => {
    expect(delays({}, 4)).toEqual([1000, 2000, 4000, undefined]);
  });

  test('waits grow by BackoffRate up to MaxDelaySeconds', () => {
    const retrier = { IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 4, MaxDelaySeconds: 10 };
    expect(delays(retrier, 5)).toEqual([2000, 6000, 10_000, 10_000, undefined]);
  });

  test('no wait is longer than the longest Wait, however often it is multiplied', () => {
    const longest = (2 ** 31 - 1) * 1000;
    const retrier = { IntervalSeconds: 99_999_999, BackoffRate: 1e300, MaxAttempts: 9 };
    expect(delays(retrier, 4)).toEqual([99_999_999_000, longest, longest, longest]);
    const jittered = delays({ ...retrier, JitterStrategy: 'FULL' }, 9) as number[];
    expect(jittered.every((delay) => delay >= 0 && delay < longest)).toBe(true);
  });

  test('MaxAttempts 0 never retries', () => {
    expect(delays({ MaxAttempts: 0 }, 1)).toEqual([undefined]);
  });

  test('full jitter stays below the wait and repeats with the seed', () => {
    const retrier = { IntervalSeconds: 10, BackoffRate: 1, MaxAttempts: 50, JitterStrategy: 'FULL' };
    const jittered = delays(retrier, 50) as number[];
    expect(Math.min(...jittered)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...jittered)).toBeLessThanOrEqual(10_000);
    expect(new Set(jittered).size).toBeGreaterThan(40);
    expect(delays(retrier, 50)).toEqual(jittered);
    expect(delays(retrier, 50, 2)).not.toEqual(jittered);
  });

  test('each retrier counts its own attempts', () => {
    const budget = new RetryBudget([
      compileRetrier({ ErrorEquals: ['A'], MaxAttempts: 1 }, place()),
      compileRetrier({ ErrorEquals: ['States.ALL'], MaxAttempts: 2, IntervalSeconds: 5 }, place()),
    ]);
    const chance = new SeededChance(1);
    const names = ['A', 'B', 'A', 'B', 'B'];
    expect(names.map((name) => budget.next(failure(name), chance)?.delayMs)).toEqual([
      1000,
      5000,
      undefined,
      10_000,
      undefined,
    ]);
  });
});

test('a retrier counts how often it was passed, for the coverage of retriers', () => {
  const [passed, other] = [place(), place()];
  const budget = new RetryBudget([
    compileRetrier({ ErrorEquals: ['A'], MaxAttempts: 2 }, passed),
    compileRetrier({ ErrorEquals: ['B'] }, other),
  ]);
  const chance = new SeededChance(1);
  for (let attempt = 0; attempt < 3; attempt += 1) budget.next(failure('A'), chance)?.delayMs;
  expect([passed.passes, other.passes]).toEqual([2, 0]);
});

test('a failure that no retrier names is not retried', () => {
  const budget = new RetryBudget([compileRetrier({ ErrorEquals: ['A'] }, place())]);
  expect(budget.next(failure('B'), new SeededChance(1))?.delayMs).toBeUndefined();
});

describe('SeededChance', () => {
  test('numbers are in [0, 1) and spread evenly', () => {
    const chance = new SeededChance(7);
    const numbers = Array.from({ length: 10_000 }, () => chance.random());
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    expect(mean).toBeCloseTo(0.5, 1);
  });

  test('UUIDs are version 4, variant 1, and differ', () => {
    const chance = new SeededChance(7);
    const ids = Array.from({ length: 100 }, () => chance.uuid());
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(100);
  });
});
