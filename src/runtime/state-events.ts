// The events that mark a state's way through the history.
import type { EventType } from './history-events';

/** The events that a type of state leaves in the history. */
export interface StateEvents {
  readonly entered: EventType;
  /** A Fail state is never left. */
  readonly exited?: EventType;
  /** When no retrier takes a failure: Map and Parallel. */
  readonly failed?: EventType;
  /** When the failure of this state ends a branch of a Parallel. */
  readonly aborted?: EventType;
}
