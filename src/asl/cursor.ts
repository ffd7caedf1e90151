// A cursor over a text, shared by the parsers of expressions.
import { ExpressionSyntaxError } from './expression-syntax-error';

/**
 * How deep filters, parentheses, literals and calls may nest. This is far more than people write and far less than the
 * call stack holds, so hostile text ends in an error.
 */
const MAX_DEPTH = 100;

const SPACE = 0x20;

/** Reads `text` from `position` up to `end`. The offsets in its errors are offsets into the whole text. */
export class Cursor {
  position: number;

  constructor(
    readonly text: string,
    start = 0,
    readonly end = text.length,
    private depth = 0,
  ) {
    this.position = start;
  }

  get done(): boolean {
    return this.position >= this.end;
  }

  /** The character at the cursor, or '' at the end. */
  get current(): string {
    return this.position < this.end ? this.text.charAt(this.position) : '';
  }

  /** The character at an offset, or '' outside the text. */
  at(offset: number): string {
    return offset < this.end ? this.text.charAt(offset) : '';
  }

  startsWith(expected: string): boolean {
    return this.position + expected.length <= this.end && this.text.startsWith(expected, this.position);
  }

  /** Skips only spaces: Jayway reads a tab or a line break as part of the path. */
  skipSpaces(): this {
    while (this.current === ' ') this.position++;
    return this;
  }

  /** Reads the longest run of characters that pass the test. */
  takeWhile(passes: (char: string) => boolean): string {
    const { text, end, position: start } = this;
    let at = start;
    while (at < end && passes(text.charAt(at))) at++;
    this.position = at;
    return text.slice(start, at);
  }

  /** Skips spaces and reads one character, which must be the expected one. */
  expect(char: string, where: string): void {
    if (this.skipSpaces().current !== char) this.raise(`Expected '${char}' ${where}, but found ${this.found()}`);
    this.position++;
  }

  /** The offset of the next unescaped `char` from `from` on, or -1. */
  unescaped(char: string, from: number): number {
    for (let at = from; at < this.end; at++) {
      if (this.text[at] === '\\') at++;
      else if (this.text[at] === char) return at;
    }
    return -1;
  }

  /** The text from the cursor to the end. */
  get rest(): string {
    return this.text.slice(this.position, this.end);
  }

  /** The same text, trimmed like Java's `trim`: no spaces or control characters at either end. */
  trimmed(): Cursor {
    let { position: start, end } = this;
    while (start < end && this.text.charCodeAt(start) <= SPACE) start++;
    while (end > start && this.text.charCodeAt(end - 1) <= SPACE) end--;
    return this.within(start, end);
  }

  /** The same text, restricted to an inner part. */
  within(start: number, end: number): Cursor {
    return new Cursor(this.text, start, end, this.depth);
  }

  /** Reads a nested part. Throws if it nests deeper than `MAX_DEPTH`. */
  nested<T>(read: () => T): T {
    if (++this.depth > MAX_DEPTH) this.raise(`Expressions may nest at most ${MAX_DEPTH} levels deep`);
    const value = read();
    this.depth--;
    return value;
  }

  /** The text at the cursor, for an error message. */
  found(): string {
    return this.done ? 'the end' : `'${this.text.slice(this.position, Math.min(this.end, this.position + 20))}'`;
  }

  raise(message: string, at = this.position): never {
    throw new ExpressionSyntaxError(`${message} (at offset ${at}).`, at);
  }
}
