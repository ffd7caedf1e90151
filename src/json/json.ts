// The values that flow through a state machine: plain JSON, never mutated once made.

/** A bigint is an integer that a double would round: see exact-integer.ts. */
export type JsonScalar = string | number | bigint | boolean | null;
/** A value of JSON, as states get and give it. */
export type Json = JsonScalar | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * The most levels of nested objects and lists. It is the default limit of Jackson, the parser that AWS uses, and
 * recursive functions stay far from the end of the stack.
 */
export const DEEPEST = 1000;

/** 'array', 'object', 'string', 'number', 'boolean' or 'null', as error texts name them. */
export type JsonType = 'array' | 'object' | 'string' | 'number' | 'boolean' | 'null';

/**
 * The part of a type that JSON can hold: `asJson` accepts no function and no Map. To the compiler an interface is not a
 * JsonObject, because members could be added to it. An absent member may be undefined.
 */
type Writable<T> = T extends JsonScalar | undefined
  ? T
  : T extends (...args: never[]) => unknown
    ? never
    : { readonly [Name in keyof T]: Writable<T[Name]> };

/** A value of an interface as JSON, without a copy. The compiler checks each of its members. */
export function asJson<T>(value: T & Writable<T>): Json {
  return value as Json;
}

export function typeOf(value: Json): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'bigint' ? 'number' : (typeof value as JsonType);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** Reads an own member: `__proto__` and `constructor` are names like any other. */
export function member(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
