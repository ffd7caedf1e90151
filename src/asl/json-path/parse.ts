// Reads a JSONPath as Jayway does, with AWS's two additions: `$$` for the context object and `$name` for variables.
import { Cursor } from '../cursor';
import { readArguments } from './arguments';
import { FilterReader } from './filter';
import { isDefinite, type JsonPath, type PathRoot, type Quote, type Segment } from './path';
import { segmentsText } from './text';
import { unescapeText } from './unescape';

/** Paths longer than this cannot match: JSON that is nested as deep is refused before. */
const MAX_SEGMENTS = 1000;
const MAX_INT = 2 ** 31;

/** A variable's name starts like an identifier of Unicode (UAX 31) or with an underscore. */
const VARIABLE = /[\p{ID_Start}_]\p{ID_Continue}*/uy;

/**
 * Parses a path such as `$.orders[?(@.total > 5)].id`, `$$.Execution.Id` or `$total`.
 *
 * Accepts what Jayway's compiler accepts, its oddities included: `$.[0]`, `$['a']b`, `$.Snapshots.[0]`.
 * Throws an ExpressionSyntaxError.
 */
export function parseJsonPath(text: string): JsonPath {
  let end = text.length;
  while (end > 1 && text[end - 1] === ' ') end--;
  return readPath(new Cursor(text, 0, end), false);
}

/** A path inside of a filter or of a function's arguments: it may start with `@`, and `$` is the whole document. */
function readInnerPath(cursor: Cursor): JsonPath {
  return cursor.nested(() => readPath(cursor, true));
}

/** Reads all of the cursor's text as one path. */
function readPath(cursor: Cursor, inside: boolean): JsonPath {
  const start = cursor.position;
  const text = cursor.text.slice(start, cursor.end);
  if (text.endsWith('.')) cursor.raise("A path must not end with '.'", cursor.end - 1);
  const root = readRoot(cursor, inside);
  if (!cursor.done && cursor.current !== '.' && cursor.current !== '[') {
    cursor.raise(`Expected '.' or '[' after the start of a path, but found ${cursor.found()}`);
  }
  const segments: Segment[] = [];
  readPlainNames(cursor, segments);
  while (!cursor.done) {
    readSegment(cursor, segments);
    if (segments.length > MAX_SEGMENTS) cursor.raise(`A path may have ${MAX_SEGMENTS} segments, not more`);
    // Jayway passes over a single character behind a segment, as in `$[0]x`, and an open bracket, which is refused here.
    if (cursor.position === cursor.end - 1 && cursor.current !== '[') cursor.position++;
  }
  return makePath(text, root, measuresScan(segments) ? [turnedCall(root, segments)] : segments);
}

function makePath(text: string, root: PathRoot, segments: readonly Segment[]): JsonPath {
  let definite = true;
  let isReference = true;
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index]!;
    definite &&= isDefinite(segment, index === segments.length - 1);
    isReference &&= isReferenceSegment(segment);
  }
  return { text, root, segments, definite, isReference };
}

function measuresScan(segments: readonly Segment[]): boolean {
  return segments[0]?.kind === 'scan' && segments[segments.length - 1]!.kind === 'function';
}

/** Jayway reads `$..a.sum()` as `$.sum($..a)`, and forgets other arguments and what stands behind the first call. */
function turnedCall(root: PathRoot, segments: readonly Segment[]): Segment {
  const at = segments.findIndex(({ kind }) => kind === 'function');
  const { name } = segments[at] as Extract<Segment, { kind: 'function' }>;
  const scanned = segments.slice(0, at);
  return { kind: 'function', name, args: [{ kind: 'path', path: makePath(segmentsText(scanned), root, scanned) }] };
}

const INPUT: PathRoot = { kind: 'input' };

function readRoot(cursor: Cursor, inside: boolean): PathRoot {
  const char = cursor.current;
  if (inside && char === '@') {
    cursor.position++;
    return { kind: 'item' };
  }
  if (char !== '$') {
    cursor.raise(`A path starts with ${inside ? "'$' or '@'" : "'$'"}, but found ${cursor.found()}`);
  }
  cursor.position++;
  if (inside) return INPUT;
  if (cursor.current === '$') {
    cursor.position++;
    return { kind: 'context' };
  }
  if (cursor.current === '.' || cursor.current === '[') return INPUT;
  VARIABLE.lastIndex = cursor.position;
  const name = VARIABLE.exec(cursor.text.slice(0, cursor.end))?.[0];
  if (name === undefined) return INPUT;
  cursor.position += name.length;
  return { kind: 'variable', name };
}

function isReferenceSegment(segment: Segment): boolean {
  return segment.kind === 'member' || (segment.kind === 'element' && segment.index >= 0);
}

/** Most paths are nothing but names of letters, digits and underscores: `.order.id` needs no look at anything else. */
function readPlainNames(cursor: Cursor, segments: Segment[]): void {
  const { text, end } = cursor;
  while (cursor.position < end && text.charCodeAt(cursor.position) === DOT && segments.length < MAX_SEGMENTS) {
    const start = cursor.position + 1;
    let at = start;
    while (at < end && isPlain(text.charCodeAt(at))) at++;
    if (at === start || (at < end && text.charCodeAt(at) !== DOT && text.charCodeAt(at) !== BRACKET)) return;
    segments.push({ kind: 'member', name: text.slice(start, at), quote: "'" });
    cursor.position = at;
  }
}

const [DOT, BRACKET, UNDERSCORE] = [0x2e, 0x5b, 0x5f];

function isPlain(code: number): boolean {
  const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  return isLetter || (code >= 0x30 && code <= 0x39) || code === UNDERSCORE;
}

/** Reads one segment, or two: a scan and what it looks for. */
function readSegment(cursor: Cursor, segments: Segment[]): void {
  if (cursor.current === '.') {
    cursor.position++;
    if (cursor.current === '.') {
      cursor.position++;
      segments.push({ kind: 'scan' });
    }
    if (cursor.current === '.') cursor.raise("Expected a name, '*' or '[' after '.', but found '.'");
  }
  if (cursor.current === '[') {
    segments.push(readBracket(cursor));
  } else if (cursor.current === '*') {
    cursor.position++;
    segments.push({ kind: 'wildcard' });
  } else {
    segments.push(readName(cursor));
  }
}

/** `name`, `name()` or `name("argument", $.path)`. */
function readName(cursor: Cursor): Segment {
  const start = cursor.position;
  const name = cursor.takeWhile(isNamed);
  if (cursor.current === ' ') {
    cursor.raise(`A name with a space must stand in brackets and quotes, as in ['${name} ...']`);
  }
  if (cursor.current !== '(') {
    if (name === '') cursor.raise(`Expected a name, but found ${cursor.found()}`, start);
    return { kind: 'member', name, quote: "'" };
  }
  return { kind: 'function', name, args: readArguments(cursor, readInnerPath) };
}

function isNamed(char: string): boolean {
  return char !== '.' && char !== '[' && char !== '(' && char !== ' ';
}

function readBracket(cursor: Cursor): Segment {
  const first = cursor.at(cursor.significant(cursor.position + 1));
  if (first === "'" || first === '"') return readNames(cursor, first);
  if (first === '*') return readWildcard(cursor);
  if (first === '?') return readFilterSegment(cursor);
  if (/[-:0-9]/.test(first)) return readIndexes(cursor);
  cursor.position++;
  return cursor.raise(`Expected a quoted name, an index, '*' or '?(' after '[', but found ${cursor.found()}`);
}

/** `['a']` and `['a','b']`; all names of a bracket stand in the same kind of quotes. */
function readNames(cursor: Cursor, quote: Quote): Segment {
  const names: string[] = [];
  do {
    cursor.position++;
    const open = cursor.skipSpaces().position;
    if (cursor.current !== quote) cursor.raise(`Expected a name in ${quote} quotes, but found ${cursor.found()}`);
    const close = cursor.unescaped(quote, open + 1);
    if (close === -1) cursor.raise(`Expected a closing ${quote}, but found the end`, open);
    const name = unescapeText(cursor.text.slice(open + 1, close));
    if (name === undefined) cursor.raise('Expected four hexadecimal digits after \\u', open);
    names.push(name);
    cursor.position = cursor.significant(close + 1);
  } while (cursor.at(cursor.position) === ',');
  cursor.expect(']', 'after a quoted name');
  return names.length === 1 ? { kind: 'member', name: names[0], quote } : { kind: 'members', names, quote };
}

function readWildcard(cursor: Cursor): Segment {
  cursor.position = cursor.significant(cursor.position + 1) + 1;
  cursor.expect(']', "after '*'");
  return { kind: 'wildcard' };
}

function readFilterSegment(cursor: Cursor): Segment {
  cursor.position = cursor.significant(cursor.position + 1) + 1;
  if (cursor.skipSpaces().current !== '(') cursor.raise(`Expected '(' after '?', but found ${cursor.found()}`);
  const filter = cursor.nested(() => new FilterReader(cursor, readInnerPath).read());
  cursor.expect(']', 'after a filter');
  return { kind: 'filter', filter };
}

/** `[0]`, `[0, -1]`, `[1:]`, `[:-2]`, `[1:3]`. */
function readIndexes(cursor: Cursor): Segment {
  const start = cursor.position + 1;
  const close = cursor.text.indexOf(']', start);
  if (close === -1 || close >= cursor.end) cursor.raise("Expected a closing ']', but found the end");
  const text = trimSpaces(cursor.text.slice(start, close));
  cursor.position = close + 1;
  if (text.includes(':')) return readSlice(cursor, text, start);
  const indexes = text.split(',').map((index) => readInteger(cursor, trimSpaces(index), start));
  return indexes.length === 1 ? { kind: 'element', index: indexes[0] } : { kind: 'elements', indexes };
}

function readSlice(cursor: Cursor, text: string, at: number): Segment {
  const [from, to] = text.split(':').map((bound) => (bound === '' ? undefined : readInteger(cursor, bound, at)));
  if (from === undefined && to === undefined) cursor.raise('A slice needs a start or an end', at);
  return { kind: 'slice', ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function readInteger(cursor: Cursor, text: string, at: number): number {
  const value = /^-?[0-9]+$/.test(text) ? Number(text) : NaN;
  if (!(value >= -MAX_INT && value < MAX_INT)) cursor.raise(`Expected an integer of 32 bits, but found '${text}'`, at);
  return value;
}

function trimSpaces(text: string): string {
  return text.replace(/^ +| +$/g, '');
}
