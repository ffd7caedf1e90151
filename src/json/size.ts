// The size of a value as Step Functions counts it: the UTF-8 bytes of its JSON text.
import { DEEPEST, type Json, type JsonScalar } from './json';

/** An upper bound of a value's bytes, and its levels of nested objects and lists. */
export interface Bounds {
  readonly bytes: number;
  readonly levels: number;
}

const exact = new WeakMap<object, Bounds>();

/** The UTF-8 bytes of the compact JSON text, remembered by identity. */
export function byteSize(value: Json): number {
  return exactBounds(value).bytes;
}

function exactBounds(value: Json): Bounds {
  if (typeof value !== 'object' || value === null) return { bytes: textBytes(value, 0), levels: 0 };
  const known = exact.get(value);
  if (known) return known;
  deepest = 0;
  const bounds = { bytes: textBytes(value, 0), levels: deepest };
  exact.set(value, bounds);
  return bounds;
}

/** The levels of the value that is being counted. */
let deepest = 0;

/** Counted without writing the text, which takes twice as long. */
function textBytes(value: Json, depth: number): number {
  if (typeof value === 'string') return stringBytes(value);
  if (typeof value === 'number' || typeof value === 'bigint') return String(value).length;
  if (typeof value !== 'object' || value === null) return value === false ? 5 : 4;
  if (depth >= deepest) deepest = depth + 1;
  // Commas separate the members, so there is one comma less than members.
  let total = 1;
  if (Array.isArray(value)) {
    for (const item of value) total += textBytes(item, depth + 1) + 1;
  } else {
    const object = value as { readonly [key: string]: Json };
    for (const key in object) total += stringBytes(key) + textBytes(object[key]!, depth + 1) + 2;
  }
  return Math.max(total, 2);
}

/** For longer strings, V8's own scan is faster. */
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

/** Whether the value's size is over `limit` bytes. For small values, which are nearly all, no text is made. */
export function isLarger(value: Json, limit: number): boolean {
  return measure(value, limit).bytes > limit && byteSize(value) > limit;
}

/**
 * Whether a short walk shows that a value stays within a number of bytes and levels. The walk is bounded for any value,
 * because an object from a program may contain another one many times, or itself.
 */
export function isWithin(value: Json, bytes: number, levels: number): boolean {
  return roomAfter(value, bytes, levels) >= 0;
}

/** The bytes that remain after the value, or a negative number. */
function roomAfter(value: Json, bytes: number, levels: number): number {
  if (typeof value !== 'object' || value === null) return bytes - mostOfScalar(value);
  if (levels === 0) return -1;
  let left = bytes - 2;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length && left >= 0; index += 1) {
      left = roomAfter((value as readonly Json[])[index]!, left - 1, levels - 1);
    }
    return left;
  }
  const object = value as { readonly [key: string]: Json };
  for (const key in object) {
    left = roomAfter(object[key]!, left - mostOfName(key), levels - 1);
    if (left < 0) return left;
  }
  return left;
}

/** Why a value is too large: it has more bytes than the limit, or more than 1,000 levels. */
export type Excess = 'size' | 'depth';

/**
 * The bounds of a value within `limit` bytes and 1,000 levels, or why it exceeds them. For nearly all values a walk
 * decides this, without making a text. The result is valid until the next value is measured.
 */
export function boundsWithin(value: Json, limit: number): Bounds | Excess {
  let bounds = measure(value, limit);
  if (bounds.bytes > limit) bounds = exactBounds(value);
  if (bounds.bytes > limit) return 'size';
  return bounds.levels > DEEPEST ? 'depth' : bounds;
}

/** Bounds of any value; see boundsWithin. */
export function boundsOf(value: Json): Bounds {
  return measure(value, Infinity);
}

/** From this many parts on, bounds are cached. A walk through fewer parts is faster than the cache. */
const MANY = 32;

const known = new WeakMap<object, Bounds>();
/** Counted while a value is measured: the parts walked through. */
let parts = 0;
/** The bounds of the last measured part. One object is reused, so that a walk allocates nothing. */
const walked = { bytes: 0, levels: 0 };
/**
 * The owner of these bounds after a walk. Most results are measured twice: alone, and inside the value that they are
 * put into.
 */
let latest: Json | undefined;

/** The result is valid until the next call. A walk over `limit` stops early, so its levels may be too low. */
function measure(value: Json, limit: number): Bounds {
  if (value === latest) return walked;
  // Set only after the walk: a cycle overflows the stack, and then there are no bounds.
  latest = undefined;
  parts = 0;
  walked.levels = 0;
  walked.bytes = upperBound(value, limit);
  if (walked.bytes <= limit) latest = value;
  return walked;
}

/** A UTF-16 unit takes at most six bytes: an escaped control character. */
function mostOfScalar(value: JsonScalar): number {
  if (typeof value === 'string') return value.length * 6 + 2;
  return typeof value === 'bigint' ? String(value).length : 25;
}

/** With the quotes, the colon and the comma. */
function mostOfName(name: string): number {
  return name.length * 6 + 4;
}

function upperBound(value: Json, limit: number): number {
  if (typeof value !== 'object' || value === null) return mostOfScalar(value);
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
      total += mostOfName(key) + upperBound(object[key]!, limit);
      if (total > limit) return total;
      if (walked.levels > levels) ({ levels } = walked);
    }
  }
  walked.levels = levels + 1;
  if (parts - before > MANY) known.set(value, { bytes: total, levels: levels + 1 });
  return total;
}
