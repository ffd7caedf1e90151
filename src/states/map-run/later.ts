// Values that may come later: a Parquet file is read in another thread, and objects may be at another endpoint.

export type Later<T> = T | Promise<T>;

/** Calls `next` with the value, now if it is available or else later. */
export function andThen<T, U>(value: Later<T>, next: (value: T) => Later<U>): Later<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** All values in order, at once if all are available. */
export function gather<T>(values: readonly Later<T>[]): Later<T[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as T[]);
}
