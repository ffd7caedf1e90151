// What a JSONPath says, as plain data.
import type { Json } from '../../json/json';

/** Where a path starts: the state's data (`$`), the context object (`$$`), a variable (`$name`), or the item of a filter (`@`). */
export type PathRoot =
  | { readonly kind: 'input' }
  | { readonly kind: 'context' }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'item' };

/** `$.orders[?(@.total > 5)].id`: root `input`, then a member, a filter and a member. */
export interface JsonPath {
  /** As written, without surrounding spaces. */
  readonly text: string;
  readonly root: PathRoot;
  readonly segments: readonly Segment[];
  /** Whether it can name one value at most: it gives the value or fails. All others give a list, which may be empty. */
  readonly definite: boolean;
  /** Whether it is a reference path: members and elements counted from the start, and nothing else. */
  readonly isReference: boolean;
}

export type Segment =
  /** `.name` and `['name']`. `quote` is the one that Jayway prints. */
  | { readonly kind: 'member'; readonly name: string; readonly quote: Quote }
  /** `['a','b']`: at the end of a path an object of these members, elsewhere each of them. */
  | { readonly kind: 'members'; readonly names: readonly string[]; readonly quote: Quote }
  /** `[3]`, `[-1]`. */
  | { readonly kind: 'element'; readonly index: number }
  | { readonly kind: 'elements'; readonly indexes: readonly number[] }
  /** `[from:to]`, either of which may be missing. A step after a second colon is read and ignored. */
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'wildcard' }
  /** `..`: the segment after it is tried on the value and on everything inside it. */
  | { readonly kind: 'scan' }
  | { readonly kind: 'filter'; readonly filter: Filter }
  /** `.length()`, `.concat("a", $.b)`. Jayway knows the names only when it runs them. */
  | { readonly kind: 'function'; readonly name: string; readonly args: readonly FunctionArgument[] };

/** Whether the segment names one value at most; `last` when it ends its path. */
export function isDefinite({ kind }: Segment, last: boolean): boolean {
  return kind === 'member' || kind === 'element' || kind === 'function' || (kind === 'members' && last);
}

export type Quote = "'" | '"';

export type FunctionArgument =
  { readonly kind: 'path'; readonly path: JsonPath } | { readonly kind: 'value'; readonly value: Json };

export type Filter =
  | { readonly kind: 'or' | 'and'; readonly operands: readonly Filter[] }
  | { readonly kind: 'not'; readonly operand: Filter }
  /** `@.name`, or `!@.name` when it must not exist. A member that is null exists. */
  | { readonly kind: 'exists'; readonly path: JsonPath; readonly expected: boolean }
  | {
      readonly kind: 'comparison';
      readonly operator: FilterOperator;
      readonly left: Operand;
      readonly right: Operand;
    };

export type Operand =
  | { readonly kind: 'path'; readonly path: JsonPath }
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'regex'; readonly regex: Regex };

/** Operators in symbols, which need no spaces around them. */
export const SYMBOL_OPERATORS = ['==', '===', '!=', '!==', '<', '<=', '>', '>=', '=~'] as const;

/** Operators in words, in any case, which end at a space. */
export const WORD_OPERATORS = [
  'in',
  'nin',
  'contains',
  'size',
  'empty',
  'subsetof',
  'anyof',
  'noneof',
  'all',
  'exists',
  'type',
  'matches',
] as const;

export type FilterOperator = (typeof SYMBOL_OPERATORS)[number] | (typeof WORD_OPERATORS)[number];

/** A regular expression that must match the whole text, with the flags that change how its sets read. */
export interface Regex {
  /** As written between its slashes, with its flags: `/ab+/i`. */
  readonly text: string;
  readonly node: RegexNode;
  readonly ignoreCase: boolean;
  /** Whether that counts for letters outside of ASCII too. */
  readonly unicodeCase: boolean;
}

/** `end` is the end of the text, `lastEnd` that or before a line end there; the last two are places between characters. */
export type RegexAssertion = 'start' | 'end' | 'lastEnd' | 'lineStart' | 'lineEnd' | 'boundary' | 'inside';

export type RegexNode =
  | { readonly kind: 'empty' }
  /** One character. A set is either listed ranges of code points or everything else. */
  | { readonly kind: 'set'; readonly negated: boolean; readonly parts: readonly RegexSetPart[] }
  | { readonly kind: 'assertion'; readonly assertion: RegexAssertion }
  | { readonly kind: 'sequence' | 'choice'; readonly nodes: readonly RegexNode[] }
  | { readonly kind: 'repeat'; readonly node: RegexNode; readonly min: number; readonly max: number };

export type RegexSetPart =
  | { readonly from: number; readonly to: number }
  /** A Unicode property such as `L` or `Script=Greek`, or without it. */
  | { readonly property: string; readonly negated: boolean };
