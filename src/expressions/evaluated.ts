// Values that may come later: JSONPath answers at once, JSONata's package with a promise.
import type { Evaluated } from './scope';

/**
 * Calls `next` with the value, now if it is available or else later. Further arguments of `next` are passed in, because
 * a closure would be allocated at every step.
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

/** All values in order, at once if all are available. */
export function gather<T>(values: readonly Evaluated<T>[]): Evaluated<T[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as T[]);
}
