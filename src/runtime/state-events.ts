// The events that a state records in the history.
import type { EventType, StateEnteredType, StateExitedType } from './event-keys';

/** The events that a state type records in the history. */
export interface StateEvents {
  readonly entered: StateEnteredType;
  /** Undefined for Fail, which is never exited. */
  readonly exited?: StateExitedType;
  /** Recorded if no retrier matches a failure: Map and Parallel. */
  readonly failed?: Extract<EventType, `${string}StateFailed`>;
  /** Recorded if another branch's failure ends the branch in this state. */
  readonly aborted?: Extract<EventType, `${string}StateAborted`>;
}
