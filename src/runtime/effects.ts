// How a running state waits: it yields an effect to its branch and is resumed with the effect's value.
import type { Cancel, Wake } from './scheduler';
import type { Evaluated } from '../expressions/scope';

/**
 * Something to wait for. Called once, with what resumes the branch: `wake` with a value, or `fail` with something that
 * is thrown where the branch waits. Returns how to give it up, for when a sibling or a time-out ends the branch.
 */
export type Effect<T> = (wake: Wake<T>, fail: Wake<unknown>) => Cancel;

/** What a coroutine may wait for. A promise is one that a handler or JSONata's package gave. */
export type Awaitable = Effect<any> | Promise<any>;

/**
 * A coroutine: it yields what it waits for and is resumed with the value. TypeScript cannot tie the type of what a
 * `yield` gives to what was yielded, hence `any`; every place that yields names the type.
 */
export type Steps<T> = Generator<Awaitable, T, any>;

export function isSteps<T>(value: object): value is Steps<T> {
  return typeof (value as { next?: unknown }).next === 'function';
}

/** What was started, whichever way it goes on, as steps to its end. */
export function* toSteps<T extends object>(started: Evaluated<T | Steps<T>>): Steps<T> {
  const going: T | Steps<T> = started instanceof Promise ? yield started : started;
  return isSteps<T>(going) ? yield* going : going;
}
