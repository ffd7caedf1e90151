// The literals of filters: strings, numbers, booleans, null, and JSON in the loose form that Jayway accepts.
import type { Json } from '../../json/json';
import type { Cursor } from '../cursor';
import { readQuoted } from './unescape';

const NUMBER = /^-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/**
 * Reads a literal up to a space, a closing parenthesis or the next operator.
 *
 * A bare word is a string: the newest Jayway refuses `@.code == fr`, but AWS accepts it, and published workflows that
 * run on AWS are written so (`$[?(@.TargetLanguageCode==fr)].TranslatedText`).
 */
export function readLiteral(cursor: Cursor): Json {
  const char = cursor.skipSpaces().current;
  if (char === "'" || char === '"') return readQuoted(cursor);
  if (char === '[' || char === '{') return readLooseJson(cursor);
  return readWord(cursor, ' )&|');
}

function readWord(cursor: Cursor, terminators: string): Json {
  const start = cursor.position;
  const word = cursor.takeWhile((char) => !terminators.includes(char));
  if (word === '') cursor.raise(`Expected a value, but found ${cursor.found()}`, start);
  if (word === 'true') return true;
  if (word === 'false') return false;
  if (word === 'null') return null;
  return NUMBER.test(word) ? Number(word) : word;
}

/** JSON in which strings may stand in single quotes or in none: `['a', "b", c]`. */
function readLooseJson(cursor: Cursor): Json {
  return cursor.nested(() => (cursor.current === '[' ? readList(cursor) : readRecord(cursor)));
}

function readList(cursor: Cursor): Json {
  const items: Json[] = [];
  cursor.position++;
  while (cursor.skipSpaces().current !== ']') {
    items.push(readItem(cursor));
    if (cursor.skipSpaces().current !== ']') cursor.expect(',', 'between the items of a list');
  }
  cursor.position++;
  return items;
}

function readRecord(cursor: Cursor): Json {
  const members: [string, Json][] = [];
  cursor.position++;
  while (cursor.skipSpaces().current !== '}') {
    const name = readItem(cursor);
    cursor.expect(':', 'after the name of a member');
    cursor.skipSpaces();
    members.push([String(name), readItem(cursor)]);
    if (cursor.skipSpaces().current !== '}') cursor.expect(',', 'between the members of an object');
  }
  cursor.position++;
  return Object.fromEntries(members);
}

function readItem(cursor: Cursor): Json {
  const char = cursor.current;
  if (char === "'" || char === '"') return readQuoted(cursor);
  if (char === '[' || char === '{') return readLooseJson(cursor);
  return readWord(cursor, ' ,:]}');
}
