// Retry: which retrier matches a failure, and how long to wait before the next attempt.
import type { RetryRecord } from './failure-record';
import type { Place, Retrier } from './machine';
import { firstMatch } from './matching';
import { MAX_WAIT_SECONDS } from './quotas';
import type { Chance } from '../expressions/scope';
import type { StatesError } from '../expressions/states-error';
import type { JsonObject } from '../json/json';

/** The defaults of the Amazon States Language. */
const DEFAULTS = { IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 2 } as const;

export function compileRetrier(retrier: JsonObject, place: Place): Retrier {
  return {
    place,
    errors: retrier.ErrorEquals as readonly string[],
    intervalSeconds: numberOr(retrier.IntervalSeconds, DEFAULTS.IntervalSeconds),
    maxAttempts: numberOr(retrier.MaxAttempts, DEFAULTS.MaxAttempts),
    backoffRate: numberOr(retrier.BackoffRate, DEFAULTS.BackoffRate),
    // Later than the end of any execution, but still a valid time: the rate may multiply to Infinity.
    maxDelaySeconds: numberOr(retrier.MaxDelaySeconds, MAX_WAIT_SECONDS),
    jitter: retrier.JitterStrategy === 'FULL',
  };
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}

/** The retries of one visit to a state. Each retrier counts its own. */
export class RetryBudget {
  private readonly used = new Map<Retrier, number>();

  constructor(private readonly retriers: readonly Retrier[]) {}

  /** The next retry with its delay, or undefined if no retrier matches the failure any more. */
  next(failure: StatesError, chance: Chance): RetryRecord | undefined {
    const retrier = firstMatch(this.retriers, failure);
    if (!retrier) return undefined;
    const used = this.used.get(retrier) ?? 0;
    if (used >= retrier.maxAttempts) return undefined;
    this.used.set(retrier, used + 1);
    retrier.place.passes += 1;
    return { retrier, used, delayMs: backoffMs(retrier, used, chance) };
  }
}

/** Milliseconds before the next attempt, after the retrier was used this many times. */
export function backoffMs(retrier: Retrier, used: number, chance: Chance): number {
  const backoff = Math.min(retrier.intervalSeconds * retrier.backoffRate ** used, retrier.maxDelaySeconds);
  // FULL jitter: a random time between zero and the full delay.
  return Math.round(1000 * (retrier.jitter ? backoff * chance.jitter() : backoff));
}
