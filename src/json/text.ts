// Writes values as JSON text, once for each object and remembered by identity, and parses text.
import { DEEPEST, type Json } from './json';
import { jsonFault } from './json-fault';
import { readExactly, type Strictness } from './read';

const texts = new WeakMap<object, string>();

/** The value's JSON text: the text that it was parsed from, if known, or else compact. */
export function jsonText(value: Json): string {
  if (typeof value !== 'object' || value === null) return compactText(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = compactText(value);
  texts.set(value, text);
  return text;
}

/** The same text, but not remembered. For the many values that are written only once. */
export function writtenText(value: Json): string {
  const known = typeof value === 'object' && value !== null ? texts.get(value) : undefined;
  return known ?? compactText(value);
}

/** The value's compact text, even if it was parsed from another one. */
export function compactText(value: Json): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // A long integer, which JSON.stringify cannot write.
    return write(value, '', '');
  }
}

/** The value's text on several lines, indented by two spaces. */
export function prettyText(value: Json): string {
  try {
    return JSON.stringify(value, null, 2);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return write(value, '  ', '\n');
  }
}

/** As JSON.stringify writes it; `lineBreak` holds the indentation of the line. */
function write(value: Json, indent: string, lineBreak: string): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  // A date in a report.
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') return JSON.stringify(value);
  const inner = lineBreak + indent;
  const space = indent === '' ? '' : ' ';
  const isList = Array.isArray(value);
  const parts = Object.entries(value as Readonly<Record<string, Json>>)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => (isList ? '' : `${JSON.stringify(key)}:${space}`) + write(item, indent, inner));
  const [open, close] = isList ? '[]' : '{}';
  return parts.length === 0 ? `${open}${close}` : `${open}${inner}${parts.join(`,${inner}`)}${lineBreak}${close}`;
}

/**
 * Parses a JSON text and remembers it: Step Functions passes an execution's input on with the caller's white space
 * until a state changes it. Throws a SyntaxError, as parseBounded does.
 */
export function parseJson(text: string): Json {
  const value = parseBounded(text);
  if (typeof value === 'object' && value !== null) texts.set(value, text);
  return value;
}

/** A text without these has no integer that a double rounds and no number beyond the range of a double. */
const LONG_EXPONENT = /\d[eE]\+?\d{3}/;
const LONG_INTEGER = 16;

function hasLongNumber(text: string): boolean {
  return hasLongInteger(text) || LONG_EXPONENT.test(text);
}

/** Looks at every sixteenth character only, because that is enough to meet sixteen digits in a row. */
function hasLongInteger(text: string): boolean {
  for (let at = LONG_INTEGER - 1; at < text.length; at += LONG_INTEGER) {
    if (!isDigit(text, at)) continue;
    let start = at;
    while (isDigit(text, start - 1)) start -= 1;
    let end = at + 1;
    while (end - start < LONG_INTEGER && isDigit(text, end)) end += 1;
    if (end - start >= LONG_INTEGER) return true;
  }
  return false;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

/**
 * Parses a JSON text. Integers beyond 2^53 keep their digits. Throws a SyntaxError, also for a number beyond the range
 * of a double, for more than 1,000 levels and for what `strictness` names.
 */
export function parseBounded(text: string, strictness?: Strictness): Json {
  const value = parseAny(text);
  if (text.length > 2 * DEEPEST && isDeeper(text)) throw new SyntaxError('it is nested deeper than 1,000 levels');
  return strictness || hasLongNumber(text) ? readExactly(text, strictness) : value;
}

/** Names what is not JSON in the words of Jackson, the parser of AWS. */
function parseAny(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new SyntaxError(jsonFault(text).message);
  }
}

/**
 * The same for a definition, without the limit on levels: its validation reports that it nests too deeply. Do not walk
 * its value before.
 */
export function parseDefinitionText(text: string): Json {
  const value = parseAny(text);
  return hasLongNumber(text) && !isDeeper(text) ? readExactly(text) : value;
}

const [QUOTE, BACKSLASH, LIST, LIST_END, OBJECT, OBJECT_END] = [...'"\\[]{}'].map((one) => one.charCodeAt(0));

/** Reads the text, which is valid, because the value may be too deep to walk. */
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
