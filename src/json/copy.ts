// Deep copies of what comes from outside: handlers and callers may keep and change what they were given.
import type { Json } from './json';
import { setMember } from './merge';

/** What stood where JSON was expected; `path` tells the place, such as `$.items[3]`. */
export class NotJson extends Error {
  constructor(
    readonly path: string,
    readonly found: string,
  ) {
    super(`${found} at ${path} is not JSON`);
  }
}

/**
 * A deep copy of a value as JSON.stringify would write it: `toJSON` is honoured (dates become text) and undefined
 * members of objects are dropped. Throws NotJson for what JSON has no form for: undefined, functions, symbols,
 * BigInt, NaN and the infinities, cycles, and anything nested deeper than 1,000 levels.
 */
export function copyJson(value: unknown): Json {
  return copy(value, '$', 0);
}

// Deeper than any payload that Step Functions could hold usefully, and far from the end of the stack.
const DEEPEST = 1000;

function copy(value: unknown, path: string, depth: number): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotJson(path, String(value));
    return value;
  }
  if (typeof value !== 'object') throw new NotJson(path, typeof value === 'bigint' ? 'a BigInt' : describe(value));
  if (depth > DEEPEST) throw new NotJson(path, 'a cycle, or a value nested deeper than 1,000 levels,');
  const toJson = (value as { toJSON?: unknown }).toJSON;
  if (typeof toJson === 'function') return copy(toJson.call(value), path, depth + 1);
  if (Array.isArray(value)) return value.map((item, index) => copy(item, `${path}[${index}]`, depth + 1));
  const result: Record<string, Json> = {};
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key];
    if (item !== undefined) setMember(result, key, copy(item, `${path}.${key}`, depth + 1));
  }
  return result;
}

function describe(value: unknown): string {
  return value === undefined ? 'undefined' : `a ${typeof value}`;
}
