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
 * caller wrote, until a state changes it. Throws a SyntaxError, for a number beyond all doubles too.
 */
export function parseJson(text: string): Json {
  const value = JSON.parse(text) as Json;
  // Only these texts can hold one: three digits of an exponent, or 309 in front of the point.
  if (/[eE]\+?\d{3}|\d{309}/.test(text)) JSON.parse(text, refuseInfinity);
  if (typeof value === 'object' && value !== null) texts.set(value, text);
  return value;
}

function refuseInfinity(_: string, value: unknown): unknown {
  if (value === Infinity || value === -Infinity) {
    throw new SyntaxError('it holds a number that is too large for a double');
  }
  return value;
}
