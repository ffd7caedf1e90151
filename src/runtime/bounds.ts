// The bounds of payloads: 256 KiB, which is AWS's quota, and 1,000 levels, which is Jackson's limit (the text is ours).
import { MAX_PAYLOAD_BYTES } from './quotas';
import type { Outcome } from '../expressions/query-language';
import { runtimeError, StatesError } from '../expressions/states-error';
import { DEEPEST, type Json } from '../json/json';
import { boundsOf, boundsWithin, type Bounds } from '../json/size';

/**
 * The failure of a result or an output over the quota. Recorded: a task's result that is too large can be caught, a
 * state's output cannot. Neither message says where it happened.
 */
export function tooLarge(name: string, origin: 'task' | 'state'): StatesError {
  const cause = `The state/task '${name}' returned a result with a size exceeding the maximum number of bytes service limit.`;
  return new StatesError('States.DataLimitExceeded', cause, origin);
}

/** An upper bound of a branch's value, kept up to date from state to state. */
export class ValueBounds {
  /** Unknown until a state changes the value for the first time. */
  private bytes = Infinity;
  private levels = 0;

  /**
   * Checks the output that a state made from the value. Returns the failure if it exceeds the bounds. A result that is
   * put into the value adds only its own size, so a long chain of states walks through a large value once.
   */
  excess({ output, added, room }: Outcome, state: string): StatesError | undefined {
    if (room && this.hasRoom(boundsOf(added!), room)) return undefined;
    const bounds = boundsOrFailure(output, state, 'output');
    if (bounds instanceof StatesError) return bounds;
    this.bytes = bounds.bytes;
    this.levels = bounds.levels;
    return undefined;
  }

  private hasRoom(added: Bounds, room: Bounds): boolean {
    this.bytes += room.bytes + added.bytes;
    this.levels = Math.max(this.levels, room.levels + added.levels);
    return this.bytes <= MAX_PAYLOAD_BYTES && this.levels <= DEEPEST;
  }
}

/**
 * The bounds of a value within the quotas, otherwise its failure. The bounds are valid until the next value is
 * measured.
 */
export function boundsOrFailure(value: Json, state: string, what: string): Bounds | StatesError {
  const bounds = boundsWithin(value, MAX_PAYLOAD_BYTES);
  if (bounds === 'size') return tooLarge(state, 'state');
  return bounds === 'depth' ? runtimeError(`The ${what} is nested deeper than 1,000 levels.`) : bounds;
}

/**
 * Checks the result of Parameters, Arguments or ItemSelector. AWS reports States.DataLimitExceeded for an input that is
 * over the quota after Parameters are processed
 * (docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html). No recording shows the text; this uses
 * the text for an output.
 */
export function checkInput(made: Json, state: string): Json {
  const bounds = boundsOrFailure(made, state, 'input');
  if (bounds instanceof StatesError) throw bounds;
  return made;
}
