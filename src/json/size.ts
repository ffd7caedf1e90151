// The size of a value as Step Functions counts it: the UTF-8 bytes of its JSON text.
import { DEEPEST, type Json } from './json';

const sizes = new WeakMap<object, number>();

/** UTF-8 bytes of the compact JSON text, remembered by identity. */
export function byteSize(value: Json): number {
  if (typeof value !== 'object' || value === null) return textBytes(value);
  const size = sizes.get(value);
  if (size !== undefined) return size;
  const bytes = textBytes(value);
  sizes.set(value, bytes);
  return bytes;
}

/** Counted without writing the text, which takes twice as long. */
function textBytes(value: Json): number {
  if (typeof value === 'string') return stringBytes(value);
  if (typeof value === 'number') return String(value).length;
  if (typeof value !== 'object' || value === null) return value === false ? 5 : 4;
  // Commas stand between the members, so that there is one less of them than members.
  let total = 1;
  if (Array.isArray(value)) {
    for (const item of value) total += textBytes(item) + 1;
  } else {
    const object = value as { readonly [key: string]: Json };
    for (const key in object) total += stringBytes(key) + textBytes(object[key]!) + 2;
  }
  return Math.max(total, 2);
}

/** Longer texts are looked through by V8 itself. */
const SHORT = 64;
const [SPACE, QUOTE, BACKSLASH, TILDE] = [0x20, 0x22, 0x5c, 0x7e];

function stringBytes(text: string): number {
  const { length } = text;
  if (length > SHORT) return Buffer.byteLength(JSON.stringify(text));
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    const isPlain = unit >= SPACE && unit <= TILDE && unit !== QUOTE && unit !== BACKSLASH;
    if (!isPlain) return Buffer.byteLength(JSON.stringify(text));
  }
  return length + 2;
}

/** Whether the value's size is over `limit` bytes. Small values, which are nearly all, are told without making a text. */
export function isLarger(value: Json, limit: number): boolean {
  return measure(value, limit).bytes > limit && byteSize(value) > limit;
}

/** A number of bytes that a value does not exceed, and its levels: objects and lists inside of each other. */
export interface Bounds {
  readonly bytes: number;
  readonly levels: number;
}

/** Why a value is too much: it has more bytes than the limit, or more than 1,000 levels. */
export type Excess = 'size' | 'depth';

/** Undefined for a value within the bounds, as nearly all are: they are told by a walk, and no text is made. */
export function excessOf(value: Json, limit: number): Excess | undefined {
  const bounds = measure(value, limit);
  if (bounds.bytes > limit) {
    if (byteSize(value) > limit) return 'size';
    // The walk stopped early: it has not seen all levels.
    measure(value, Infinity);
  }
  return bounds.levels > DEEPEST ? 'depth' : undefined;
}

/** Told without making a text. What it returns holds until the next value is measured. */
export function boundsOf(value: Json): Bounds {
  return measure(value, Infinity);
}

/** From so many parts on, bounds are looked up and remembered; fewer are sooner walked through. */
const MANY = 32;

const known = new WeakMap<object, Bounds>();
/** Of the value that is measured now: those walked through. */
let parts = 0;
/** Of the part measured last; one object, because a walk makes none. */
const walked = { bytes: 0, levels: 0 };
/** Whose bounds these are, when a walk is over: most results are looked at twice, by themselves and in what they are put into. */
let latest: Json | undefined;

/** What it returns holds until the next call. A walk over `limit` stops, and tells fewer levels than there may be. */
function measure(value: Json, limit: number): Bounds {
  if (value === latest) return walked;
  parts = 0;
  walked.levels = 0;
  walked.bytes = upperBound(value, limit);
  latest = walked.bytes > limit ? undefined : value;
  return walked;
}

// At most six bytes a UTF-16 unit (an escaped control character), and the punctuation.
function upperBound(value: Json, limit: number): number {
  if (typeof value === 'string') return value.length * 6 + 2;
  if (typeof value !== 'object' || value === null) return 25;
  const before = parts++;
  if (before >= MANY) {
    const bounds = known.get(value);
    if (bounds) {
      walked.levels = bounds.levels;
      return bounds.bytes;
    }
  }
  let total = 2;
  let levels = 0;
  if (Array.isArray(value)) {
    parts += value.length;
    for (const item of value) {
      walked.levels = 0;
      total += upperBound(item, limit) + 1;
      if (total > limit) return total;
      if (walked.levels > levels) ({ levels } = walked);
    }
  } else {
    const object = value as { readonly [key: string]: Json };
    for (const key in object) {
      parts += 1;
      walked.levels = 0;
      total += key.length * 6 + 4 + upperBound(object[key]!, limit);
      if (total > limit) return total;
      if (walked.levels > levels) ({ levels } = walked);
    }
  }
  walked.levels = levels + 1;
  if (parts - before > MANY) known.set(value, { bytes: total, levels: levels + 1 });
  return total;
}
