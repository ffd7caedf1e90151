// The size of a value as Step Functions counts it: the UTF-8 bytes of its JSON text.
import type { Json } from './json';

const sizes = new WeakMap<object, number>();

/** UTF-8 bytes of the compact JSON text, remembered by identity. */
export function byteSize(value: Json): number {
  if (typeof value === 'string') return Buffer.byteLength(JSON.stringify(value));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value).length;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const size = Buffer.byteLength(JSON.stringify(value));
  sizes.set(value, size);
  return size;
}

/**
 * Whether the value's size is over `limit` bytes. Small values, which are nearly all, are told by a walk that
 * stops as soon as the answer is known: no text is made.
 */
export function isLarger(value: Json, limit: number): boolean {
  return upperBound(value, limit) > limit && byteSize(value) > limit;
}

// At most six bytes a UTF-16 unit (an escaped control character), and the punctuation.
function upperBound(value: Json, limit: number): number {
  if (typeof value === 'string') return value.length * 6 + 2;
  if (typeof value !== 'object' || value === null) return 25;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  let total = 2;
  if (Array.isArray(value)) {
    for (const item of value) {
      total += upperBound(item, limit) + 1;
      if (total > limit) return total;
    }
    return total;
  }
  const object = value as { readonly [key: string]: Json };
  for (const key in object) {
    total += key.length * 6 + 4 + upperBound(object[key]!, limit);
    if (total > limit) return total;
  }
  return total;
}
