// JSON text of values, made once for each object and remembered by identity.
import { DEEPEST, type Json } from './json';

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

/** The same text, not remembered: for values that are written once, of which there may be very many. */
export function writtenText(value: Json): string {
  const known = typeof value === 'object' && value !== null ? texts.get(value) : undefined;
  return known ?? JSON.stringify(value);
}

/**
 * Parses a JSON text and remembers it: Step Functions hands an execution's input on with the white space that the
 * caller wrote, until a state changes it. Throws a SyntaxError, as parseBounded does.
 */
export function parseJson(text: string): Json {
  const value = parseBounded(text);
  if (typeof value === 'object' && value !== null) texts.set(value, text);
  return value;
}

/** Parses a JSON text. Throws a SyntaxError, for a number beyond all doubles and for more than 1,000 levels too. */
export function parseBounded(text: string): Json {
  const value = JSON.parse(text) as Json;
  if (text.length > 2 * DEEPEST && isDeeper(text)) throw new SyntaxError('it is nested deeper than 1,000 levels');
  // Only these texts can hold one: three digits of an exponent, or 309 in front of the point.
  if (/[eE]\+?\d{3}|\d{309}/.test(text)) JSON.parse(text, refuseInfinity);
  return value;
}

const [QUOTE, BACKSLASH, LIST, LIST_END, OBJECT, OBJECT_END] = [...'"\\[]{}'].map((one) => one.charCodeAt(0));

/** Reads the text, which is valid: the value itself may be too deep to walk through. */
function isDeeper(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) quoted = !quoted;
    else if (quoted) at += code === BACKSLASH ? 1 : 0;
    else if (code === LIST_END || code === OBJECT_END) depth -= 1;
    else if ((code === LIST || code === OBJECT) && ++depth > DEEPEST) return true;
  }
  return false;
}

function refuseInfinity(_: string, value: unknown): unknown {
  if (value === Infinity || value === -Infinity) {
    throw new SyntaxError('it holds a number that is too large for a double');
  }
  return value;
}
