// Truth, and equality of values.
import { stackOverflow } from './failure';
import { isNumeric } from './numbers';
import { DEEPEST_VALUE, type Run } from './run';
import { isFunction, isRecord, type Value } from './value';

/** The truth of a value in JSONata; undefined for undefined. */
export function booleanOf(value: Value, run: Run): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  return isTrue(value, run);
}

export function isTrue(value: Value, run: Run): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value !== '';
  if (value === undefined || value === null) return false;
  if (Array.isArray(value)) return hasTrue(value as readonly Value[], run);
  if (typeof value === 'object') return isFunction(value) ? value.isTrue : hasMembers(value);
  return isNumeric(value) && value != 0;
}

/** Every item is checked: one that is neither true nor false is an error. */
function hasTrue(items: readonly Value[], run: Run): boolean {
  run.spendItems(items.length);
  let found = false;
  for (const item of items) found = isTrue(item, run) || found;
  return found;
}

function hasMembers(object: object): boolean {
  for (const key in object) if (Object.hasOwn(object, key)) return true;
  return false;
}

export function areEqual(one: Value, other: Value, run: Run, depth = 0): boolean {
  if (one === other) return true;
  if (typeof one === 'string' || typeof other === 'string') return false;
  if (typeof one === 'bigint' || typeof other === 'bigint') return isSameNumber(one, other);
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (depth > DEEPEST_VALUE) throw stackOverflow();
  run.spend(1);
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => areEqual(item as Value, other[index] as Value, run, depth + 1))
    );
  }
  if (!isRecord(one) || !isRecord(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && areEqual(one[key], other[key], run, depth + 1))
  );
}

/** A long integer equals the double nearest to it, as in calculations. */
function isSameNumber(one: Value, other: Value): boolean {
  const isNumber = (value: Value) => typeof value === 'number' || typeof value === 'bigint';
  return isNumber(one) && isNumber(other) && typeof one !== typeof other && Number(one) === Number(other);
}
