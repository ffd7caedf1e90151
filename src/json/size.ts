// The size of a value as Step Functions counts it: the UTF-8 bytes of its JSON text.
import { DEEPEST, type Json, type JsonScalar } from './json';

/** A number of bytes that a value does not exceed, and its levels: objects and lists inside of each other. */
export interface Bounds {
  readonly bytes: number;
  readonly levels: number;
}

const exact = new WeakMap<object, Bounds>();

/** UTF-8 bytes of the compact JSON text, remembered by identity. */
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

/** Levels of the value that is counted now. */
let deepest = 0;

/** Counted without writing the text, which takes twice as long. */
function textBytes(value: Json, depth: number): number {
  if (typeof value === 'string') return stringBytes(value);
  if (typeof value === 'number' || typeof value === 'bigint') return String(value).length;
  if (typeof value !== 'object' || value === null) return value === false ? 5 : 4;
  if (depth >= deepest) deepest = depth + 1;
  // Commas stand between the members, so that there is one less of them than members.
  let total = 1;
  if (Array.isArray(value)) {
    for (const item of value) total += textBytes(item, depth + 1) + 1;
  } else {
    const object = value as { readonly [key: string]: Json };
    for (const key in object) total += stringBytes(key) + textBytes(object[key]!, depth + 1) + 2;
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

/**
 * Whether a short walk shows that a value stays within so many bytes and levels. It stops soon, whatever it is given: an
 * object given by a program may hold another one many times, or itself.
 */
export function isWithin(value: Json, bytes: number, levels: number): boolean {
  return roomAfter(value, bytes, levels) >= 0;
}

/** What is left of a number of bytes after the value, or less than 0. */
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

/** Why a value is too much: it has more bytes than the limit, or more than 1,000 levels. */
export type Excess = 'size' | 'depth';

/**
 * The bounds of a value within `limit` bytes and 1,000 levels, or why it is not. Nearly all values are told by a walk that
 * makes no text. What it returns holds until the next value is measured.
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
  // Until the walk is over: one through a cycle ends the stack, and leaves bounds of nothing.
  latest = undefined;
  parts = 0;
  walked.levels = 0;
  walked.bytes = upperBound(value, limit);
  if (walked.bytes <= limit) latest = value;
  return walked;
}

/** A UTF-16 unit has six bytes at most: an escaped control character. */
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
