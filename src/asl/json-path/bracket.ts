// Parses the brackets of a path: names, indexes, slices, `*` and filters.
import type { Cursor } from '../cursor';
import { readFilter } from './filter';
import type { JsonPath, Segment } from './path';

const MAX_INT = 2 ** 31;

/** Parses one pair of brackets, starting at the first. The kind depends on the first quote, digit, `:`, `-`, `@` or `?`. */
export function readBracket(cursor: Cursor, readPath: (cursor: Cursor) => JsonPath): Segment {
  const start = cursor.position;
  const bracket = cursor.within(start, endOfBracket(cursor));
  cursor.position = bracket.end;
  if (bracket.rest === '[*]') return { kind: 'wildcard' };
  bracket.takeWhile((char) => !/[?'0-9:@-]/.test(char));
  switch (bracket.current) {
    case '':
      return bracket.raise("Expected a quoted name, an index, '*' or '?(' between brackets", start);
    case '?':
      return { kind: 'filter', filter: readFilter(filterWithin(bracket, start), readPath) };
    case "'":
      return namesIn(bracket.rest) ?? bracket.raise("Expected a closing ']', but found the end", start);
    case '@':
      return readFromEnd(bracket);
    default:
      return readIndexes(bracket);
  }
}

/** The offset after the closing bracket, or the end. Jayway counts brackets inside quotes too. */
function endOfBracket({ text, position, end }: Cursor): number {
  let depth = 0;
  for (let at = position; at < end; at++) {
    if (text[at] === '[') depth++;
    else if (text[at] === ']' && --depth === 0) return at + 1;
  }
  return end;
}

/**
 * The names in `'a','b']`, up to the first `]` even if it is inside quotes. Text between quoted names is ignored. A
 * backslash is an ordinary character. Undefined without a `]`.
 */
export function namesIn(text: string): Segment | undefined {
  const end = text.indexOf(']');
  if (end === -1) return undefined;
  const parts = text.slice(0, end).split("'");
  // Every second part is a quoted name, except a last one without its closing quote.
  const names = parts.filter((_, index) => index % 2 === 1 && index < parts.length - 1);
  return names.length === 1 ? { kind: 'member', name: names[0]! } : { kind: 'members', names };
}

/** The filter inside a pair of brackets, including the brackets around it: `[?(@.a == 1)]`. */
function filterWithin(bracket: Cursor, first: number): Cursor {
  const { text, position, end } = bracket;
  const start = text.lastIndexOf('[', position);
  let [brackets, parentheses] = [0, 0];
  let quoted = false;
  for (let at = start; at < end; at++) {
    const char = text[at]!;
    if (char === "'" && text[at - 1] !== '\\') quoted = !quoted;
    if (quoted) continue;
    if (char === '(') {
      parentheses++;
    } else if (char === ')') {
      parentheses--;
    } else if (char === '[') {
      brackets++;
    } else if (char === ']') {
      brackets--;
      if (parentheses !== 0) continue;
      if (brackets !== 0) break;
      return bracket.within(start, at + 1);
    }
  }
  return bracket.raise('The brackets, parentheses and quotes of a filter must be balanced', first);
}

/** `(@.length-1)` and `(@.size()-1)`. */
function readFromEnd(cursor: Cursor): Segment {
  const match = /^@.([^-]*)(-[^)]*)\)/s.exec(cursor.rest);
  if (match === null || !/^(size|length)$/.test(match[1]!.replace(/[() ]/g, ''))) {
    return cursor.raise('Expected (@.length-1), or another number after the minus sign');
  }
  return { kind: 'fromEnd', offset: toInteger(cursor, match[2]!.replaceAll(' ', '')) };
}

/** `0`, `0,2`, `1:`, `:-2`, `1:3`. Anything after a slice is ignored, such as the step in `1:9:2`. */
function readIndexes(cursor: Cursor): Segment {
  const text = cursor.rest.replaceAll(' ', '');
  const numbers: number[] = [];
  const signs = new Set<string>();
  let open = '';
  let at = 0;
  for (; /[\d,:-]/.test(text.charAt(at)); at++) {
    const char = text[at]!;
    if (char === ',') {
      signs.add('list');
      numbers.push(toInteger(cursor, open));
      open = '';
    } else if (char === ':') {
      const to = /^[\d-]*/.exec(text.slice(at + 1))![0];
      signs.add(open === '' ? 'to' : to === '' ? 'from' : 'between');
      if (open !== '') numbers.push(toInteger(cursor, open));
      if (open === '' || to !== '') numbers.push(toInteger(cursor, to));
      open = '';
      at += to.length + 1;
      if (text[at] === ']') break;
    } else {
      open += char;
    }
  }
  if (at >= text.length) cursor.raise("Expected a closing ']', but found the end");
  if (open !== '') numbers.push(toInteger(cursor, open));
  const [first, second] = numbers as [number, number];
  if (numbers.length === 1 && !signs.has('to') && !signs.has('from')) return { kind: 'element', index: first };
  if (signs.has('list')) return { kind: 'elements', indexes: numbers };
  if (signs.has('from')) return { kind: 'slice', from: first };
  return signs.has('to') ? { kind: 'slice', to: first } : { kind: 'slice', from: first, to: second };
}

function toInteger(cursor: Cursor, text: string): number {
  const value = /^-?\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= -MAX_INT && value < MAX_INT)) cursor.raise(`Expected an integer of 32 bits, but found '${text}'`);
  return value;
}
