// Parses a JSONPath as Jayway 2.0.0 does, plus AWS's two additions: `$$` for the context object and `$name` for variables.
import { Cursor } from '../cursor';
import { namesIn, readBracket } from './bracket';
import { isDefinite, type JsonPath, type PathRoot, type Segment } from './path';

/** A longer path cannot match: JSON that nests this deep is refused earlier. */
const MAX_SEGMENTS = 1000;

/** A variable's name starts like an identifier of Unicode (UAX 31) or with an underscore. */
const VARIABLE = /[\p{ID_Start}_]\p{ID_Continue}*/uy;

/** The paths parsed last: validation and compilation read the same ones, and most definitions repeat some. */
const known = new Map<string, JsonPath>();
const MOST_KNOWN = 1000;
const LONGEST_KNOWN = 200;

/**
 * Parses a path such as `$.orders[?(@.total > 5)].id`, `$$.Execution.Id` or `$total`.
 *
 * Accepts what Jayway accepts, including its oddities: `$.[0]`, `$['a']b`, `$['a' 'b']`, `$.list[1 2]` (index 12).
 * Throws an ExpressionSyntaxError.
 */
export function parseJsonPath(text: string): JsonPath {
  const parsed = known.get(text);
  if (parsed) return parsed;
  const path = readPath(new Cursor(text).trimmed(), readRoot);
  if (known.size >= MOST_KNOWN) known.clear();
  if (text.length <= LONGEST_KNOWN) known.set(text, path);
  return path;
}

/** A path inside a filter. It may start with `@`; `$` is the whole document. */
function readInnerPath(cursor: Cursor): JsonPath {
  return cursor.nested(() => readPath(cursor, readInnerRoot));
}

/** Reads all of the cursor's text as one path. */
function readPath(cursor: Cursor, readStart: (cursor: Cursor) => PathRoot): JsonPath {
  const text = cursor.rest;
  if (text.endsWith('..')) cursor.raise("A path must not end with '..'", cursor.end - 2);
  const root = readStart(cursor);
  if (!cursor.done && cursor.current !== '.' && cursor.current !== '[') {
    cursor.raise(`Expected '.' or '[' after the start of a path, but found ${cursor.found()}`);
  }
  const segments: Segment[] = [];
  readPlainNames(cursor, segments);
  while (!cursor.done) {
    const segment = readSegment(cursor);
    if (segment) segments.push(segment);
    if (segments.length > MAX_SEGMENTS) cursor.raise(`A path may have at most ${MAX_SEGMENTS} segments`);
  }
  return {
    text,
    root,
    segments,
    definite: segments.every(isDefinite),
    isReference: segments.every(isReferenceSegment),
  };
}

const INPUT: PathRoot = { kind: 'input' };

function readRoot(cursor: Cursor): PathRoot {
  if (cursor.current !== '$') cursor.raise(`A path starts with '$', but found ${cursor.found()}`);
  cursor.position++;
  if (cursor.current === '$') {
    cursor.position++;
    return { kind: 'context' };
  }
  VARIABLE.lastIndex = cursor.position;
  const name = VARIABLE.exec(cursor.text.slice(0, cursor.end))?.[0];
  if (name === undefined) return INPUT;
  cursor.position += name.length;
  return { kind: 'variable', name };
}

function readInnerRoot(cursor: Cursor): PathRoot {
  return cursor.text.charAt(cursor.position++) === '@' ? { kind: 'item' } : INPUT;
}

function isReferenceSegment(segment: Segment): boolean {
  return segment.kind === 'member' || (segment.kind === 'element' && segment.index >= 0);
}

/** The fast way for most paths, which consist only of names of letters, digits and underscores: `.order.id`. */
function readPlainNames(cursor: Cursor, segments: Segment[]): void {
  const { text, end } = cursor;
  while (cursor.position < end && text.charCodeAt(cursor.position) === DOT && segments.length < MAX_SEGMENTS) {
    const start = cursor.position + 1;
    let at = start;
    while (at < end && isPlain(text.charCodeAt(at))) at++;
    if (at === start || (at < end && text.charCodeAt(at) !== DOT && text.charCodeAt(at) !== BRACKET)) return;
    segments.push({ kind: 'member', name: text.slice(start, at) });
    cursor.position = at;
  }
}

const [DOT, BRACKET, UNDERSCORE] = [0x2e, 0x5b, 0x5f];

function isPlain(code: number): boolean {
  const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  return isLetter || (code >= 0x30 && code <= 0x39) || code === UNDERSCORE;
}

/** Undefined for the dot of `.['a']`, which has no meaning. */
function readSegment(cursor: Cursor): Segment | undefined {
  switch (cursor.current) {
    case '[':
      return readBracket(cursor, readInnerPath);
    case '.':
      return readDotted(cursor);
    case '*':
      cursor.position++;
      return { kind: 'wildcard' };
    case '$':
      cursor.position++;
      return { kind: 'root' };
    case ' ':
      return cursor.raise("Write a name with a space in brackets and quotes: ['two words']");
    default:
      return readName(cursor);
  }
}

function readDotted(cursor: Cursor): Segment | undefined {
  const start = cursor.position++;
  if (cursor.done) cursor.raise("A path must not end with '.'", start);
  if (cursor.current === '.') {
    cursor.position++;
    return { kind: 'scan' };
  }
  const name = cursor.rest;
  if (name === '*' || /^\*[.[ ]/.test(name)) {
    cursor.position++;
    return { kind: 'wildcard' };
  }
  return cursor.current === '[' || cursor.current === ' ' ? undefined : readName(cursor);
}

/** A name ends at a dot, a bracket or a space. Jayway puts brackets and quotes around it, then parses that. */
function readName(cursor: Cursor): Segment {
  return namesIn(`'${cursor.takeWhile((char) => char !== '.' && char !== '[' && char !== ' ')}']`)!;
}
