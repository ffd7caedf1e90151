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
  for (const [start, end] of argumentsFrom(cursor, open)) {
    if (start < end) args.push(readArgument(cursor.within(start, end), readPath));
  }
  return args;
}

/**
 * Where each argument starts and ends. Jayway counts parentheses and brackets in texts, too, and takes the end of an
 * inner call with arguments for the end of the argument: such paths are errors in AWS as well.
 */
function argumentsFrom(cursor: Cursor, open: number): [number, number][] {
  const found: [number, number][] = [];
  const depth = { paren: 1, other: 0 };
  let quoted = false;
  let start = -1;
  for (let at = cursor.position; at < cursor.end; at++) {
    const char = cursor.text[at]!;
    if (start < 0 && char !== ' ' && char !== ',' && char !== ')') start = at;
    if (char === '"' && !(quoted && cursor.text[at - 1] === '\\')) quoted = !quoted;
    else if (char === '(') depth.paren++;
    else if (char === '[' || char === '{') depth.other++;
    else if (char === ']' || char === '}') depth.other--;
    else if (char === ')') depth.paren--;
    if ((char !== ')' && char !== ',') || (char === ')' && cursor.text[at - 1] === '(')) continue;
    if (quoted || depth.other !== 0 || (depth.paren !== 1 && !(depth.paren === 0 && char === ')'))) continue;
    found.push([start < 0 ? at : start, at]);
    start = -1;
    if (depth.paren === 0) {
      cursor.position = at + 1;
      return found;
    }
  }
  return cursor.raise("Expected ')' after the arguments of a function, but found the end", open);
}

function readArgument(cursor: Cursor, readPath: (cursor: Cursor) => JsonPath): FunctionArgument {
  const text = cursor.text.slice(cursor.position, cursor.end);
  if (text.startsWith('$') || text.startsWith('@')) return { kind: 'path', path: readPath(cursor) };
  try {
    return { kind: 'value', value: JSON.parse(text) as Json };
  } catch {
    return cursor.raise(`Expected a path or a JSON value as argument, but found '${text.slice(0, 20)}'`);
  }
}
