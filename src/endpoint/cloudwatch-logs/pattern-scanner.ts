// What JSON patterns and field patterns share: tokens, conditions joined by && and ||, and comparisons.
import { compileGlob } from '../../json/glob';
import { ApiError } from '../../services/api/api-error';

/** Whether a message matches. */
export type Matches = (message: string) => boolean;

export function invalidPattern(pattern: string, why: string): ApiError {
  return new ApiError('InvalidParameterException', `Invalid filter pattern '${pattern}': ${why}.`);
}

export type Token = { readonly type: 'symbol' | 'word' | 'text'; readonly text: string };

const TOKEN =
  /\s*(?:"((?:[^"\\]|\\.)*)"|(&&|\|\||!=|<=|>=|\.\.\.|[=<>()[\]{},])|((?:\[[^\]]*\]|[^\s"&|=!<>(){},[\]])+))/y;

/** No one writes deeper patterns by hand. */
const MAX_DEPTH = 50;

export class Scanner {
  private readonly tokens: Token[] = [];
  private at = 0;
  private depth = 0;

  constructor(readonly pattern: string) {
    TOKEN.lastIndex = 0;
    for (let end = 0; pattern.slice(end).trim() !== ''; end = TOKEN.lastIndex) {
      const [all, quoted, symbol, word] = TOKEN.exec(pattern) ?? [];
      if (all === undefined) throw invalidPattern(pattern, `'${pattern.slice(end).trim()}' cannot be read`);
      if (symbol !== undefined) this.tokens.push({ type: 'symbol', text: symbol });
      else if (word !== undefined) this.tokens.push({ type: 'word', text: word });
      else this.tokens.push({ type: 'text', text: quoted!.replace(/\\(.)/g, '$1') });
    }
  }

  peek(symbol: string): boolean {
    const token = this.tokens[this.at];
    return token?.type === 'symbol' && token.text === symbol;
  }

  peekWord(word: string): boolean {
    const token = this.tokens[this.at];
    return token?.type === 'word' && token.text.toUpperCase() === word;
  }

  take(symbol: string): boolean {
    if (!this.peek(symbol)) return false;
    this.at += 1;
    return true;
  }

  takeWord(word: string): boolean {
    if (!this.peekWord(word)) return false;
    this.at += 1;
    return true;
  }

  expect(symbol: string): void {
    if (!this.take(symbol)) throw this.syntaxError(`'${symbol}'`);
  }

  /** A name or a value. */
  next(what: string): Token {
    const token = this.tokens[this.at];
    if (!token || token.type === 'symbol') throw this.syntaxError(what);
    this.at += 1;
    return token;
  }

  operator(): Operator {
    for (const operator of OPERATORS) if (this.take(operator)) return operator;
    throw this.syntaxError(`one of ${OPERATORS.join(' ')}`);
  }

  end(): void {
    if (this.at < this.tokens.length) throw this.syntaxError('the end');
  }

  /** `&&` binds more tightly than `||`. */
  condition<T>(simple: () => (value: T) => boolean): (value: T) => boolean {
    const all = (): ((value: T) => boolean) => {
      const parts = [this.inner(simple)];
      while (this.take('&&')) parts.push(this.inner(simple));
      return parts.length === 1 ? parts[0]! : (value) => parts.every((part) => part(value));
    };
    const some = [all()];
    while (this.take('||')) some.push(all());
    return some.length === 1 ? some[0]! : (value) => some.some((part) => part(value));
  }

  syntaxError(what: string): ApiError {
    const found = this.tokens[this.at];
    return invalidPattern(this.pattern, `expected ${what}, found ${found ? `'${found.text}'` : 'the end'}`);
  }

  private inner<T>(simple: () => (value: T) => boolean): (value: T) => boolean {
    if (!this.take('(')) return simple();
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw invalidPattern(this.pattern, 'it nests too deeply');
    const condition = this.condition(simple);
    this.expect(')');
    this.depth -= 1;
    return condition;
  }
}

const OPERATORS = ['!=', '<=', '>=', '=', '<', '>'] as const;
export type Operator = (typeof OPERATORS)[number];

/**
 * Compares a message's value with the pattern's: as numbers if both are, or else as text in which `*` matches anything.
 */
export function comparison(operator: Operator, wanted: Token, pattern: string): (found: string | number) => boolean {
  const number = wanted.type === 'word' && wanted.text.trim() !== '' ? Number(wanted.text) : NaN;
  const isLike = compileGlob(wanted.text);
  const equals = (found: string | number): boolean =>
    (!Number.isNaN(number) && Number(found) === number) || isLike(String(found));
  if (operator === '=') return equals;
  if (operator === '!=') return (found) => !equals(found);
  if (Number.isNaN(number)) throw invalidPattern(pattern, `'${operator}' compares numbers, found '${wanted.text}'`);
  return (found) => {
    const value = found === '' ? NaN : Number(found);
    switch (operator) {
      case '<':
        return value < number;
      case '>':
        return value > number;
      case '<=':
        return value <= number;
      default:
        return value >= number;
    }
  };
}
