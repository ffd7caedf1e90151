// A difference between two executions of a state machine. Only types.
import type { Json } from '../../json/json';

/**
 * What differs:
 * - `path`: another state follows, or none: `one` and `other` are the names of the states.
 * - `input`, `output`, `assigned`: the data of a state.
 * - `target`, `arguments`: what a task calls, and with which arguments.
 * - `result`, `failure`: how an attempt of a task ended.
 * - `attempts`: how often a state's work was tried.
 * - `handled`: whether a catcher handled a state's failure, and which.
 * - `branches`: how many iterations or branches ran.
 * - `unanswered`: a task of the second execution has no result in the recording.
 * - `end`: how the execution ended: its status, output, error or cause.
 */
export type DifferenceKind =
  | 'path'
  | 'input'
  | 'target'
  | 'arguments'
  | 'result'
  | 'failure'
  | 'attempts'
  | 'handled'
  | 'branches'
  | 'assigned'
  | 'output'
  | 'unanswered'
  | 'end';

/** One difference. `one` is the first execution, or the recorded one; `other` is the second one, or the replay. */
export interface Difference {
  /** What differs. */
  readonly kind: DifferenceKind;
  /** The states that lead to it, from the outside in, such as `Each[3] > Charge`. Empty for the execution's own end. */
  readonly at: string;
  /** For `path`: the state before, which decided; absent for the first state of a machine. */
  readonly after?: string;
  /** The visit to the state, from 1, if it was visited more than once in its branch. */
  readonly visit?: number;
  /** The attempt, from 1, if the difference lies in one. */
  readonly attempt?: number;
  /** The place in the data, such as `$.order.total`. */
  readonly path?: string;
  /** The value in the first execution; absent if it has none. */
  readonly one?: Json;
  /** The value in the second execution; absent if it has none. */
  readonly other?: Json;
  /** The ids of the events that entered the state, in each history; absent in the one that did not enter it. */
  readonly eventIds: { readonly one?: number; readonly other?: number };
}

/** A state that has another name in the second definition. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
}

/** How the texts name the two executions. */
export interface Sides {
  readonly one: string;
  readonly other: string;
}
