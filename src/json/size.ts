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
  parts = 0;
  return upperBound(value, limit) > limit && byteSize(value) > limit;
}

/** From so many parts on, bounds are looked up and remembered; fewer are sooner walked through. */
const MANY = 32;
const bounds = new WeakMap<object, number>();
/** Of the value that is measured now: those walked through. */
let parts = 0;

// At most six bytes a UTF-16 unit (an escaped control character), and the punctuation.
function upperBound(value: Json, limit: number): number {
  if (typeof value === 'string') return value.length * 6 + 2;
  if (typeof value !== 'object' || value === null) return 25;
  const before = parts++;
  if (before >= MANY) {
    const known = sizes.get(value) ?? bounds.get(value);
    if (known !== undefined) return known;
  }
  let total = 2;
  if (Array.isArray(value)) {
    parts += value.length;
    for (const item of value) {
      total += upperBound(item, limit) + 1;
      if (total > limit) return total;
    }
  } else {
    const object = value as { readonly [key: string]: Json };
    for (const key in object) {
      parts += 1;
      total += key.length * 6 + 4 + upperBound(object[key]!, limit);
      if (total > limit) return total;
    }
  }
  if (parts - before > MANY) bounds.set(value, total);
  return total;
}
