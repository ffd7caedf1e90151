// Copies of objects with one member more or less, sharing everything else.
import type { Json, JsonObject } from './json';

/** Defines an own member whatever its name, `__proto__` included. */
export function setMember(object: Record<string, Json>, key: string, value: Json): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[key] = value;
  }
}

/** A shallow copy of `object` in which `key` is `value`. */
export function withMember(object: JsonObject, key: string, value: Json): JsonObject {
  // A computed key defines the member, whatever its name.
  return { ...object, [key]: value };
}
