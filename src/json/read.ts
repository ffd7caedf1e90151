// Reads JSON texts that JSON.parse would change: it rounds long integers and silently takes the last of several equal
// keys.
import { exactInteger } from './exact-integer';
import type { Json } from './json';
import { setMember } from './merge';

/** What else to refuse in a text. */
export interface Strictness {
  /** Two members with the same name in one object. */
  readonly refuseDuplicates?: boolean;
}

/**
 * Reads a text that JSON.parse has already accepted and that has at most 1,000 levels. Throws a SyntaxError for a
 * number beyond the range of a double, and for what `strictness` names.
 */
export function readExactly(text: string, strictness: Strictness = {}): Json {
  return new Reader(text, strictness.refuseDuplicates === true).value();
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];

class Reader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly refusesDuplicates: boolean,
  ) {}

  value(): Json {
    switch (this.next()) {
      case '{':
        return this.object();
      case '[':
        return this.list();
      case '"':
        return this.string();
      case 't':
        return this.word('true', true);
      case 'f':
        return this.word('false', false);
      case 'n':
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  private object(): Json {
    const object: Record<string, Json> = {};
    this.at += 1;
    while (this.next() !== '}') {
      if (this.text[this.at] === ',') this.at += 1;
      this.next();
      const key = this.string();
      if (this.refusesDuplicates && Object.hasOwn(object, key)) throw new SyntaxError(`it has the key '${key}' twice`);
      this.next();
      this.at += 1;
      setMember(object, key, this.value());
    }
    this.at += 1;
    return object;
  }

  private list(): Json {
    const list: Json[] = [];
    this.at += 1;
    while (this.next() !== ']') {
      if (this.text[this.at] === ',') this.at += 1;
      list.push(this.value());
    }
    this.at += 1;
    return list;
  }

  private string(): string {
    const start = this.at;
    let code = this.text.charCodeAt((this.at += 1));
    while (code !== QUOTE) code = this.text.charCodeAt((this.at += code === BACKSLASH ? 2 : 1));
    this.at += 1;
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }

  private number(): number | bigint {
    NUMBER.lastIndex = this.at;
    const [digits] = NUMBER.exec(this.text)!;
    this.at += digits.length;
    const value = Number(digits);
    if (!Number.isFinite(value)) throw new SyntaxError('it holds a number that is too large for a double');
    return /^-?\d{16,}$/.test(digits) ? exactInteger(digits) : value;
  }

  private word<T>(word: string, value: T): T {
    this.at += word.length;
    return value;
  }

  /** The next character after white space, without taking it. */
  private next(): string | undefined {
    while (this.text.charCodeAt(this.at) <= 0x20) this.at += 1;
    return this.text[this.at];
  }
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
