// The result of an evaluation as plain JSON: JSONata's lists carry marks, and functions are no JSON.
import { isFunction, isRecord, type Sequence, type Value } from './values/value';
import { DEEPEST, type Json } from '../../json/json';
import { setMember } from '../../json/merge';
import { isLong } from '../java-text';

/** Levels of the results that were looked at before: states hand them on, and nothing changes them any more. */
const levels = new WeakMap<object, number>();

/**
 * The value itself where it is plain, which keeps the text that it was read from; a copy of what is not. Undefined for
 * what is no JSON, and for what is nested deeper than any payload may be.
 */
export function plainJson(value: Value): Json | undefined {
  const copier = new Copier();
  const plain = copier.copy(value, 0);
  if (typeof plain === 'object' && plain !== null) levels.set(plain, copier.deepest);
  return plain;
}

class Copier {
  /** Lists and objects inside of each other. */
  deepest = 0;

  copy(value: Value, depth: number): Json | undefined {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    // JSON has no infinite numbers: AWS writes their names (measured: floci#2737). The sum is for -0.
    if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : String(value);
    // A long integer, and what AWS takes for a double (measured: floci#2790).
    if (typeof value === 'bigint') return isLong(value) ? value : Number(value);
    if (value === undefined || isFunction(value)) return undefined;
    const known = levels.get(value);
    this.deepest = Math.max(this.deepest, depth + (known ?? 1));
    if (this.deepest > DEEPEST) return undefined;
    if (known !== undefined) return value as Json;
    return isRecord(value) ? this.copyObject(value, depth) : this.copyList(value as Sequence, depth);
  }

  private copyList(list: Sequence, depth: number): Json | undefined {
    const items: Json[] = [];
    let isSame = list.sequence === undefined && list.cons === undefined;
    for (const item of list) {
      // Nothing is in a list where a group of a regular expression took no part in a match.
      const plain = item === undefined ? null : this.copy(item, depth + 1);
      if (plain === undefined) return undefined;
      isSame &&= Object.is(plain, item);
      items.push(plain);
    }
    return isSame ? (list as Json) : items;
  }

  private copyObject(object: Readonly<Record<string, Value>>, depth: number): Json | undefined {
    const members: Record<string, Json> = {};
    let isSame = true;
    for (const key of Object.keys(object)) {
      const member = object[key];
      const plain = member === undefined ? undefined : this.copy(member, depth + 1);
      if (plain === undefined && member !== undefined) return undefined;
      isSame &&= plain !== undefined && Object.is(plain, member);
      if (plain !== undefined) setMember(members, key, plain);
    }
    return isSame ? (object as Json) : members;
  }
}

/** Whether a value has more levels than a payload may have. Functions have none. */
export function isTooDeep(value: Value, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || isFunction(value)) return false;
  return depth >= DEEPEST || Object.values(value as object).some((item) => isTooDeep(item as Value, depth + 1));
}
