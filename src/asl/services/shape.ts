// The shape of a request or an answer, as the models write it. tools/models/service-models.ts explains the notation.

export type Shape =
  | { readonly members: ReadonlyMap<string, Member> }
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly enum: readonly string[] }
  | {
      /** `stream`: bytes of any number, such as the Body of an object in S3. */
      readonly type: 'string' | 'timestamp' | 'blob' | 'stream' | 'integer' | 'number' | 'boolean';
      readonly min?: number;
      readonly max?: number;
    }
  /** Any JSON. */
  | { readonly type: 'document' }
  /** The shape on this line of the service: shapes may contain themselves. */
  | { readonly line: number };

export interface Member {
  readonly shape: Shape;
  readonly isRequired: boolean;
}

const LEAVES = {
  $: 'string',
  '@': 'timestamp',
  '%': 'blob',
  '*': 'stream',
  '#': 'integer',
  '~': 'number',
  '&': 'boolean',
} as const;
const LIMITS = /(-?[\d.e+-]*):(-?[\d.e+-]*)/y;
const NUMBER = /\d+/y;

export function shapeOf(text: string): Shape {
  return new ShapeReader(text).shape();
}

class ShapeReader {
  private at = 0;

  constructor(private readonly text: string) {}

  shape(): Shape {
    const sign = this.text[this.at]!;
    if (sign >= '0' && sign <= '9') return { line: Number(this.match(NUMBER)![0]) };
    this.at += 1;
    if (sign === '(') return { members: this.members() };
    if (sign === '[') return { list: this.shape() };
    if (sign === '{') return { map: this.shape() };
    if (sign === '<') return { enum: this.upTo('>').split('|') };
    const type = LEAVES[sign as keyof typeof LEAVES];
    return type ? { type, ...this.limits() } : { type: 'document' };
  }

  private members(): ReadonlyMap<string, Member> {
    const members = new Map<string, Member>();
    while (this.text[this.at] !== ')') {
      const start = this.at;
      while (this.text[this.at] !== ' ' && this.text[this.at] !== '!') this.at += 1;
      const name = this.text.slice(start, this.at);
      const isRequired = this.text[this.at] === '!';
      this.at += 1;
      members.set(name, { shape: this.shape(), isRequired });
      if (this.text[this.at] === ',') this.at += 1;
    }
    this.at += 1;
    return members;
  }

  private limits(): { min?: number; max?: number } {
    const found = this.match(LIMITS);
    if (!found) return {};
    const [, min, max] = found;
    return { ...(min && { min: Number(min) }), ...(max && { max: Number(max) }) };
  }

  private upTo(end: string): string {
    const start = this.at;
    this.at = this.text.indexOf(end, start) + 1;
    return this.text.slice(start, this.at - 1);
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found ?? undefined;
  }
}
