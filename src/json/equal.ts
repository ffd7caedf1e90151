// Equality of JSON values, and a text that only equal values share. The order of members does not matter.
import { isArray, isObject, type Json, type JsonObject } from './json';

export function equalJson(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (isArray(one)) {
    return isArray(other) && one.length === other.length && one.every((item, index) => equalJson(item, other[index]!));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && equalJson(one[key]!, other[key]!))
  );
}

/** Two values have the same text if and only if `equalJson` holds for them. A number and a long integer differ. */
export function canonicalText(value: Json): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(canonicalText).join()}]`;
  const keys = Object.keys(value as JsonObject).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalText((value as JsonObject)[key]!)}`).join()}}`;
}
