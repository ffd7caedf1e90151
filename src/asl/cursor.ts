// A place in a text that is being read, shared by the parsers of expressions.
import { ExpressionSyntaxError } from './expression-syntax-error';

/**
 * How deep filters, parentheses, literals and calls may nest. Far above what people write, far below what a call stack
 * holds, so that hostile text ends in an error.
 */
const MAX_DEPTH = 100;

const SPACE = 0x20;

/** Reads `text` from `position` up to `end`; offsets in its errors are offsets into the whole text. */
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

  /** The character at the place, or '' at the end. */
  get current(): string {
    return this.position < this.end ? this.text.charAt(this.position) : '';
  }

  /** The character at an offset, or '' outside of the text. */
  at(offset: number): string {
    return offset < this.end ? this.text.charAt(offset) : '';
  }

  startsWith(expected: string): boolean {
    return this.position + expected.length <= this.end && this.text.startsWith(expected, this.position);
  }

  /** Skips spaces alone: Jayway takes a tab or a line break for a part of the path. */
  skipSpaces(): this {
    while (this.current === ' ') this.position++;
    return this;
  }

  /** Reads the longest run of characters that pass. */
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

  /** The text from the place to the end. */
  get rest(): string {
    return this.text.slice(this.position, this.end);
  }

  /** The same text, trimmed as by Java's `trim`: without spaces and control characters at both ends. */
  trimmed(): Cursor {
    let { position: start, end } = this;
    while (start < end && this.text.charCodeAt(start) <= SPACE) start++;
    while (end > start && this.text.charCodeAt(end - 1) <= SPACE) end--;
    return this.within(start, end);
  }

  /** The same text, cut to an inner part. */
  within(start: number, end: number): Cursor {
    return new Cursor(this.text, start, end, this.depth);
  }

  /** Reads a nested part; refuses to nest deeper than `MAX_DEPTH`. */
  nested<T>(read: () => T): T {
    if (++this.depth > MAX_DEPTH) this.raise(`Expressions may nest at most ${MAX_DEPTH} levels deep`);
    const value = read();
    this.depth--;
    return value;
  }

  /** What stands at the place, for an error's text. */
  found(): string {
    return this.done ? 'the end' : `'${this.text.slice(this.position, Math.min(this.end, this.position + 20))}'`;
  }

  raise(message: string, at = this.position): never {
    throw new ExpressionSyntaxError(`${message} (at offset ${at}).`, at);
  }
}
