// Reads the filters of a path: `(@.total > 5 && !(@.state in ['open', 'held']))`.
import type { Cursor } from '../cursor';
import { readLiteral } from './literal';
import {
  SYMBOL_OPERATORS,
  WORD_OPERATORS,
  type Filter,
  type FilterOperator,
  type JsonPath,
  type Operand,
} from './path';
import { readRegex } from './regex';

const SYMBOLS: ReadonlySet<string> = new Set(SYMBOL_OPERATORS);
const WORDS: ReadonlySet<string> = new Set(WORD_OPERATORS);
const SIGNS = '<>=~!';

/** Reads one filter. `||` binds weakest, then `&&`, then `!`. */
export class FilterReader {
  constructor(
    private readonly cursor: Cursor,
    /** Reads all of a cursor's text as a path. */
    private readonly readPath: (cursor: Cursor) => JsonPath,
  ) {}

  /** Reads a filter with the parentheses around it; the place is on the opening one. */
  read(): Filter {
    this.cursor.expect('(', 'before a filter');
    const filter = this.readChain('or', '||', () => this.readAnd());
    this.cursor.expect(')', 'after a filter');
    return filter;
  }

  private readAnd(): Filter {
    return this.readChain('and', '&&', () => this.readOperandOfAnd());
  }

  private readChain(kind: 'or' | 'and', sign: string, read: () => Filter): Filter {
    const operands = [read()];
    while (this.cursor.skipSpaces().startsWith(sign)) {
      this.cursor.position += sign.length;
      operands.push(read());
    }
    return operands.length === 1 ? operands[0] : { kind, operands };
  }

  private readOperandOfAnd(): Filter {
    const { cursor } = this;
    if (cursor.skipSpaces().current === '!' && !this.negatesPath()) {
      cursor.position++;
      return { kind: 'not', operand: cursor.nested(() => this.readOperandOfAnd()) };
    }
    if (cursor.current === '(') return cursor.nested(() => this.read());
    return this.readComparison();
  }

  /** `@.a > 1`, `@.a`, `!@.a`. A `!` before a path matters only where nothing is compared, as in Jayway. */
  private readComparison(): Filter {
    const { cursor } = this;
    const start = cursor.position;
    const expected = cursor.current !== '!';
    const left = this.readOperand();
    const operator = this.readOperator();
    if (operator !== undefined) return { kind: 'comparison', operator, left, right: this.readOperand() };
    if (left.kind !== 'path') return cursor.raise('Expected a comparison, but found a value alone', start);
    return { kind: 'exists', path: left.path, expected };
  }

  private readOperand(): Operand {
    const { cursor } = this;
    if (cursor.skipSpaces().current === '!' && this.negatesPath()) cursor.position++;
    if (isPathStart(cursor.skipSpaces().current)) return { kind: 'path', path: this.readPathOperand() };
    if (cursor.current === '/') return { kind: 'regex', regex: readRegex(cursor) };
    return { kind: 'literal', value: readLiteral(cursor) };
  }

  private negatesPath(): boolean {
    return isPathStart(this.cursor.at(this.cursor.significant(this.cursor.position + 1)));
  }

  /** Reads an operator, or nothing when the path before it stands for its own existence. */
  private readOperator(): FilterOperator | undefined {
    const { cursor } = this;
    const start = cursor.skipSpaces().position;
    const symbol = cursor.takeWhile((char) => SIGNS.includes(char));
    if (SYMBOLS.has(symbol)) return symbol as FilterOperator;
    if (symbol !== '') cursor.raise(`Expected an operator, but found '${symbol}'`, start);
    const word = cursor.takeWhile((char) => char !== ' ').toLowerCase();
    if (WORDS.has(word)) return word as FilterOperator;
    cursor.position = start;
    return undefined;
  }

  private readPathOperand(): JsonPath {
    const start = this.cursor.position;
    const end = endOfPath(this.cursor);
    this.cursor.position = end;
    return this.readPath(this.cursor.within(start, end));
  }
}

function isPathStart(char: string): boolean {
  return char === '@' || char === '$';
}

/** A path ends at a space, at an operator's sign or at a parenthesis, except in brackets and for the `()` of a function. */
function endOfPath(cursor: Cursor): number {
  let at = cursor.position + 1;
  for (; at < cursor.end; at++) {
    const char = cursor.text[at];
    if (char === '[') at = endOfBracket(cursor, at);
    else if (char === ' ' || SIGNS.includes(char)) break;
    else if (char === ')' && !closesCall(cursor, at)) break;
  }
  return at;
}

function closesCall(cursor: Cursor, close: number): boolean {
  return cursor.text[close - 1] === '(' && cursor.text.slice(cursor.position, close).includes('.');
}

function endOfBracket(cursor: Cursor, open: number): number {
  let depth = 0;
  for (let at = open; at < cursor.end; at++) {
    const char = cursor.text[at];
    if (char === "'" || char === '"') {
      at = cursor.unescaped(char, at + 1);
      if (at === -1) break;
    } else if (char === '[') {
      depth++;
    } else if (char === ']' && --depth === 0) {
      return at;
    }
  }
  return cursor.raise("Expected a closing ']', but found the end", open);
}
