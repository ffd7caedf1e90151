// Finds where each value of a JSON text begins. JSON.parse, which is much faster, produces the values. This reads a
// text again only when there is a finding to place.
import { offsetInQuotes } from './escapes';
import { placeholderEnd } from './placeholder-end';
import type { TextMember, TextNode } from './text-node';

/** The tree of a JSON text, or the offset of the first invalid character. */
export type ScannedJson = { readonly root: TextNode } | { readonly fault: number };

/**
 * @param placeholders whether `${Name}` may be a value, as in a definition whose DefinitionSubstitutions are not made
 */
export function scanJson(text: string, placeholders = false): ScannedJson {
  const scanner = new Scanner(text, placeholders);
  try {
    return { root: scanner.scan() };
  } catch (thrown) {
    if (thrown instanceof Fault) return { fault: thrown.offset };
    throw thrown;
  }
}

/** Aborts the scan. */
class Fault {
  constructor(readonly offset: number) {}
}

/** An object or a list that is being read. */
interface Open {
  readonly start: number;
  readonly members?: TextMember[];
  readonly items?: TextNode[];
  /** In an object: the key whose value comes next. */
  next?: { readonly key: string; readonly start: number };
}

class Scanner {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly placeholders: boolean,
  ) {}

  /** Keeps its own stack, because a text may nest deeper than the call stack allows. */
  scan(): TextNode {
    const root = this.value();
    const open = isOpen(root) ? [root] : [];
    let isEmpty = true;
    while (open.length > 0) {
      const around = open.at(-1)!;
      if (this.take(around.members ? '}' : ']')) {
        open.pop();
        isEmpty = false;
        continue;
      }
      if (!isEmpty) this.expect(',');
      if (around.members) around.next = this.key();
      const value = this.value();
      add(around, value);
      isEmpty = isOpen(value);
      if (isOpen(value)) open.push(value);
    }
    if (this.skipSpace() < this.text.length) this.fail();
    return root;
  }

  private key(): { readonly key: string; readonly start: number } {
    const start = this.skipSpace();
    const written = this.string();
    this.expect(':');
    return { key: written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1), start };
  }

  private value(): TextNode | Open {
    const start = this.skipSpace();
    const char = this.text[start];
    if (char === '{' || char === '[') {
      this.at += 1;
      return char === '{' ? { start, members: [] } : { start, items: [] };
    }
    if (char !== '"') {
      if (char === '$' && this.placeholders) this.placeholder();
      else this.word();
      return { start };
    }
    const written = this.string();
    const { text } = this;
    return {
      start,
      content: { read: () => readString(written), offsetOf: (index) => offsetInQuotes(text, start, index) },
    };
  }

  /** A string as it is written, with its quotes. */
  private string(): string {
    const { text } = this;
    const start = this.at;
    this.expect('"');
    for (;;) {
      const char = text[this.at];
      if (char === undefined || char < ' ') this.fail();
      const end = this.placeholders && char === '$' ? placeholderEnd(text, this.at) : undefined;
      if (end !== undefined) this.at = end + 1;
      else if (char === '\\') this.escape();
      else this.at += 1;
      if (char === '"') return text.slice(start, this.at);
    }
  }

  private escape(): void {
    this.at += 1;
    const char = this.text[this.at];
    if (char === undefined || !'"\\/bfnrtu'.includes(char)) this.fail();
    this.at += 1;
    for (let left = char === 'u' ? 4 : 0; left > 0; left -= 1) this.match(/[0-9a-fA-F]/y);
  }

  /** A number, true, false or null. */
  private word(): void {
    const word = WORDS[this.text[this.at] ?? ''];
    if (word === undefined) return this.number();
    for (const char of word) {
      if (this.text[this.at] !== char) this.fail();
      this.at += 1;
    }
  }

  private number(): void {
    if (this.text[this.at] === '-') this.at += 1;
    if (this.text[this.at] === '0') this.at += 1;
    else this.match(/[0-9]+/y);
    if (this.text[this.at] === '.') {
      this.at += 1;
      this.match(/[0-9]+/y);
    }
    if (this.text[this.at] === 'e' || this.text[this.at] === 'E') {
      this.at += 1;
      this.match(/[+-]?/y);
      this.match(/[0-9]+/y);
    }
  }

  private placeholder(): void {
    const end = placeholderEnd(this.text, this.at);
    if (end === undefined) this.fail();
    this.at = end + 1;
  }

  /** Reads what the sticky pattern matches here. */
  private match(pattern: RegExp): void {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) this.fail();
    this.at += found[0].length;
  }

  private expect(char: string): void {
    if (!this.take(char)) this.fail();
  }

  /** Skips white space, and the character if it comes next. */
  private take(char: string): boolean {
    const isNext = this.text[this.skipSpace()] === char;
    if (isNext) this.at += 1;
    return isNext;
  }

  private skipSpace(): number {
    for (;;) {
      const char = this.text[this.at];
      if (char !== ' ' && char !== '\n' && char !== '\r' && char !== '\t') return this.at;
      this.at += 1;
    }
  }

  private fail(): never {
    throw new Fault(this.at);
  }
}

const WORDS: Readonly<Record<string, string>> = { t: 'true', f: 'false', n: 'null' };

/** As it is written, if a placeholder in it has quotes. */
function readString(written: string): string {
  try {
    return JSON.parse(written) as string;
  } catch {
    return written.slice(1, -1);
  }
}

function isOpen(node: TextNode | Open): node is Open {
  return node.members !== undefined || node.items !== undefined;
}

function add(around: Open, value: TextNode): void {
  if (around.next) around.members!.push({ ...around.next, value });
  else around.items!.push(value);
}
