// Reads a regular expression that RegExp has accepted, in JavaScript's syntax without the flag `u`.

export type Assertion = 'start' | 'end' | 'boundary' | 'inside';

export type RegexNode =
  /** One character: `source` is its part of the pattern, such as `[a-z]`, `\\d` or `x`. */
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'sequence'; readonly nodes: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly nodes: readonly RegexNode[] }
  | { readonly kind: 'group'; readonly number: number; readonly node: RegexNode }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'look'; readonly isBehind: boolean; readonly isNegative: boolean; readonly node: RegexNode }
  | { readonly kind: 'reference'; readonly group: number | string }
  | {
      readonly kind: 'repeat';
      readonly node: RegexNode;
      readonly min: number;
      readonly max: number;
      readonly isLazy: boolean;
      /** The groups inside: from the first up to, but not including, the second. */
      readonly groups: readonly [number, number];
    };

export interface RegexSyntax {
  readonly node: RegexNode;
  readonly groupCount: number;
  readonly names: ReadonlyMap<string, number>;
}

export function readRegex(source: string): RegexSyntax {
  return new Reader(source).read();
}

const QUANTIFIER = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\??)/y;
const ESCAPE = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|c[a-zA-Z]|[0-3][0-7]{0,2}|[4-7][0-7]?|[^])/y;
const CLASS = /\[(?:\\[^]|[^\]\\])*\]/y;
const LOOKS: readonly (readonly [string, boolean, boolean])[] = [
  ['(?=', false, false],
  ['(?!', false, true],
  ['(?<=', true, false],
  ['(?<!', true, true],
];

class Reader {
  private at = 0;
  private groups = 0;
  private readonly names = new Map<string, number>();
  private readonly groupCount: number;
  private readonly hasNames: boolean;

  constructor(private readonly source: string) {
    // Escapes and sets are skipped first, so that their contents are not counted.
    const parts: readonly string[] = source.match(/\\[^]|\[(?:\\[^]|[^\]\\])*\]|\((?:\?<(?![=!])|(?!\?))/g) ?? [];
    this.groupCount = parts.filter((part) => part.startsWith('(')).length;
    this.hasNames = parts.includes('(?<');
  }

  read(): RegexSyntax {
    const node = this.choice();
    return { node, groupCount: this.groupCount, names: this.names };
  }

  private choice(): RegexNode {
    const nodes = [this.sequence()];
    while (this.take('|')) nodes.push(this.sequence());
    return nodes.length === 1 ? nodes[0]! : { kind: 'choice', nodes };
  }

  private sequence(): RegexNode {
    const nodes: RegexNode[] = [];
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const firstGroup = this.groups + 1;
      nodes.push(this.repeated(this.atom(), firstGroup));
    }
    return nodes.length === 1 ? nodes[0]! : { kind: 'sequence', nodes };
  }

  private repeated(node: RegexNode, firstGroup: number): RegexNode {
    const match = this.match(QUANTIFIER);
    if (!match) return node;
    const [, sign, least, comma, most, lazy] = match;
    const min = sign === undefined ? Number(least) : sign === '+' ? 1 : 0;
    const max = sign === undefined ? largest(min, comma, most) : sign === '?' ? 1 : Infinity;
    return { kind: 'repeat', node, min, max, isLazy: lazy === '?', groups: [firstGroup, this.groups + 1] };
  }

  private atom(): RegexNode {
    const char = this.source[this.at]!;
    if (char === '(') return this.group();
    if (char === '[') return { kind: 'character', source: this.match(CLASS)![0] };
    if (char === '\\') return this.escape();
    this.at += 1;
    if (char === '^') return { kind: 'assertion', assertion: 'start' };
    if (char === '$') return { kind: 'assertion', assertion: 'end' };
    return { kind: 'character', source: /[{}\]]/.test(char) ? `\\${char}` : char };
  }

  private group(): RegexNode {
    const look = LOOKS.find(([start]) => this.source.startsWith(start, this.at));
    if (look) {
      this.at += look[0].length;
      return { kind: 'look', isBehind: look[1], isNegative: look[2], node: this.closed() };
    }
    if (this.take('(?:')) return this.closed();
    this.at += 1;
    this.groups += 1;
    const number = this.groups;
    const name = this.match(/\?<([^>]*)>/y)?.[1];
    if (name !== undefined) this.names.set(name, number);
    return { kind: 'group', number, node: this.closed() };
  }

  private closed(): RegexNode {
    const node = this.choice();
    this.at += 1;
    return node;
  }

  private escape(): RegexNode {
    if (this.take('\\b')) return { kind: 'assertion', assertion: 'boundary' };
    if (this.take('\\B')) return { kind: 'assertion', assertion: 'inside' };
    const name = this.hasNames ? this.match(/\\k<([^>]*)>/y)?.[1] : undefined;
    if (name !== undefined) return { kind: 'reference', group: name };
    const start = this.at;
    const digits = this.match(/\\([1-9]\d*)/y)?.[1];
    if (digits !== undefined && Number(digits) <= this.groupCount) return { kind: 'reference', group: Number(digits) };
    this.at = start;
    // `\c` without a control letter is a backslash.
    if (/^\\c(?![a-zA-Z])/.test(this.source.slice(this.at, this.at + 3))) {
      this.at += 1;
      return { kind: 'character', source: '\\\\' };
    }
    return { kind: 'character', source: this.match(ESCAPE)?.[0] ?? '\\\\' };
  }

  private take(text: string): boolean {
    const isNext = this.source.startsWith(text, this.at);
    if (isNext) this.at += text.length;
    return isNext;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.source);
    if (match) this.at += match[0].length;
    return match;
  }
}

function largest(min: number, comma: string | undefined, most: string | undefined): number {
  if (comma === undefined) return min;
  return most === undefined || most === '' ? Infinity : Number(most);
}
