// URL-encoding as an HTTP Task does it: of an address, of query parameters, of a request's body as a form.
// https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#url-encode-request-body
import { isArray, isObject, type Json, type JsonObject } from '../json/json';
import { compactText } from '../json/text';

/** What the elements of a list are called, by `ArrayFormat`; COMMAS makes one value of them. */
const ELEMENT_NAMES: Readonly<Record<string, (name: string, index: number) => string>> = {
  INDICES: (name, index) => `${name}[${index}]`,
  REPEAT: (name) => name,
  BRACKETS: (name) => `${name}[]`,
};

/**
 * The body as a form, such as `a=1&list%5B0%5D=x`. AWS's example of a whole request encodes the brackets, and a space as
 * `%20`; those of the formats show them plain, to be read.
 *
 * @param arrayFormat default INDICES
 */
export function formText(body: JsonObject, arrayFormat: Json = 'INDICES'): string {
  return Object.entries(body)
    .flatMap(([name, value]) => pairs(name, value, arrayFormat))
    .map(pairText)
    .join('&');
}

/** Members in their order; a list repeats its name, and a text is a query already. */
export function queryText(parameters: Json): string {
  if (isArray(parameters)) return parameters.map(queryText).join('&');
  if (!isObject(parameters)) return plainText(parameters);
  return Object.entries(parameters)
    .flatMap(([name, value]) => (isArray(value) ? value : [value]).map((one): Pair => [name, plainText(one)]))
    .map(pairText)
    .join('&');
}

/**
 * The address with its query. What a path may not hold is encoded, and each of its `%` is too: what was encoded before
 * arrives encoded twice (observed: an address with an encoded `@` in it was not found).
 */
export function addressText(endpoint: string, query: string): string {
  const [, origin = '', path = '', rest = ''] = /^([^/?#]*(?:\/\/[^/?#]*)?)([^?#]*)(.*)$/s.exec(endpoint) ?? [];
  const address = `${origin}${encodeURI(wellFormed(path))}${rest}`;
  if (query === '') return address;
  return `${address}${rest.includes('?') ? '&' : '?'}${query}`;
}

/** A text as it is, anything else as JSON. */
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
  return `${encodeURIComponent(wellFormed(name))}=${encodeURIComponent(wellFormed(value))}`;
}

/** Half a character has no encoding; Java, which AWS runs, writes a question mark. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '?');
}
