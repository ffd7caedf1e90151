// Backslashes in quoted names and strings, as Jayway reads them.
import type { Cursor } from '../cursor';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Replaces `\n`, `\u0041` and the like; any other escaped character stands for itself. Undefined when `\u` lacks its digits. */
export function unescapeText(text: string): string | undefined {
  if (!text.includes('\\')) return text;
  let result = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '\\' || at + 1 === text.length) {
      result += text[at];
      continue;
    }
    const escaped = text[++at];
    if (escaped === 'u') {
      const digits = text.slice(at + 1, at + 5);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) return undefined;
      result += String.fromCharCode(parseInt(digits, 16));
      at += 4;
    } else {
      result += ESCAPES.get(escaped) ?? escaped;
    }
  }
  return result;
}

/** Reads a quoted text; the place is on its opening quote. */
export function readQuoted(cursor: Cursor): string {
  const quote = cursor.current;
  const start = cursor.position;
  const close = cursor.unescaped(quote, start + 1);
  if (close === -1) cursor.raise(`Expected a closing ${quote}, but found the end`, start);
  const value = unescapeText(cursor.text.slice(start + 1, close));
  if (value === undefined) cursor.raise('Expected four hexadecimal digits after \\u', start);
  cursor.position = close + 1;
  return value;
}
