// URL-encodes like an HTTP Task: a URL, query parameters, and a request body in form encoding.
// https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#url-encode-request-body
import { isArray, isObject, type Json, type JsonObject } from '../json/json';
import { compactText } from '../json/text';

/** The names of list elements, by `ArrayFormat`. COMMAS joins them into one value. */
const ELEMENT_NAMES: Readonly<Record<string, (name: string, index: number) => string>> = {
  INDICES: (name, index) => `${name}[${index}]`,
  REPEAT: (name) => name,
  BRACKETS: (name) => `${name}[]`,
};

/**
 * The body in form encoding, such as `a=1&list%5B0%5D=x`. AWS's example of a whole request encodes the brackets, and
 * encodes a space as `%20`. AWS's examples of the formats leave them plain for readability.
 *
 * @param arrayFormat default INDICES
 */
export function formText(body: JsonObject, arrayFormat: Json = 'INDICES'): string {
  return Object.entries(body)
    .flatMap(([name, value]) => pairs(name, value, arrayFormat))
    .map(pairText)
    .join('&');
}

/** Keeps the order of members. A list repeats its name, and a string is used as a complete query. */
export function queryText(parameters: Json): string {
  if (isArray(parameters)) return parameters.map(queryText).join('&');
  if (!isObject(parameters)) return plainText(parameters);
  return Object.entries(parameters)
    .flatMap(([name, value]) => (isArray(value) ? value : [value]).map((one): Pair => [name, plainText(one)]))
    .map(pairText)
    .join('&');
}

/**
 * The URL with its query. Encodes characters that are not allowed in a path, and every `%`: text that was encoded
 * before arrives encoded twice (observed: a URL with an encoded `@` was not found).
 */
export function addressText(endpoint: string, query: string): string {
  const [, origin = '', path = '', rest = ''] = /^([^/?#]*(?:\/\/[^/?#]*)?)([^?#]*)(.*)$/s.exec(endpoint) ?? [];
  const address = `${origin}${encodeURI(toWellFormed(path))}${rest}`;
  if (query === '') return address;
  return `${address}${rest.includes('?') ? '&' : '?'}${query}`;
}

/** A string unchanged, anything else as JSON. */
export function plainText(value: Json): string {
  return typeof value === 'string' ? value : compactText(value);
}

type Pair = readonly [name: string, value: string];

function pairs(name: string, value: Json, arrayFormat: Json): readonly Pair[] {
  if (isObject(value)) {
    return Object.entries(value).flatMap(([key, one]) => pairs(`${name}[${key}]`, one, arrayFormat));
  }
  if (!isArray(value)) return [[name, plainText(value)]];
  if (arrayFormat === 'COMMAS') return [[name, value.map(plainText).join(',')]];
  const elementName = ELEMENT_NAMES[arrayFormat as string] ?? ELEMENT_NAMES.INDICES!;
  return value.flatMap((one, index) => pairs(elementName(name, index), one, arrayFormat));
}

function pairText([name, value]: Pair): string {
  return `${encodeURIComponent(toWellFormed(name))}=${encodeURIComponent(toWellFormed(value))}`;
}

/** An unpaired surrogate has no encoding. Java, which AWS uses, writes a question mark. */
function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '?');
}
