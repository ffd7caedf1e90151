// When things happen in a replay: at the recorded times, as long as the current definition takes about as long.
import type { JsonObject } from '../json/json';
import { isArray, isObject, member } from '../json/json';

/**
 * How long AWS may take between two events, beyond what the definition asks for, in milliseconds. Where the recording
 * is later by more than that, the definition has changed, such as a Wait that became shorter.
 */
const MOST_OVERHEAD = 2000;

/**
 * The time until which a replay waits so that something happens when it did, in milliseconds since the epoch; undefined
 * if it need not or must not wait.
 * @param allowed the milliseconds that chance may add, such as the jitter of a retry
 */
export function timeToWaitFor(recorded: number | undefined, now: number, allowed = 0): number | undefined {
  if (recorded === undefined || recorded <= now) return undefined;
  return recorded - now <= MOST_OVERHEAD + allowed ? recorded : undefined;
}

/**
 * The longest delay that jitter may have chosen before this retry of a state, in milliseconds. A replay takes none of
 * its own: it waits until the recorded time.
 */
export function longestJitter(state: JsonObject, retryCount: number): number {
  const retriers = member(state, 'Retry');
  if (!isArray(retriers) || retryCount === 0) return 0;
  const delays = retriers.filter(isObject).map((retrier) => {
    if (member(retrier, 'JitterStrategy') !== 'FULL') return 0;
    const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = Infinity } = retrier;
    const backoff = Number(IntervalSeconds) * Number(BackoffRate) ** (retryCount - 1);
    return 1000 * Math.min(backoff, Number(MaxDelaySeconds));
  });
  return Math.max(...delays);
}
