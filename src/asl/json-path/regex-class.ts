// Sets of characters in regular expressions: `[a-z_]`, `\d`, `\p{L}`.
import type { Cursor } from '../cursor';
import type { RegexNode, RegexSetPart } from './path';

export interface RegexFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly comments: boolean;
  readonly unicodeCase: boolean;
}

const LAST_POINT = 0x10ffff;

/** Reads `[...]`; the place is on the opening bracket. */
export function readClass(cursor: Cursor): RegexNode {
  const start = cursor.position++;
  const negated = cursor.current === '^';
  if (negated) cursor.position++;
  const parts: RegexSetPart[] = [];
  while (cursor.current !== ']' || parts.length === 0) {
    if (cursor.done) cursor.raise("Expected a closing ']' in the pattern", start);
    if (cursor.current === '[' || cursor.startsWith('&&')) {
      cursor.raise('Unions and intersections of character classes are not supported');
    }
    parts.push(...readRange(cursor));
  }
  cursor.position++;
  return { kind: 'set', negated, parts };
}

/** One character, `a-z`, or an escape that stands for many. */
function readRange(cursor: Cursor): RegexSetPart[] {
  const first = readClassItem(cursor);
  const point = singlePoint(first);
  if (point === undefined || cursor.current !== '-' || cursor.at(cursor.position + 1) === ']') return first;
  const dash = cursor.position++;
  const last = singlePoint(readClassItem(cursor));
  if (last === undefined || last < point) cursor.raise('Expected a range such as a-z in the pattern', dash);
  return [{ from: point, to: last }];
}

function singlePoint(parts: readonly RegexSetPart[]): number | undefined {
  const [part] = parts;
  return part && parts.length === 1 && 'from' in part && part.from === part.to ? part.from : undefined;
}

function readClassItem(cursor: Cursor): RegexSetPart[] {
  if (cursor.current === '\\') return readClassEscape(cursor);
  const point = cursor.text.codePointAt(cursor.position);
  if (point === undefined || cursor.done) return cursor.raise("Expected a closing ']' in the pattern");
  cursor.position += String.fromCodePoint(point).length;
  return [{ from: point, to: point }];
}

/** Reads `\d`, `\u00e9`, `\p{L}`, `\.`; the place is on the backslash. */
export function readClassEscape(cursor: Cursor): RegexSetPart[] {
  const start = cursor.position++;
  const char = cursor.current;
  cursor.position++;
  const named = CLASSES.get(char);
  if (named !== undefined) return [...named];
  const control = CONTROLS.get(char);
  if (control !== undefined) return [{ from: control, to: control }];
  if (char === 'u' || char === 'x') return [readHexadecimal(cursor, char === 'u' ? 4 : 2)];
  if (char === 'p' || char === 'P') return [readProperty(cursor, char === 'P', start)];
  if (char === '' || /[A-Za-z0-9]/.test(char)) cursor.raise(`'\\${char}' is not supported in a pattern`, start);
  const point = char.charCodeAt(0);
  return [{ from: point, to: point }];
}

function readHexadecimal(cursor: Cursor, digits: number): RegexSetPart {
  const text = cursor.text.slice(cursor.position, Math.min(cursor.end, cursor.position + digits));
  if (text.length < digits || !/^[0-9a-fA-F]+$/.test(text)) cursor.raise(`Expected ${digits} hexadecimal digits`);
  cursor.position += digits;
  const point = parseInt(text, 16);
  return { from: point, to: point };
}

function readProperty(cursor: Cursor, negated: boolean, start: number): RegexSetPart {
  const match = /^(?:\{([A-Za-z_=]+)\}|([A-Z]))/.exec(cursor.text.slice(cursor.position, cursor.end));
  const property = match?.[1] ?? match?.[2];
  if (match === null || property === undefined || !isProperty(property)) {
    return cursor.raise('Expected a property of Unicode, such as \\p{L}', start);
  }
  cursor.position += match[0].length;
  return { property, negated };
}

function isProperty(property: string): boolean {
  try {
    return new RegExp(`\\p{${property}}`, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** The ranges of code points that the given ones leave out; they must be in order. */
function complement(ranges: readonly { from: number; to: number }[]): RegexSetPart[] {
  const rest: RegexSetPart[] = [];
  let next = 0;
  for (const { from, to } of ranges) {
    if (from > next) rest.push({ from: next, to: from - 1 });
    next = to + 1;
  }
  return [...rest, { from: next, to: LAST_POINT }];
}

const DIGITS = [{ from: 0x30, to: 0x39 }];
const WORDS = [...DIGITS, { from: 0x41, to: 0x5a }, { from: 0x5f, to: 0x5f }, { from: 0x61, to: 0x7a }];
const SPACES = [
  { from: 0x09, to: 0x0d },
  { from: 0x20, to: 0x20 },
];

/** In Java these are classes of ASCII alone. */
const CLASSES: ReadonlyMap<string, readonly RegexSetPart[]> = new Map<string, readonly RegexSetPart[]>([
  ['d', DIGITS],
  ['D', complement(DIGITS)],
  ['w', WORDS],
  ['W', complement(WORDS)],
  ['s', SPACES],
  ['S', complement(SPACES)],
]);

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['t', 0x09],
  ['n', 0x0a],
  ['f', 0x0c],
  ['r', 0x0d],
  ['a', 0x07],
  ['e', 0x1b],
]);
