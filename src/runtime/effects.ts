// How a running state waits: it yields an effect to its branch and is resumed with the effect's value.
import type { Cancel, Wake } from './scheduler';

/**
 * Something to wait for. Called once with two functions that resume the branch: `wake` with a value, or `fail` with an
 * error that is thrown where the branch waits. Returns a function that cancels the wait if a sibling or a timeout ends
 * the branch.
 */
export type Effect<T> = (wake: Wake<T>, fail: Wake<unknown>) => Cancel;

/** What a coroutine may wait for. Promises come from handlers and from the reader of Parquet files. */
export type Awaitable = Effect<any> | Promise<any>;

/**
 * A coroutine: it yields what it waits for and is resumed with the value. TypeScript cannot derive the type of a
 * `yield` from what was yielded, hence `any`; every place that yields names the type.
 */
export type Steps<T> = Generator<Awaitable, T, any>;

export function isSteps<T>(value: object): value is Steps<T> {
  return typeof (value as { next?: unknown }).next === 'function';
}

/** Turns a result or steps into steps. */
export function* toSteps<T extends object>(started: T | Steps<T>): Steps<T> {
  return isSteps<T>(started) ? yield* started : started;
}
