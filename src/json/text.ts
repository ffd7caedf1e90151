// JSON text of values, made once for each object and remembered by identity.
import type { Json } from './json';

const texts = new WeakMap<object, string>();

/** The value's JSON text: the text it was read from where that is known, else compact. */
export function jsonText(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  texts.set(value, text);
  return text;
}

/**
 * Parses a JSON text and remembers it: Step Functions hands an execution's input on with the white space that the
 * caller wrote, until a state changes it. Throws a SyntaxError.
 */
export function parseJson(text: string): Json {
  const value = JSON.parse(text) as Json;
  if (typeof value === 'object' && value !== null) texts.set(value, text);
  return value;
}
