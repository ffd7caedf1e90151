// How a running state waits: it yields an effect to its branch and is resumed with the effect's value.
import type { Cancel, Wake } from './scheduler';
import type { Evaluated } from '../expressions/scope';

/**
 * Something to wait for. Called once, with what resumes the branch: `wake` with a value, or `fail` with something that
 * is thrown where the branch waits. Returns how to give it up, for when a sibling or a time-out ends the branch.
 */
export type Effect<T> = (wake: Wake<T>, fail: Wake<unknown>) => Cancel;

/**
 * A coroutine: it yields effects and is resumed with their values. TypeScript cannot tie the type of what a `yield`
 * gives to the effect that was yielded, hence `any`; every place that yields names the type.
 */
export type Steps<T> = Generator<Effect<any>, T, any>;

export function isSteps<T>(value: unknown): value is Steps<T> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

/** What can wait for a value that is on its way. */
export interface Waits {
  later<T>(value: Promise<T>): Effect<T>;
}

/** The value, waited for if it is on its way. */
export function* settled<T>(value: Evaluated<T>, frame: Waits): Steps<T> {
  return value instanceof Promise ? yield frame.later(value) : value;
}
