// Dates and integers by a picture string: the jsonata package's own functions, guarded against calls that would not
// end.
import type { Expression } from 'jsonata';
import type { NativeDefinition } from './native';
import { parseJsonata } from '../../../asl/jsonata/parse';
import { InternalError, JsonataError, memoryExceeded } from '../values/failure';
import type { Run } from '../values/run';
import type { Value } from '../values/value';

type Borrowed = (this: unknown, ...args: unknown[]) => unknown;

/** A component of more than 9,999 characters, as `[Y,10000]` asks for. */
const LONG_WIDTH = /\[[^\],]*,[^\]]*\d{5}/;
/** Roman numerals nest a call for each thousand. */
const LARGEST_ROMAN = 5_000_000;

export const PICTURE_FUNCTIONS: Readonly<Record<string, NativeDefinition>> = {
  formatInteger: {
    signature: '<n-s:s>',
    arity: 2,
    run: ([value, picture], run) => (value === undefined ? undefined : formatInteger(value as number, picture, run)),
  },
  fromMillis: {
    signature: '<n-s?s?:s>',
    arity: 3,
    run: ([millis, ...rest], run) => (millis === undefined ? undefined : formatTime(millis as number, rest, run)),
  },
  millis: { signature: '<:n>', arity: 0, run: (_, run) => run.now },
  now: { signature: '<s?s?:s>', arity: 2, run: (args, run) => formatTime(run.now, args, run) },
  parseInteger: {
    signature: '<s-s:n>',
    arity: 2,
    run: ([text, picture], run) => {
      if (text === undefined) return undefined;
      run.spendCharacters((text as string).length * 8);
      return borrow('parseInteger', [text, picture], run);
    },
  },
  toMillis: {
    signature: '<s-s?:n>',
    arity: 2,
    run: ([text, picture], run) =>
      text === undefined ? undefined : millisOf(text as string, picture as string | undefined, run),
  },
};

function formatInteger(value: number, picture: Value, run: Run): Value {
  checkPicture(picture, run);
  const isRoman = /^[Ii](;|$)/.test(String(picture));
  const isWordy = /^[AaWw]/.test(String(picture));
  if (!Number.isFinite(value) && (isRoman || isWordy)) throw new InternalError();
  if (isRoman) {
    run.spend(Math.abs(value) / 1000);
    if (Math.abs(value) > LARGEST_ROMAN) throw new InternalError();
  }
  return borrow('formatInteger', [value, picture], run);
}

function formatTime(millis: number, [picture, timezone]: readonly Value[], run: Run): Value {
  run.spend(4);
  if (picture === undefined && timezone === undefined) return isoTime(millis) ?? borrow('fromMillis', [millis], run);
  checkPicture(picture, run);
  return borrow('fromMillis', [millis, picture, timezone], run);
}

/** The package's default picture, for years of four digits. */
function isoTime(millis: number): string | undefined {
  const date = new Date(millis);
  const year = date.getUTCFullYear();
  return year >= 1000 && year <= 9999 ? date.toISOString() : undefined;
}

/** Counts the work of reading the picture, and refuses a width that is too long to print. */
function checkPicture(picture: Value, run: Run): void {
  if (typeof picture !== 'string') return;
  run.spend(4 * picture.length);
  if (LONG_WIDTH.test(picture)) throw memoryExceeded();
}

const ISO = /^\d{4}(-[01]\d)*(-[0-3]\d)*(T[0-2]\d:[0-5]\d:[0-5]\d)*(\.\d+)?([+-][0-2]\d:?[0-5]\d|Z)?$/;
/** The package's pattern repeats parts of a date, and would try all combinations on a longer text. */
const LONGEST_TIME = 500;

function millisOf(text: string, picture: string | undefined, run: Run): Value {
  run.spendCharacters(text.length);
  if (picture !== undefined) return parseTime(text, picture, run);
  if (text.length > LONGEST_TIME || !ISO.test(text)) throw new JsonataError('D3110', { value: text });
  return Date.parse(inUtc(text));
}

/** A time without an offset would be in this machine's time zone; AWS's machines use UTC. */
function inUtc(time: string): string {
  return /T/.test(time) && !/(Z|[+-]\d{2}:?\d{2})$/.test(time) ? `${time}Z` : time;
}

function parseTime(text: string, picture: string, run: Run): Value {
  checkPicture(picture, run);
  run.spend(waysToRead(text, picture));
  return borrow('toMillis', [text, picture], run);
}

/** The most attempts of the package's pattern: adjacent markers without a separator can share the text in many ways. */
function waysToRead(text: string, picture: string): number {
  const hasWords = /\[.[^\]]*[Ww]/.test(picture);
  const separator = hasWords ? /[^\w ,-]/ : /[^\w]/;
  let most = 0;
  let together = 0;
  for (const [part] of picture.matchAll(/\[[^\]]*\]?|[^[]+/g)) {
    if (part.startsWith('[')) together += 1;
    else if (separator.test(part)) together = 0;
    most = Math.max(most, together);
  }
  // Ways to share n characters among k markers.
  let ways = 1;
  for (let marker = 1; marker < most; marker += 1) ways *= Math.max(1, (text.length - marker) / marker);
  return (ways * text.length) / 64;
}

const functions: Record<string, Borrowed> = {};

function borrow(name: string, args: readonly unknown[], run: Run): Value {
  functions[name] ??= packageFunction(name);
  try {
    return functions[name].apply({ environment: { timestamp: new Date(run.now) } }, [...args]) as Value;
  } catch (thrown) {
    const { code, value } = thrown as { code?: unknown; value?: unknown };
    if (typeof code === 'string') throw new JsonataError(code, { value });
    throw new InternalError();
  }
}

/** The package evaluates synchronously up to its first wait, which is enough to get its functions. */
function packageFunction(name: string): Borrowed {
  const expression: Expression = parseJsonata('0');
  let found: Borrowed | undefined;
  const hook = (_: unknown, __: unknown, environment: { lookup(key: string): { implementation: Borrowed } }) => {
    found = environment.lookup(name).implementation;
  };
  expression.assign(Symbol.for('jsonata.__evaluate_entry') as unknown as string, hook);
  void expression.evaluate(undefined);
  return found!;
}
