// Glob patterns of paths: `*`, `?`, `[a-z]`, `{a,b}` and `**`. Shells of Windows and quoted arguments leave them to us.
import { UsageError } from '../command';

/** A character, a set of characters, any character, or any number of them. */
type Token = { readonly char: string } | { readonly set: CharacterSet } | 'any' | 'many';

interface CharacterSet {
  readonly isNegated: boolean;
  readonly ranges: readonly (readonly [string, string])[];
}

/** One name between slashes; `**` is any number of names. */
export type Segment = { readonly tokens: readonly Token[] } | '**';

const MOST_ALTERNATIVES = 1000;

/** Whether an argument has characters of a pattern. A file of the same name goes first. */
export function isPattern(text: string): boolean {
  return /[*?[\]{}]/.test(text);
}

/**
 * The alternatives of a pattern, each as its segments.
 * @param separator that of the system: `\` separates on Windows, and escapes the next character elsewhere
 * @throws UsageError for braces with too many combinations
 */
export function parsePattern(pattern: string, separator: string): readonly (readonly Segment[])[] {
  const text = separator === '\\' ? pattern.replaceAll('\\', '/') : pattern;
  return expandBraces(text).map((alternative) => alternative.split('/').map(segmentOf));
}

/** The text of a segment that matches only itself; undefined for one with wildcards. */
export function literalOf(segment: Segment): string | undefined {
  if (segment === '**') return undefined;
  const chars = segment.tokens.map((token) => (typeof token === 'object' && 'char' in token ? token.char : undefined));
  return chars.includes(undefined) ? undefined : chars.join('');
}

/**
 * Whether a name matches a segment. Names that begin with a dot, and node_modules, match only if they are written out.
 * Takes at most length × tokens steps.
 */
export function matchesName(segment: Segment, name: string): boolean {
  if (segment === '**') return !isLeftOut(name);
  const { tokens } = segment;
  const [first] = tokens;
  if (name.startsWith('.') && !(typeof first === 'object' && 'char' in first && first.char === '.')) return false;
  if (name === 'node_modules' && literalOf(segment) !== name) return false;
  const chars = [...name];
  let [at, token, star, retry] = [0, 0, -1, 0];
  while (at < chars.length) {
    const current = tokens[token];
    if (current === 'many') {
      [star, retry] = [token, at];
      token += 1;
    } else if (current !== undefined && matchesChar(current, chars[at]!)) {
      at += 1;
      token += 1;
    } else if (star >= 0) {
      retry += 1;
      [at, token] = [retry, star + 1];
    } else {
      return false;
    }
  }
  return tokens.slice(token).every((rest) => rest === 'many');
}

/** Folders that a search never enters by itself. */
export function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function matchesChar(token: Exclude<Token, 'many'>, char: string): boolean {
  if (token === 'any') return true;
  if ('char' in token) return token.char === char;
  return token.set.ranges.some(([from, to]) => from <= char && char <= to) !== token.set.isNegated;
}

function segmentOf(text: string): Segment {
  if (text === '**') return '**';
  const chars = [...text];
  const tokens: Token[] = [];
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at]!;
    const end = char === '[' ? endOfSet(chars, at) : undefined;
    if (end !== undefined) {
      tokens.push({ set: setOf(chars.slice(at + 1, end)) });
      at = end;
    } else if (char === '\\' && at + 1 < chars.length) {
      at += 1;
      tokens.push({ char: chars[at]! });
    } else if (char === '*') {
      if (tokens[tokens.length - 1] !== 'many') tokens.push('many');
    } else {
      tokens.push(char === '?' ? 'any' : { char });
    }
  }
  return { tokens };
}

/** The closing bracket of a set; undefined for a bracket that is just a character. */
function endOfSet(chars: readonly string[], start: number): number | undefined {
  const first = chars[start + 1] === '!' || chars[start + 1] === '^' ? start + 2 : start + 1;
  const end = chars.indexOf(']', first + 1);
  return end < 0 ? undefined : end;
}

function setOf(chars: readonly string[]): CharacterSet {
  const isNegated = chars[0] === '!' || chars[0] === '^';
  const inner = isNegated ? chars.slice(1) : chars;
  const ranges: [string, string][] = [];
  for (let at = 0; at < inner.length; at += 1) {
    const isRange = inner[at + 1] === '-' && at + 2 < inner.length;
    ranges.push([inner[at]!, inner[isRange ? at + 2 : at]!]);
    if (isRange) at += 2;
  }
  return { isNegated, ranges };
}

/** The alternatives of `{a,b}`, from left to right, nested ones too. Braces without a comma are just characters. */
function expandBraces(text: string): readonly string[] {
  let pending = [{ done: '', rest: text }];
  for (;;) {
    const next = pending.flatMap(expandFirst);
    if (next.length > MOST_ALTERNATIVES) {
      throw new UsageError(
        `The braces of '${text.slice(0, 60)}' have too many combinations: expected at most ${MOST_ALTERNATIVES}; found more.`,
      );
    }
    if (next.every(({ rest }) => rest === '')) return next.map(({ done }) => done);
    pending = next;
  }
}

interface Expansion {
  readonly done: string;
  readonly rest: string;
}

function expandFirst({ done, rest }: Expansion): readonly Expansion[] {
  const opening = unescaped(rest, '{', 0);
  if (opening < 0) return [{ done: done + rest, rest: '' }];
  const before = done + rest.slice(0, opening);
  const [end, commas] = partsOfBraces(rest, opening);
  if (end < 0 || commas.length === 0) return [{ done: `${before}{`, rest: rest.slice(opening + 1) }];
  const edges = [opening, ...commas, end];
  return commas
    .concat(end)
    .map((edge, index) => ({ done: before, rest: rest.slice(edges[index]! + 1, edge) + rest.slice(end + 1) }));
}

/** The closing brace, and the commas between. */
function partsOfBraces(text: string, opening: number): [number, number[]] {
  const commas: number[] = [];
  let depth = 0;
  for (let at = opening; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '{') depth += 1;
    else if (char === ',' && depth === 1) commas.push(at);
    else if (char === '}') depth -= 1;
    if (depth === 0) return [at, commas];
  }
  return [-1, commas];
}

function unescaped(text: string, wanted: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === wanted) return at;
  }
  return -1;
}
