// Finds where a character of a quoted string is in the source text, escapes included.

/** The number of digits after `\x`, `\u` and `\U`. JSON has only `\u`. */
const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The source offset of the character at `index` of a double-quoted string whose opening quote is at `start`. */
export function offsetInQuotes(text: string, start: number, index: number): number {
  let at = start + 1;
  for (let left = index; left > 0; left -= 1) {
    at += text[at] === '\\' ? 2 + (DIGITS[text[at + 1]!] ?? 0) : 1;
  }
  return at;
}

/** The same for single quotes, where a doubled quote means one. */
export function offsetInSingleQuotes(text: string, start: number, index: number): number {
  let at = start + 1;
  for (let left = index; left > 0; left -= 1) at += text[at] === "'" ? 2 : 1;
  return at;
}
