// What became of the failures of states. The history does not say it, and who asks why needs it.
import type { Catcher, Retrier } from './machine';
import type { StatesError } from '../expressions/states-error';

/** A failure of a state, and the rule that took it. Without a rule, it ended its branch. */
export interface FailureRecord {
  /** The event that entered the state; 0 if the branch failed before its first state. */
  readonly visitId: number;
  /** The branch's latest event when the state failed. */
  readonly eventId: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly failure: StatesError;
  /** The retrier that tried again. */
  readonly retried?: RetryRecord;
  /** The catcher that handled it. */
  readonly catcher?: Catcher;
}

export interface RetryRecord {
  readonly retrier: Retrier;
  /** How often the retrier had been used before, in this visit. */
  readonly used: number;
  readonly delayMs: number;
}
