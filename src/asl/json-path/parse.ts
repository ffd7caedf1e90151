// Reads JSONPath in Jayway's dialect: members, elements, slices, wildcards and deep scans.
import { Cursor } from '../cursor';
import type { JsonPath, PathRoot, Quote, Segment } from './path';
import { readQuoted } from './unescape';

const NAME = /[A-Za-z0-9_]/;

/** Parses a path. Throws an ExpressionSyntaxError that says what was expected and where. */
export function parseJsonPath(source: string): JsonPath {
  const text = source.trim();
  const cursor = new Cursor(text);
  const root = readRoot(cursor);
  const segments: Segment[] = [];
  while (!cursor.done) segments.push(...readSegment(cursor));
  if (segments[segments.length - 1]?.kind === 'scan') cursor.raise('Expected a name, * or [ after ..');
  const kinds = new Set(segments.map(({ kind }) => kind));
  const definite = [...kinds].every((kind) => kind === 'member' || kind === 'members' || kind === 'element');
  const isReference = segments.every(
    (segment) => segment.kind === 'member' || (segment.kind === 'element' && segment.index >= 0),
  );
  return { text, root, segments, definite, isReference };
}

function readRoot(cursor: Cursor): PathRoot {
  if (cursor.current !== '$') cursor.raise(`Expected a path that starts with $, but found ${cursor.found()}`);
  cursor.position += 1;
  if (cursor.current === '$') {
    cursor.position += 1;
    return { kind: 'context' };
  }
  const name = cursor.takeWhile((char) => NAME.test(char));
  return name === '' ? { kind: 'input' } : { kind: 'variable', name };
}

function readSegment(cursor: Cursor): Segment[] {
  if (cursor.startsWith('..')) {
    cursor.position += 2;
    return [{ kind: 'scan' }, cursor.current === '[' ? readBrackets(cursor) : readDotted(cursor)];
  }
  if (cursor.current === '.') {
    cursor.position += 1;
    return [cursor.startsWith('[') ? readBrackets(cursor) : readDotted(cursor)];
  }
  if (cursor.current === '[') return [readBrackets(cursor)];
  return cursor.raise(`Expected . or [, but found ${cursor.found()}`);
}

function readDotted(cursor: Cursor): Segment {
  if (cursor.current === '*') {
    cursor.position += 1;
    return { kind: 'wildcard' };
  }
  const start = cursor.position;
  const name = cursor.takeWhile((char) => char !== '.' && char !== '[' && char !== '(' && char !== ' ');
  if (name === '') cursor.raise(`Expected a name after ., but found ${cursor.found()}`);
  if (cursor.current === '(') unsupported(cursor, 'A path function', start);
  return { kind: 'member', name, quote: "'" };
}

function readBrackets(cursor: Cursor): Segment {
  const start = cursor.position;
  cursor.position += 1;
  const char = cursor.skipSpaces().current;
  if (char === "'" || char === '"') return readNames(cursor, char);
  if (char === '?') unsupported(cursor, 'A filter', start);
  if (char === '*') {
    cursor.position += 1;
    cursor.expect(']', 'after *');
    return { kind: 'wildcard' };
  }
  const end = cursor.unescaped(']', cursor.position);
  if (end < 0) cursor.raise('Expected a closing ], but found the end', start);
  const inside = cursor.text.slice(cursor.position, end).trim();
  const segment = numbersIn(inside);
  if (!segment) cursor.raise(`Expected an index, a slice, a quoted name, * or a filter, but found '${inside}'`, start);
  cursor.position = end + 1;
  return segment;
}

function readNames(cursor: Cursor, quote: Quote): Segment {
  const names = [readQuoted(cursor)];
  while (cursor.skipSpaces().current === ',') {
    cursor.position += 1;
    if (cursor.skipSpaces().current !== quote) cursor.raise(`Expected another name in ${quote}`);
    names.push(readQuoted(cursor));
  }
  cursor.expect(']', 'after the names');
  return names.length === 1 ? { kind: 'member', name: names[0]!, quote } : { kind: 'members', names, quote };
}

function numbersIn(inside: string): Segment | undefined {
  if (/^-?\d+$/.test(inside)) return { kind: 'element', index: Number(inside) };
  if (/^-?\d+(\s*,\s*-?\d+)+$/.test(inside)) return { kind: 'elements', indexes: inside.split(',').map(Number) };
  const slice = /^(-?\d+)?\s*:\s*(-?\d+)?$/.exec(inside);
  if (!slice || inside === ':') return undefined;
  const [, from, to] = slice;
  return { kind: 'slice', ...(from && { from: Number(from) }), ...(to && { to: Number(to) }) };
}

function unsupported(cursor: Cursor, what: string, at: number): never {
  return cursor.raise(`${what} is valid in JSONPath, but the simulator does not run it yet`, at);
}
