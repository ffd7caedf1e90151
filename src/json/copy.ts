// Deep copies of values from outside, because handlers and callers may keep and change what they passed in.
import { asDoubles, exactInteger } from './exact-integer';
import { DEEPEST, type Json, type JsonObject } from './json';
import { setMember } from './merge';
import { thrownMessage } from './shown-value';

/** The value is not JSON. `path` says where, such as `$.items[3]`. */
export class NotJsonError extends Error {
  constructor(
    readonly path: string,
    readonly found: string,
  ) {
    super(`${found} at ${path} is not JSON`);
  }
}

/**
 * A deep copy of a value as JSON.stringify would write it: `toJSON` is called (dates become strings), and undefined
 * members of objects are dropped. A BigInt that a double would round is kept as an integer with all its digits. Throws
 * NotJsonError for anything that JSON cannot express: undefined, functions, symbols, any other BigInt, NaN and the
 * infinities, cycles, values nested deeper than 1,000 levels, and values that throw when they are read, as getters can.
 */
export function copyJson(value: unknown): Json {
  let fault: NotJsonError;
  try {
    const result = copy(value, 0);
    if (result !== undefined) return result;
    fault = faultIn(value, '$', 0);
  } catch (thrown) {
    fault = new NotJsonError('$', `a value that cannot be read (${thrownMessage(thrown)})`);
  }
  throw fault;
}

/**
 * A deep copy of a value that is known to be JSON, for programs that may change it. Long integers are rounded, as by
 * JSON.parse.
 */
export function cloneJson(value: Json): Json {
  return clone(asDoubles(value));
}

function clone(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items: Json[] = value.slice();
    for (let index = 0; index < items.length; index += 1) {
      const item = items[index]!;
      if (typeof item === 'object' && item !== null) items[index] = clone(item);
    }
    return items;
  }
  // Own members stay own members, even __proto__.
  const object: Record<string, Json> = { ...(value as JsonObject) };
  for (const key in object) {
    const item = object[key]!;
    if (typeof item === 'object' && item !== null) object[key] = clone(item);
  }
  return object;
}

/** Undefined if a part is not JSON. Only then is that part searched for. */
function copy(value: unknown, depth: number): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  // Adding 0 turns -0 into 0, as JSON writes it.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined;
  if (typeof value === 'bigint') return copyBigInt(value);
  if (typeof value !== 'object' || depth >= DEEPEST) return undefined;
  const toJson = (value as { toJSON?: unknown }).toJSON;
  if (typeof toJson === 'function') return copy(toJson.call(value), depth + 1);
  if (Object.getPrototypeOf(value) !== Object.prototype && isBoxed(value)) return copy(value.valueOf(), depth + 1);
  if (Array.isArray(value)) {
    const items = new Array<Json>(value.length);
    for (let index = 0; index < value.length; index += 1) {
      const item = copy(value[index], depth + 1);
      if (item === undefined) return undefined;
      items[index] = item;
    }
    return items;
  }
  const result: Record<string, Json> = {};
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue;
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined) continue;
    const copied = copy(item, depth + 1);
    if (copied === undefined) return undefined;
    setMember(result, key, copied);
  }
  return result;
}

/** A BigInt that a double can hold is refused, as by JSON.stringify, so that each number has only one form. */
function copyBigInt(value: bigint): Json | undefined {
  const integer = Number.isFinite(Number(value)) ? exactInteger(String(value)) : undefined;
  return typeof integer === 'bigint' ? integer : undefined;
}

/** Such as `new Number(5)`, of any realm. */
function isBoxed(value: object): boolean {
  return !Array.isArray(value) && /^\[object (Number|String|Boolean)\]$/.test(Object.prototype.toString.call(value));
}

/** The first part that is not JSON, in the order of copying. */
function faultIn(value: unknown, path: string, depth: number): NotJsonError {
  if (typeof value === 'number') return new NotJsonError(path, String(value));
  if (typeof value !== 'object' || value === null) {
    return new NotJsonError(path, typeof value === 'bigint' ? 'a BigInt' : describe(value));
  }
  if (depth >= DEEPEST) {
    return new NotJsonError(`${path.slice(0, 60)}...`, 'a cycle, or a value nested deeper than 1,000 levels,');
  }
  const toJson = (value as { toJSON?: unknown }).toJSON;
  if (typeof toJson === 'function') return faultIn(toJson.call(value), path, depth + 1);
  if (isBoxed(value)) return faultIn(value.valueOf(), path, depth + 1);
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined && !Array.isArray(value)) continue;
    if (copy(item, depth + 1) !== undefined) continue;
    return faultIn(item, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`, depth + 1);
  }
  // A hole in a list.
  return new NotJsonError(
    `${path}[${(value as unknown[]).findIndex((_, index) => !(index in (value as unknown[])))}]`,
    'undefined',
  );
}

function describe(value: unknown): string {
  return value === undefined ? 'undefined' : `a ${typeof value}`;
}
