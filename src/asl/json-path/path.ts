// What a JSONPath says, as plain data.

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
  /** `.name` and `['name']`. */
  | { readonly kind: 'member'; readonly name: string }
  /** `['a','b']`: an object with these members. Only allowed at the end of a path; elsewhere it fails when it runs. */
  | { readonly kind: 'members'; readonly names: readonly string[] }
  /** `[3]`. A negative index never names an element. */
  | { readonly kind: 'element'; readonly index: number }
  /** `[(@.length-1)]` has the offset -1. */
  | { readonly kind: 'fromEnd'; readonly offset: number }
  /** `[0,2]`. */
  | { readonly kind: 'elements'; readonly indexes: readonly number[] }
  /** `[from:to]`, either of which may be missing. */
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'wildcard' }
  /** `..`: the segment after it is tried on the value and on everything inside it. */
  | { readonly kind: 'scan' }
  | { readonly kind: 'filter'; readonly filter: Filter }
  /** A `$` inside a path, as in `$['a']$`. It keeps the value; only the paths in Jayway's error texts start anew. */
  | { readonly kind: 'root' };

/** Whether the segment names one value at most. */
export function isDefinite({ kind }: Segment): boolean {
  return kind === 'member' || kind === 'members' || kind === 'element' || kind === 'fromEnd' || kind === 'root';
}

/** The alternatives of `||`, each a list of the criteria of `&&`. There are no groups, and no negation except `!@`. */
export type Filter = readonly (readonly Criterion[])[];

export type Criterion =
  /** `@.name`, or `!@.name` with `expected` false. A member that is null does not exist. */
  | { readonly kind: 'exists'; readonly path: JsonPath; readonly expected: boolean }
  | { readonly kind: 'comparison'; readonly operator: FilterOperator; readonly left: Operand; readonly right: Operand };

export type Operand =
  | { readonly kind: 'path'; readonly path: JsonPath }
  /** A quoted text or a bare word. `5`, `true` and `null` are words too: the other side decides how they are read. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'regex'; readonly regex: Regex };

/** In the order in which Jayway searches a criterion for them. The first one found, anywhere in the text, is used. */
export const FILTER_OPERATORS = ['==', '>=', '<=', '!=', '<', '>', '=~'] as const;

export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** A regular expression that must match the whole text, with the flags that change how its sets read. */
export interface Regex {
  /** As written between its slashes. */
  readonly source: string;
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
