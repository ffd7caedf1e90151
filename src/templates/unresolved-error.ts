// A value of a template that cannot be resolved.
import { OptionError, type OptionHint } from '../asl/option-error';
import { SimulatorError } from '../asl/simulator-error';
import type { Json } from '../json/json';

/** What cannot be resolved, in the parts of the message. */
export interface Unresolved {
  /** Such as `Ref 'Stage'`. */
  readonly subject: string;
  readonly why: string;
  /** The option that sets the value, if one does. */
  readonly hint?: OptionHint;
  /** What may stand for a value that is only unknown here; undefined for a mistake in the template. */
  readonly standIn?: Json;
}

/** The errors, which have two classes because only some have a hint. */
const UNRESOLVED = new WeakMap<object, Unresolved>();

/** Marks an error about something that is only unknown here. */
export function markUnresolved<E extends SimulatorError>(error: E, unresolved: Unresolved): E {
  UNRESOLVED.set(error, unresolved);
  return error;
}

/** @param place follows the subject, such as ` in Orders Properties.Name` */
export function unresolvedError(unresolved: Unresolved, place: string): SimulatorError {
  const { subject, why, hint } = unresolved;
  const problem = `Cannot resolve ${subject}${place}: ${why}.`;
  return markUnresolved(hint ? new OptionError(problem, hint) : new SimulatorError(problem), unresolved);
}

/** Undefined for any other error. */
export function unresolvedIn(error: unknown): Unresolved | undefined {
  return typeof error === 'object' && error !== null ? UNRESOLVED.get(error) : undefined;
}

/** The value, or undefined if it does not resolve. */
export function tried<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (unresolvedIn(error)) return undefined;
    throw error;
  }
}

/** `${Name}`, as an unknown value is written in a definition. */
export function placeholder(name: string): string {
  return `\${${name.replace(/[^\w.:-]+/g, '-')}}`;
}
