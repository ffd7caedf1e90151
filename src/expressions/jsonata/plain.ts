// The result of an evaluation as plain JSON: JSONata's lists carry marks, and functions are not JSON.
import { memoryExceeded } from './values/failure';
import { isFunction, isRecord, type Sequence, type Value } from './values/value';
import { DEEPEST, type Json } from '../../json/json';
import { setMember } from '../../json/merge';
import { isLong } from '../java-text';

/** The levels of large results that were already checked: states pass them on, and nothing changes them. */
const levels = new WeakMap<object, number>();
/** Smaller ones are checked again, which is faster. */
const LARGE = 64;

/** Values of a result: a list that is in a few lists, each of them in a few others, soon is more than any memory. */
const MOST_VALUES = 5_000_000;

interface Counter {
  values: number;
}

/**
 * The value itself if it is plain, which keeps the text that it was read from; otherwise a copy. Undefined for a value
 * that is not JSON, and for one that is nested deeper than a payload may be.
 */
export function plainJson(value: Value): Json | undefined {
  if (isPlainScalar(value) || countDown(value, LARGE) > 0) return value as Json;
  if (typeof value !== 'object') return copy(value, 0, { values: 0 });
  const check = new Check();
  if (!check.isPlain(value, 0)) return copy(value, 0, { values: 0 });
  if (check.values >= LARGE) levels.set(value as object, check.deepest);
  return value as Json;
}

function isPlainScalar(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  return typeof value === 'string' || typeof value === 'boolean' || value === null;
}

/** Counts down from `most` by the values of a plain value. The result is not positive if they are as many or not plain. */
function countDown(value: Value, most: number): number {
  if (typeof value !== 'object' || value === null || isFunction(value)) return isPlainLeaf(value) ? most - 1 : 0;
  let left = most - 1;
  if (Array.isArray(value)) {
    const list = value as Sequence;
    if (isMarked(list)) return 0;
    for (let at = 0; at < list.length && left > 0; at += 1) left = countDown(list[at], left);
    return left;
  }
  for (const key in value) {
    left = countDown((value as Readonly<Record<string, Value>>)[key], left);
    if (left <= 0) break;
  }
  return left;
}

function isPlainLeaf(value: Value): boolean {
  return typeof value === 'bigint' ? isLong(value) : isPlainScalar(value);
}

function isMarked(list: Sequence): boolean {
  return list.sequence !== undefined || list.cons !== undefined;
}

/** Checks a large value without copying it. */
class Check {
  values = 0;
  /** Levels of nested lists and objects. */
  deepest = 0;

  isPlain(value: Value, depth: number): boolean {
    this.values += 1;
    if (this.values > MOST_VALUES) throw memoryExceeded();
    if (typeof value !== 'object' || value === null || isFunction(value)) return isPlainLeaf(value);
    const known = levels.get(value);
    const inside = depth + (known ?? 1);
    if (inside > this.deepest) this.deepest = inside;
    if (inside > DEEPEST) return false;
    if (known !== undefined) return true;
    if (Array.isArray(value)) {
      const list = value as Sequence;
      if (isMarked(list)) return false;
      for (let at = 0; at < list.length; at += 1) if (!this.isPlain(list[at], depth + 1)) return false;
      return true;
    }
    for (const key in value) {
      if (!this.isPlain((value as Readonly<Record<string, Value>>)[key], depth + 1)) return false;
    }
    return true;
  }
}

function copy(value: Value, depth: number, counter: Counter): Json | undefined {
  counter.values += 1;
  if (counter.values > MOST_VALUES) throw memoryExceeded();
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  // JSON has no infinite numbers: AWS writes their names (measured: floci#2737). Adding 0 turns -0 into 0.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : String(value);
  // A long integer, or the double that AWS makes of it (measured: floci#2790).
  if (typeof value === 'bigint') return isLong(value) ? value : Number(value);
  if (value === undefined || isFunction(value) || depth + (levels.get(value) ?? 1) > DEEPEST) return undefined;
  if (levels.has(value)) return value as Json;
  return isRecord(value) ? copyObject(value, depth, counter) : copyList(value as readonly Value[], depth, counter);
}

function copyList(list: readonly Value[], depth: number, counter: Counter): Json | undefined {
  const items: Json[] = [];
  for (const item of list) {
    // A list contains undefined if a group of a regular expression took no part in a match.
    const plain = item === undefined ? null : copy(item, depth + 1, counter);
    if (plain === undefined) return undefined;
    items.push(plain);
  }
  return items;
}

function copyObject(object: Readonly<Record<string, Value>>, depth: number, counter: Counter): Json | undefined {
  const members: Record<string, Json> = {};
  for (const key of Object.keys(object)) {
    const member = object[key];
    if (member === undefined) continue;
    const plain = copy(member, depth + 1, counter);
    if (plain === undefined) return undefined;
    setMember(members, key, plain);
  }
  return members;
}

/** Whether a value has more levels than a payload may have. Functions have none. */
export function isTooDeep(value: Value, depth = 0, counter: Counter = { values: 0 }): boolean {
  if (typeof value !== 'object' || value === null || isFunction(value)) return false;
  counter.values += 1;
  if (counter.values > MOST_VALUES) return false;
  return (
    depth >= DEEPEST || Object.values(value as object).some((item) => isTooDeep(item as Value, depth + 1, counter))
  );
}

/** Whether a value of an error's text has more values inside than a result may have. */
export function isTooLarge(value: unknown, counter: Counter = { values: 0 }): boolean {
  counter.values += 1;
  if (counter.values > MOST_VALUES) return true;
  if (typeof value !== 'object' || value === null || isFunction(value)) return false;
  return Object.values(value).some((item) => isTooLarge(item, counter));
}
