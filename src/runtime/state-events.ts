// The events that mark a state's way through the history.
import type { EventType, StateEnteredType, StateExitedType } from './event-keys';

/** The events that a type of state leaves in the history. */
export interface StateEvents {
  readonly entered: StateEnteredType;
  /** A Fail state is never left. */
  readonly exited?: StateExitedType;
  /** When no retrier takes a failure: Map and Parallel. */
  readonly failed?: Extract<EventType, `${string}StateFailed`>;
  /** When the failure of this state ends a branch of a Parallel. */
  readonly aborted?: Extract<EventType, `${string}StateAborted`>;
}
