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
    args.push(readArgument(cursor, open, readPath));
    if (cursor.skipSpaces().current === ',') cursor.position++;
  }
  cursor.position++;
  return args;
}

function readArgument(cursor: Cursor, open: number, readPath: (cursor: Cursor) => JsonPath): FunctionArgument {
  const start = cursor.position;
  const end = endOfArgument(cursor, open);
  const text = cursor.text.slice(start, end).trimEnd();
  cursor.position = end;
  if (text.startsWith('$') || text.startsWith('@')) {
    return { kind: 'path', path: readPath(cursor.within(start, start + text.length)) };
  }
  try {
    return { kind: 'value', value: JSON.parse(text) as Json };
  } catch {
    return cursor.raise(`Expected a path or a JSON value as argument, but found '${text.slice(0, 20)}'`, start);
  }
}

/** The offset of the comma or of the parenthesis that ends the argument. */
function endOfArgument(cursor: Cursor, open: number): number {
  let depth = 0;
  for (let at = cursor.position; at < cursor.end; at++) {
    const char = cursor.text[at];
    if (char === '"') {
      at = cursor.unescaped('"', at + 1);
      if (at === -1) break;
    } else if (char === '(' || char === '[' || char === '{') depth++;
    else if (depth === 0 && (char === ')' || char === ',')) return at;
    else if (char === ')' || char === ']' || char === '}') depth--;
  }
  return cursor.raise("Expected ')' after the arguments of a function, but found the end", open);
}
