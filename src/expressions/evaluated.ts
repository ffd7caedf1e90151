// Values that may come later: JSONPath answers at once, JSONata's package with a promise.
import type { Evaluated } from './scope';

/**
 * Goes on with the value now if it is there, else when it is. What `next` needs besides the value is handed to it: a
 * closure would be made at every step, waiting or not.
 */
export function andThen<T, U, A, B, C>(
  value: Evaluated<T>,
  next: (value: T, a: A, b: B, c: C) => Evaluated<U>,
  a?: A,
  b?: B,
  c?: C,
): Evaluated<U> {
  return value instanceof Promise ? later(value, next, a!, b!, c!) : next(value, a!, b!, c!);
}

function later<T, U, A, B, C>(
  value: Promise<T>,
  next: (value: T, a: A, b: B, c: C) => Evaluated<U>,
  a: A,
  b: B,
  c: C,
): Promise<U> {
  return value.then((now) => next(now, a, b, c));
}

/** All values in order: at once if every one of them is there. */
export function gather<T>(values: readonly Evaluated<T>[]): Evaluated<T[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as T[]);
}
