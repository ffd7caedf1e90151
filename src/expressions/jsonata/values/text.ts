// Values as strings, as `$string` and `&` write them.
import { JsonataError, stackOverflow } from './failure';
import { isNumeric } from './numbers';
import { DEEPEST_VALUE, type Run } from './run';
import { isFunction, type Value } from './value';
import type { Json } from '../../../json/json';
import { setMember } from '../../../json/merge';
import { compactText, prettyText } from '../../../json/text';

export function stringOf(value: Exclude<Value, undefined>, run: Run, isPretty = false): string {
  if (typeof value === 'string') return value;
  if (isFunction(value)) return '';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new JsonataError('D3001', { value });
    return String(written(value));
  }
  if (typeof value === 'bigint' || typeof value === 'boolean' || value === null) return String(value);
  const json = writable(value, run, 0) as Json;
  return isPretty ? prettyText(json) : compactText(json);
}

/** A copy of lists and objects in which nothing is shared: what `$clone` gives, with numbers as `$string` writes them. */
export function copyOf(value: Value, run: Run): Json {
  return writable(value, run, 0) as Json;
}

/** A fraction has fifteen digits. A whole number is printed in full, as AWS does (measured: floci#2683). */
function written(value: number): number {
  return Number.isInteger(value) ? value + 0 : Number(value.toPrecision(15));
}

function writable(value: Value, run: Run, depth: number): Json | undefined {
  run.spend(0.5);
  if (typeof value === 'number') return isNumeric(value) ? written(value) : null;
  if (isFunction(value)) return '';
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'string') run.spendCharacters(value.length);
    return value;
  }
  if (depth > DEEPEST_VALUE) throw stackOverflow();
  if (Array.isArray(value)) return value.map((item) => writable(item as Value, run, depth + 1) ?? null);
  const object: Record<string, Json> = {};
  const members = Object.entries(value);
  // An object of many members takes the most time.
  run.spend(2 * members.length);
  for (const [key, item] of members) {
    const member = writable(item as Value, run, depth + 1);
    if (member !== undefined) setMember(object, key, member);
  }
  return object;
}
