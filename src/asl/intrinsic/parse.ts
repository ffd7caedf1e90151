// Reads calls of intrinsic functions: `States.Format('Order {}', $.id)`.
import type { Json } from '../../json/json';
import { Cursor } from '../cursor';
import { ARITIES, isIntrinsicName, type IntrinsicName } from './names';
import { parseJsonPath } from '../json-path/parse';
import type { JsonPath } from '../json-path/path';

export interface IntrinsicCall {
  readonly kind: 'call';
  /** As written. */
  readonly text: string;
  readonly name: IntrinsicName;
  readonly args: readonly IntrinsicArgument[];
}

export type IntrinsicArgument =
  | IntrinsicCall
  | { readonly kind: 'path'; readonly path: JsonPath }
  /** `raw` is the text between the quotes, with escapes: States.Format must distinguish `\{` from `{`. */
  | { readonly kind: 'literal'; readonly value: Json; readonly raw?: string };

/**
 * Quota: calls nest at most 10 deep in one field
 * (docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html).
 */
const DEEPEST = 10;

const LITERALS: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** Parses a whole field. Throws an ExpressionSyntaxError. */
export function parseIntrinsic(source: string): IntrinsicCall {
  const cursor = new Cursor(source.trim());
  const call = readCall(cursor, 1);
  if (!cursor.skipSpaces().done) cursor.raise(`Expected the end, but found ${cursor.found()}`);
  return call;
}

function readCall(cursor: Cursor, depth: number): IntrinsicCall {
  const start = cursor.position;
  const name = cursor.takeWhile((char) => /[\w.]/.test(char));
  if (!isIntrinsicName(name)) cursor.raise(`There is no intrinsic function '${name}'`, start);
  if (depth > DEEPEST) cursor.raise(`Intrinsic functions may nest at most ${DEEPEST} levels deep`, start);
  cursor.expect('(', `after ${name}`);
  const args: IntrinsicArgument[] = [];
  while (cursor.skipSpaces().current !== ')') {
    if (args.length > 0) cursor.expect(',', 'between arguments');
    args.push(readArgument(cursor.skipSpaces(), depth));
  }
  cursor.position += 1;
  const [fewest, most] = ARITIES[name];
  if (args.length < fewest || args.length > most) {
    const wanted = fewest === most ? `${fewest}` : `${fewest} to ${most}`;
    cursor.raise(`${name} takes ${wanted} arguments, but found ${args.length}`, start);
  }
  return { kind: 'call', text: cursor.text.slice(start, cursor.position), name, args };
}

function readArgument(cursor: Cursor, depth: number): IntrinsicArgument {
  if (cursor.current === "'") return readText(cursor);
  if (cursor.current === '$') return { kind: 'path', path: parseJsonPath(readPathText(cursor)) };
  if (cursor.startsWith('States.')) return readCall(cursor, depth + 1);
  const start = cursor.position;
  const word = cursor.takeWhile((char) => !/[,)\s]/.test(char));
  const value = NUMBER.test(word) ? Number(word) : LITERALS.get(word);
  if (value === undefined) {
    cursor.raise(`Expected a string in ', a number, a path or a call, but found '${word}'`, start);
  }
  if (value === Infinity || value === -Infinity) cursor.raise(`The number ${word} is too large`, start);
  return { kind: 'literal', value };
}

/** Only `\'`, `\{`, `\}` and `\\` are escapes; AWS refuses others (recorded: illegal_escapes). */
function readText(cursor: Cursor): IntrinsicArgument {
  const start = cursor.position;
  const close = cursor.unescaped("'", start + 1);
  if (close < 0) cursor.raise("Expected a closing ', but found the end", start);
  const raw = cursor.text.slice(start + 1, close);
  const wrong = /(?:^|[^\\])(?:\\\\)*\\([^\\'{}])/.exec(raw);
  if (wrong) cursor.raise(`There is no escape \\${wrong[1]}: expected \\', \\{, \\} or \\\\`, start);
  cursor.position = close + 1;
  return { kind: 'literal', value: raw.replace(/\\(.)/gs, '$1'), raw };
}

/** A path ends at a comma or a parenthesis that is not inside its own brackets, parentheses or quotes. */
function readPathText(cursor: Cursor): string {
  const start = cursor.position;
  let depth = 0;
  while (!cursor.done) {
    const char = cursor.current;
    if (depth === 0 && (char === ',' || char === ')')) break;
    if (char === '[' || char === '(') depth += 1;
    if (char === ']' || char === ')') depth -= 1;
    const quoted = depth > 0 && (char === "'" || char === '"') ? cursor.unescaped(char, cursor.position + 1) : -1;
    cursor.position = (quoted < 0 ? cursor.position : quoted) + 1;
  }
  return cursor.text.slice(start, cursor.position);
}
