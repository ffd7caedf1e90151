// JSON text of values, made once for each object and remembered by identity; and values of texts.
import { DEEPEST, type Json } from './json';
import { readExactly, type Strictness } from './read';

const texts = new WeakMap<object, string>();

/** The value's JSON text: the text it was read from where that is known, else compact. */
export function jsonText(value: Json): string {
  if (typeof value !== 'object' || value === null) return compactText(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = compactText(value);
  texts.set(value, text);
  return text;
}

/** The same text, not remembered: for values that are written once, of which there may be very many. */
export function writtenText(value: Json): string {
  const known = typeof value === 'object' && value !== null ? texts.get(value) : undefined;
  return known ?? compactText(value);
}

/** The value's text without white space, whatever it was read from. */
export function compactText(value: Json): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // A long integer, which JSON.stringify does not write.
    return write(value, '', '');
  }
}

/** The value's text on lines, indented by two spaces. */
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
  // A date, in a report that holds values.
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
 * Parses a JSON text and remembers it: Step Functions hands an execution's input on with the white space that the
 * caller wrote, until a state changes it. Throws a SyntaxError, as parseBounded does.
 */
export function parseJson(text: string): Json {
  const value = parseBounded(text);
  if (typeof value === 'object' && value !== null) texts.set(value, text);
  return value;
}

/** Texts without these hold neither an integer that a double rounds nor a number beyond all doubles. */
const LONG_NUMBER = /\d{16}|[eE]\+?\d{3}/;

/**
 * Parses a JSON text; integers beyond 2^53 keep their digits. Throws a SyntaxError, for a number beyond all doubles, for
 * more than 1,000 levels and for what `strictness` names, too.
 */
export function parseBounded(text: string, strictness?: Strictness): Json {
  const value = JSON.parse(text) as Json;
  if (text.length > 2 * DEEPEST && isDeeper(text)) throw new SyntaxError('it is nested deeper than 1,000 levels');
  return strictness || LONG_NUMBER.test(text) ? readExactly(text, strictness) : value;
}

/** The same for a definition, whose validation says that it nests too deeply: its value may not be walked through before. */
export function parseDefinitionText(text: string): Json {
  const value = JSON.parse(text) as Json;
  return LONG_NUMBER.test(text) && !isDeeper(text) ? readExactly(text) : value;
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
