// Equality of JSON values. The order of members does not matter.
import { isArray, isObject, type Json } from './json';

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
