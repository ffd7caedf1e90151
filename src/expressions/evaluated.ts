// Values that may come later: JSONPath answers at once, JSONata's package with a promise.
import type { Evaluated } from './scope';

/** Goes on with the value now if it is there, else when it is. */
export function andThen<T, U>(value: Evaluated<T>, next: (value: T) => Evaluated<U>): Evaluated<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** All values in order: at once if every one of them is there. */
export function all<T>(values: readonly Evaluated<T>[]): Evaluated<T[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as T[]);
}
