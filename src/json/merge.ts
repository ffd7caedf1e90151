// Copies of objects with one member more or less, which share everything else.
import type { Json, JsonObject } from './json';

/** Defines an own member whatever its name, `__proto__` included. */
export function setMember(object: Record<string, Json>, key: string, value: Json): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[key] = value;
  }
}

/** A shallow copy without the members that are undefined. */
export function withoutUndefined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

/**
 * A shallow copy of `object` in which `key` is `value`. `{ ...object }` is the fastest copy until a member is added or
 * written by a computed name. V8 (in Node.js 20) then creates a hidden class for this one object, which takes ten times
 * as long, slows down every reader of the object, and costs the garbage collector as much again.
 */
export function withMember(object: JsonObject, key: string, value: Json): JsonObject {
  const copy: Record<string, Json> = {};
  for (const name in object) setMember(copy, name, object[name]!);
  setMember(copy, key, value);
  return copy;
}
