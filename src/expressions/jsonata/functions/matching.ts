// Functions that search with a regular expression, or with any function that returns the same kind of match.
import { type NativeDefinition } from './native';
import { replacementOf } from './replacement';
import type { Json } from '../../../json/json';
import { InternalError, JsonataError } from '../values/failure';
import type { Run } from '../values/run';
import { stringOf } from '../values/text';
import { emptySequence, isFunction, isList, isRecord, type Callable, type Value } from '../values/value';

export const MATCHING_FUNCTIONS: Readonly<Record<string, NativeDefinition>> = {
  contains: {
    signature: '<s-(sf):b>',
    arity: 2,
    run: ([text, part], run) => (text === undefined ? undefined : contains(text as string, part, run)),
  },
  match: {
    signature: '<s-f<s:o>n?:a<o>>',
    arity: 3,
    run: ([text, pattern, limit], run) =>
      text === undefined ? undefined : match(text as string, pattern as Callable, limit as number | undefined, run),
  },
  replace: {
    signature: '<s-(sf)(sf)n?:s>',
    arity: 4,
    run: ([text, pattern, replacement, limit], run) =>
      text === undefined ? undefined : replace(text as string, pattern, replacement, limit as number | undefined, run),
  },
  split: {
    signature: '<s-(sf)n?:a<s>>',
    arity: 3,
    run: ([text, separator, limit], run) =>
      text === undefined ? undefined : split(text as string, separator, limit as number | undefined, run),
  },
};

/** The result of a matcher: the match, its ends, its groups, and a function for the next match. */
interface Found {
  readonly match: string;
  readonly start: number;
  readonly end: number;
  readonly groups: readonly Value[];
  readonly next: Callable;
}

/** The next match, from a matcher and a text or from a function for the next one; undefined if there is none. */
function find(matcher: Value, args: readonly Value[], run: Run): Found | undefined {
  if (!isFunction(matcher)) throw new InternalError();
  run.spend(1);
  const found = matcher.invoke(args, null, run);
  if (found === undefined) return undefined;
  const isRight =
    isRecord(found) && (typeof found.start === 'number' || isList(found.groups) || isFunction(found.next));
  if (isRight) return found as unknown as Found;
  throw found === null || found === '' || found === 0 || found === false
    ? new InternalError()
    : new JsonataError('T1010');
}

/** Each match, up to a limit. */
function* matches(text: string, pattern: Value, limit: number | undefined, run: Run): Generator<Found> {
  let found = find(pattern, [text], run);
  for (let count = 0; found && (limit === undefined || count < limit); count += 1) {
    yield found;
    found = find(found.next, [undefined], run);
  }
}

/** Searching undefined gives undefined, as in later versions of the package: 2.0.6 fails with a JavaScript error. */
function contains(text: string, part: Value, run: Run): boolean | undefined {
  if (part === undefined) return undefined;
  if (typeof part !== 'string') return find(part, [text], run) !== undefined;
  run.spendCharacters(text.length);
  return text.includes(part);
}

function match(text: string, pattern: Value, limit: number | undefined, run: Run): Value {
  if (limit! < 0) throw new JsonataError('D3040', { value: limit });
  const results = emptySequence();
  if (limit === 0) return results;
  for (const { match: part, start, groups } of matches(text, pattern, limit, run)) {
    results.push({ match: part, index: start, groups });
  }
  return results;
}

function split(text: string, separator: Value, limit: number | undefined, run: Run): Value {
  if (limit! < 0) throw new JsonataError('D3020', { value: limit });
  if (!(limit === undefined || limit > 0)) return [];
  run.spendCharacters(text.length);
  if (typeof separator === 'string') {
    const parts = text.split(separator, limit);
    run.holdItems(parts.length);
    run.spendItems(parts.length);
    return parts;
  }
  const parts: string[] = [];
  let end = 0;
  let isSplit = false;
  for (const found of matches(text, separator, limit, run)) {
    parts.push(text.substring(end, found.start));
    end = found.end;
    isSplit = true;
  }
  if (!isSplit) return [text];
  if (limit === undefined || parts.length < limit) parts.push(text.substring(end));
  return parts;
}

function replace(text: string, pattern: Value, replacement: Value, limit: number | undefined, run: Run): Value {
  if (pattern === '') throw new JsonataError('D3010', { value: pattern });
  if (limit! < 0) throw new JsonataError('D3011', { value: limit });
  if (!(limit === undefined || limit > 0)) return text;
  const result = new TextBuilder(run);
  run.spendCharacters(text.length);
  let end = 0;
  if (typeof pattern === 'string') {
    const substitute = replacement === undefined ? 'undefined' : stringOf(replacement as Json, run);
    let at = text.indexOf(pattern);
    for (let count = 0; at >= 0 && (limit === undefined || count < limit); count += 1) {
      result.add(text.substring(end, at), substitute);
      end = at + pattern.length;
      at = text.indexOf(pattern, end);
    }
  } else {
    for (const found of matches(text, pattern, limit, run)) {
      const substitute =
        typeof replacement === 'string' ? replacementOf(replacement, found) : substituteOf(replacement, found, run);
      result.add(text.substring(end, found.start), substitute);
      end = found.start + found.match.length;
    }
  }
  result.add(text.substring(end));
  return result.text;
}

function substituteOf(replacement: Value, found: Found, run: Run): string {
  if (!isFunction(replacement)) throw new InternalError();
  const substitute = replacement.invoke([found as unknown as Value], null, run);
  if (typeof substitute !== 'string') throw new JsonataError('D3012', { value: substitute });
  return substitute;
}

/** Builds a text within the bounds. */
class TextBuilder {
  text = '';

  constructor(private readonly run: Run) {}

  add(...parts: readonly string[]): void {
    for (const part of parts) this.text += part;
    this.run.spend(1 / 8);
    this.run.holdCharacters(this.text.length);
  }
}
