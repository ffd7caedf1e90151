// Functions of strings, apart from those that search with regular expressions.
import { ofValue, type NativeDefinition } from './native';
import { unicodeLength } from '../../../json/unicode-length';
import type { Run } from '../values/run';
import { stringOf } from '../values/text';
import type { Value } from '../values/value';

export const STRING_FUNCTIONS: Readonly<Record<string, NativeDefinition>> = {
  join: {
    signature: '<a<s>s?:s>',
    arity: 2,
    run: ([strings, separator], run) =>
      strings === undefined ? undefined : join(strings as readonly string[], (separator ?? '') as string, run),
  },
  length: ofValue<string>('<s-:n>', (text, run) => {
    run.spendCharacters(text.length);
    return unicodeLength(text);
  }),
  lowercase: ofValue<string>('<s-:s>', (text, run) => {
    run.spendCharacters(text.length);
    return text.toLowerCase();
  }),
  pad: {
    signature: '<s-ns?:s>',
    arity: 3,
    run: ([text, width, char], run) =>
      text === undefined ? undefined : pad(text as string, width as number | undefined, (char || ' ') as string, run),
  },
  string: {
    signature: '<x-b?:s>',
    arity: 1,
    parameters: 2,
    run: ([value, isPretty], run) => (value === undefined ? undefined : stringOf(value, run, isPretty === true)),
  },
  substring: {
    signature: '<s-nn?:s>',
    arity: 3,
    run: ([text, start, length], run) =>
      text === undefined ? undefined : substring(text as string, start as number, length as number | undefined, run),
  },
  substringAfter: {
    signature: '<s-s:s>',
    arity: 2,
    run: ([text, part], run) => (text === undefined ? undefined : around(text as string, part, run)[1]),
  },
  substringBefore: {
    signature: '<s-s:s>',
    arity: 2,
    run: ([text, part], run) => (text === undefined ? undefined : around(text as string, part, run)[0]),
  },
  trim: ofValue<string>('<s-:s>', (text, run) => {
    run.spendCharacters(text.length);
    return text
      .replace(/[ \t\n\r]+/g, ' ')
      .replace(/^ /, '')
      .replace(/ $/, '');
  }),
  uppercase: ofValue<string>('<s-:s>', (text, run) => {
    run.spendCharacters(text.length);
    return text.toUpperCase();
  }),
};

function join(strings: readonly string[], separator: string, run: Run): string {
  let length = Math.max(0, strings.length - 1) * separator.length;
  for (const text of strings) length += text.length;
  run.holdCharacters(length);
  run.spendItems(strings.length);
  run.spendCharacters(length);
  return strings.join(separator);
}

/** Fractions of a width are dropped, as in later versions of the package: 2.0.6 fails with a JavaScript error. */
function pad(text: string, width: number | undefined, char: string, run: Run): string {
  run.spendCharacters(text.length);
  const missing = Math.trunc(Math.abs(width ?? 0)) - unicodeLength(text);
  if (!(missing > 0)) return text;
  run.holdCharacters(missing);
  run.spendCharacters(missing * char.length);
  const characters = Array.from(char);
  const rounds = Math.ceil(missing / characters.length);
  const padding =
    characters.length === 1 ? char.repeat(missing) : Array.from(char.repeat(rounds)).slice(0, missing).join('');
  return width! > 0 ? text + padding : padding + text;
}

/** Counts characters as Unicode does. */
function substring(text: string, start: number, length: number | undefined, run: Run): string {
  run.spendCharacters(text.length);
  const hasPairs = /[\ud800-\udfff]/.test(text);
  if (hasPairs) run.spendItems(2 * text.length);
  const characters = hasPairs ? Array.from(text) : text;
  const from = characters.length + start < 0 ? 0 : start;
  if (length === undefined) return joined(characters.slice(from));
  if (length <= 0) return '';
  return joined(characters.slice(from, from >= 0 ? from + length : characters.length + from + length));
}

function joined(characters: string | readonly string[]): string {
  return typeof characters === 'string' ? characters : characters.join('');
}

/** The text before and after a part. Without the part, both are the whole text. */
function around(text: string, part: Value, run: Run): [string, string] {
  run.spendCharacters(text.length);
  const at = typeof part === 'string' ? text.indexOf(part) : -1;
  return at < 0 ? [text, text] : [text.slice(0, at), text.slice(at + (part as string).length)];
}
