// Says what is wrong with a text that is not JSON, and where, in the words of Jackson's parser, which AWS uses.

/** The first fault of a text. */
export interface JsonFault {
  readonly message: string;
  /** How far Jackson had read, in UTF-16 code units. */
  readonly offset: number;
}

/**
 * The fault of a text that JSON.parse refuses. Recorded: an unknown word and a key without double quotes
 * (…invalid_start_execution_input, …not_a_definition); the rest follows ReaderBasedJsonParser of Jackson 2.12.
 */
export function jsonFault(text: string): JsonFault {
  try {
    new Scanner(text).document();
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown;
    throw thrown;
  }
  return { message: 'No content to map due to end-of-input', offset: text.length };
}

/** The place of an offset as Jackson prints it; it quotes 500 characters of the text at most. */
export function sourceLocation(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  const rest = text.length - LONGEST_QUOTE;
  const quoted = rest > 0 ? `"${text.slice(0, LONGEST_QUOTE)}"[truncated ${rest} chars]` : `"${text}"`;
  return `[Source: (String)${quoted}; line: ${line}, column: ${column}]`;
}

const LONGEST_QUOTE = 500;
const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const WORD = /[\p{L}\p{Nl}\p{Sc}\p{Pc}][\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}]*/uy;
const SPACES = /[ \t\n\r]*/y;
const DIGITS = /\d*/y;

class Fault implements JsonFault {
  constructor(
    readonly message: string,
    readonly offset: number,
  ) {}
}

/** What has been opened and not closed. */
interface Open {
  readonly kind: 'Object' | 'Array';
  readonly at: number;
}

/** Reads without recursion, so that a hostile depth stays off the stack. */
class Scanner {
  private at = 0;
  private readonly open: Open[] = [];

  constructor(private readonly text: string) {}

  document(): void {
    this.skip(SPACES);
    if (this.at === this.text.length) return;
    this.value();
    while (this.open.length > 0) this.member();
    this.skip(SPACES);
    if (this.at < this.text.length) this.unexpected('expected the end of the text');
  }

  /** The next entry of what is open, or its end. */
  private member(): void {
    const { kind, at } = this.open.at(-1)!;
    const isFirst = this.at === at + 1;
    const char = this.next(
      () => `: expected close marker for ${kind} (start marker at ${sourceLocation(this.text, at)})`,
    );
    if (char === ']' || char === '}') return this.close(char, kind, at);
    if (!isFirst) {
      if (char !== ',') this.unexpected(`was expecting comma to separate ${kind} entries`);
      this.at += 1;
      this.between(kind);
    }
    if (kind === 'Object') this.key();
    this.value();
  }

  private close(char: string, kind: Open['kind'], at: number): void {
    const expected = kind === 'Object' ? '}' : ']';
    this.at += 1;
    if (char !== expected) {
      this.fail(
        `Unexpected close marker '${char}': expected '${expected}' (for ${kind} starting at ${sourceLocation(this.text, at)})`,
      );
    }
    this.open.pop();
  }

  private key(): void {
    if (this.text[this.at] !== '"') this.unexpected('was expecting double-quote to start field name');
    this.string('name', ' in field name');
    this.between('Object');
    if (this.text[this.at] !== ':') this.unexpected('was expecting a colon to separate field name and value');
    this.at += 1;
    this.between('Object');
  }

  private value(): void {
    const char = this.text[this.at]!;
    if (char === '{' || char === '[') {
      this.open.push({ kind: char === '{' ? 'Object' : 'Array', at: this.at });
      this.at += 1;
    } else if (char === '"') {
      this.string('string value', ': was expecting closing quote for a string value');
    } else if (char === '-' || /\d/.test(char)) {
      this.number();
    } else {
      this.word(char);
    }
  }

  private word(char: string): void {
    const word = this.skip(WORD);
    if (word === '') this.unexpected(char === '}' ? 'expected a value' : `expected a valid value ${VALUES}`);
    if (!['true', 'false', 'null'].includes(word)) this.fail(`Unrecognized token '${word}': was expecting ${VALUES}`);
  }

  private string(what: string, atEnd: string): void {
    for (this.at += 1; ; this.at += 1) {
      const char = this.text[this.at] ?? this.endOfInput(atEnd);
      if (char === '"') break;
      if (char < ' ') {
        this.at += 1;
        this.fail(
          `Illegal unquoted character (${describe(char)}): has to be escaped using backslash to be included in ${what}`,
        );
      }
      if (char === '\\') this.escape(atEnd);
    }
    this.at += 1;
  }

  private escape(atEnd: string): void {
    this.at += 1;
    const char = this.text[this.at] ?? this.endOfInput(atEnd);
    if (char !== 'u') {
      if (!'"\\/bfnrt'.includes(char)) {
        this.at += 1;
        this.fail(`Unrecognized character escape ${describe(char)}`);
      }
      return;
    }
    for (let digit = 0; digit < 4; digit += 1) {
      this.at += 1;
      if (!/[\dA-Fa-f]/.test(this.text[this.at] ?? this.endOfInput(atEnd))) {
        this.unexpected('expected a hex-digit for character escape sequence');
      }
    }
  }

  private number(): void {
    if (this.text[this.at] === '-') {
      this.at += 1;
      if (!this.isDigit()) this.inNumber('expected digit (0-9) to follow minus sign, for valid numeric value');
    }
    const whole = this.skip(DIGITS);
    if (whole.length > 1 && whole.startsWith('0')) this.fail('Invalid numeric value: Leading zeroes not allowed');
    if (this.text[this.at] === '.') {
      this.at += 1;
      if (this.skip(DIGITS) === '') this.inNumber('Decimal point not followed by a digit');
    }
    if (this.text[this.at] === 'e' || this.text[this.at] === 'E') {
      this.at += 1;
      if (this.text[this.at] === '+' || this.text[this.at] === '-') this.at += 1;
      if (this.skip(DIGITS) === '') this.inNumber('Exponent indicator not followed by a digit');
    }
    const after = this.text[this.at];
    if (this.open.length === 0 && after !== undefined && !' \t\n\r'.includes(after)) {
      this.unexpected('Expected space separating root-level values');
    }
  }

  private isDigit(): boolean {
    return /\d/.test(this.text[this.at] ?? '');
  }

  /** After a comma, a key or a colon something more must come. */
  private between(kind: Open['kind']): void {
    this.next(() => ` within/between ${kind} entries`);
  }

  private next(atEnd: () => string): string {
    this.skip(SPACES);
    return this.text[this.at] ?? this.endOfInput(atEnd());
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private unexpected(expected: string): never {
    const char = this.text[this.at]!;
    this.at += 1;
    return this.fail(`Unexpected character (${describe(char)}): ${expected}`);
  }

  private inNumber(expected: string): never {
    const char = this.text[this.at] ?? this.endOfInput(` in numeric value: ${expected}`);
    this.at += 1;
    return this.fail(`Unexpected character (${describe(char)}) in numeric value: ${expected}`);
  }

  private endOfInput(where: string): never {
    return this.fail(`Unexpected end-of-input${where}`);
  }

  private fail(message: string): never {
    throw new Fault(message, this.at);
  }
}

function describe(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 32 || (code >= 127 && code < 160)) return `(CTRL-CHAR, code ${code})`;
  return code > 255 ? `'${char}' (code ${code} / 0x${code.toString(16)})` : `'${char}' (code ${code})`;
}
