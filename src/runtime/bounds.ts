// What payloads may be at most: 256 KiB, which is AWS's quota, and 1,000 levels, which is Jackson's and whose text is ours.
import { MAX_PAYLOAD_BYTES } from './quotas';
import type { Outcome } from '../expressions/query-language';
import { runtimeError, StatesError } from '../expressions/states-error';
import { DEEPEST, type Json } from '../json/json';
import { boundsOf, boundsWithin, type Bounds } from '../json/size';

/**
 * The failure of a result or an output over the quota. Recorded: that of a task's result can be caught, that of a
 * state's output cannot; neither says where it happened.
 */
export function tooLarge(name: string, origin: 'task' | 'state'): StatesError {
  const cause = `The state/task '${name}' returned a result with a size exceeding the maximum number of bytes service limit.`;
  return new StatesError('States.DataLimitExceeded', cause, origin);
}

/** What the value of a branch does not exceed, as it goes from state to state. */
export class ValueBounds {
  /** Unknown before the first state has changed the value. */
  private bytes = Infinity;
  private levels = 0;

  /**
   * A state has made an output of the value; its failure where that is over the bounds. What is only put into the value
   * adds no more than itself, so that a long chain of states over a large value walks through it once.
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

/** Of a value within the quotas its bounds, which hold until the next value is measured; of another its failure. */
export function boundsOrFailure(value: Json, state: string, what: string): Bounds | StatesError {
  const bounds = boundsWithin(value, MAX_PAYLOAD_BYTES);
  if (bounds === 'size') return tooLarge(state, 'state');
  return bounds === 'depth' ? runtimeError(`The ${what} is nested deeper than 1,000 levels.`) : bounds;
}

/**
 * What Parameters, Arguments or ItemSelector make. docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html:
 * States.DataLimitExceeded is reported for an input that is over the quota after Parameters were processed. No recording
 * shows its words: those of an output are taken.
 */
export function checkInput(made: Json, state: string): Json {
  const bounds = boundsOrFailure(made, state, 'input');
  if (bounds instanceof StatesError) throw bounds;
  return made;
}
