// The arguments of path functions: JSON values, and paths into the whole document.
import type { Json } from '../../json/json';
import type { Cursor } from '../cursor';
import type { FunctionArgument, JsonPath } from './path';

/** Reads from the opening to the closing parenthesis. */
export function readArguments(cursor: Cursor, readPath: (cursor: Cursor) => JsonPath): FunctionArgument[] {
  const open = cursor.position;
  const args: FunctionArgument[] = [];
  cursor.position++;
  if (cursor.current === ')') {
    // Jayway reads on from this parenthesis, not from behind it. So whatever follows a call without arguments is taken
    // for a member whose name starts with ')', which no document has.
    if (cursor.position === cursor.end - 1) cursor.position++;
    return args;
  }
  while (cursor.skipSpaces().current !== ')') {
    const arg = readArgument(cursor, open, readPath);
    if (arg) args.push(arg);
    if (cursor.skipSpaces().current === ',') cursor.position++;
  }
  cursor.position++;
  return args;
}

/** Undefined for an argument that starts like neither a path nor a number, text or object: Jayway passes over it. */
function readArgument(
  cursor: Cursor,
  open: number,
  readPath: (cursor: Cursor) => JsonPath,
): FunctionArgument | undefined {
  const start = cursor.position;
  const end = endOfArgument(cursor, open);
  const text = cursor.text.slice(start, end);
  cursor.position = end;
  if (/^[$@]/.test(text)) return { kind: 'path', path: readPath(cursor.within(start, end)) };
  // A list is refused: Jayway loses its bracket and fails when it runs.
  if (text.startsWith('[')) cursor.raise('A list cannot be an argument', start);
  if (!/^[-{"0-9]/.test(text)) return undefined;
  try {
    return { kind: 'value', value: JSON.parse(text) as Json };
  } catch {
    return cursor.raise(`Expected a path or a JSON value as argument, but found '${text.slice(0, 20)}'`, start);
  }
}

/**
 * The offset of the comma or of the parenthesis that ends the argument. Jayway counts the parentheses in texts too, and
 * takes the end of a call among the arguments for the end of the argument, unless that call has no arguments itself.
 */
function endOfArgument(cursor: Cursor, open: number): number {
  let depth = 0;
  for (let at = cursor.position; at < cursor.end; at++) {
    const char = cursor.text[at]!;
    if (char === '"') {
      const close = cursor.unescaped('"', at + 1);
      if (close === -1) break;
      const text = cursor.text.slice(at, close);
      if (text.split('(').length !== text.split(')').length) cursor.raise('A text needs as many ( as )', at);
      at = close;
    } else if ('[{'.includes(char)) {
      depth++;
    } else if (']}'.includes(char)) {
      depth--;
    } else if (depth > 0) {
      continue;
    } else if (char === ')' || char === ',') {
      return at;
    } else if (char === '(') {
      if (cursor.at(++at) !== ')') cursor.raise('A call among arguments cannot have arguments of its own', at);
    }
  }
  return cursor.raise("Expected ')' after the arguments of a function, but found the end", open);
}
