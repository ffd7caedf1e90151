// The functions that AWS adds to JSONata. Each answer was measured: floci#2662, #2676, #2790.
// docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
import { createHash } from 'node:crypto';
import { type NativeDefinition } from './native';
import { signatureMismatch } from './signature';
import type { Json, JsonObject } from '../../../json/json';
import { setMember } from '../../../json/merge';
import { parseBounded } from '../../../json/text';
import { javaRandomDouble } from '../../java-random';
import { isLong } from '../../java-text';
import { JsonataError, memoryExceeded } from '../values/failure';
import type { Run } from '../values/run';
import { isList, type Value } from '../values/value';

/** The most numbers of one `$range`; AWS refuses one more. */
const LONGEST_RANGE = 360_145;

const HASHES: Readonly<Record<string, string>> = {
  'SHA-1': 'sha1',
  'SHA-384': 'sha384',
  'SHA-256': 'sha256',
  'SHA-512': 'sha512',
  MD5: 'md5',
};

export const DIALECT_FUNCTIONS: Readonly<Record<string, NativeDefinition>> = {
  hash: { arity: 2, run: hash },
  parse: { arity: 1, run: parse },
  partition: { arity: 2, run: partition },
  random: { signature: '<n?:n>', arity: 1, run: ([seed], run) => random(seed as number | undefined, run) },
  range: { arity: 3, run: range },
  uuid: {
    signature: '<:s>',
    arity: 0,
    run: (_, run) => {
      run.spend(8);
      return run.scope.chance.uuid();
    },
  },
};

/** An extra argument is an error, unless it is undefined. */
function checkCount(args: readonly Value[], most: number): void {
  if (args[most] !== undefined) throw signatureMismatch(most + 1, args[most]);
}

/** Java's cast to a long. */
function longOf(args: readonly Value[], index: number): number {
  const value = args[index];
  if (typeof value !== 'number' && typeof value !== 'bigint') throw signatureMismatch(index + 1, value);
  return Number.isNaN(value) ? 0 : Math.trunc(Number(value)) + 0;
}

function partition(args: readonly Value[], run: Run): Value {
  checkCount(args, 2);
  const [list, size] = args;
  if (list === undefined) return undefined;
  if (!isList(list)) throw new JsonataError('T0412', { value: list, index: 1 });
  if (list.length === 0) return undefined;
  if (size === undefined) return [[...list]];
  const length = longOf(args, 1);
  if (length < 0) throw new JsonataError('D3137', { message: 'Second argument must be zero or greater' });
  if (length === 0) return undefined;
  run.spendItems(list.length);
  // Each part is a list of its own.
  run.spend(Math.ceil(list.length / length));
  const parts: Value[] = [];
  for (let start = 0; start < list.length; start += length) parts.push(list.slice(start, start + length));
  return parts;
}

function range(args: readonly Value[], run: Run): Value {
  checkCount(args, 3);
  const [first, last] = [longOf(args, 0), longOf(args, 1)];
  if (args[2] === undefined) return undefined;
  const step = longOf(args, 2);
  if (step === 0 || (step > 0 ? first > last : first < last)) return undefined;
  // A list of one is its item.
  if (first === last) return first;
  const length = Math.trunc((last - first) / step) + 1;
  if (length > LONGEST_RANGE) throw memoryExceeded();
  run.spendItems(length);
  const numbers = Array.from({ length }, (_, index) => first + index * step);
  return numbers.length === 1 ? numbers[0] : numbers;
}

function hash(args: readonly Value[], run: Run): Value {
  checkCount(args, 2);
  const [text, algorithm] = args;
  if (typeof text !== 'string') throw signatureMismatch(1, text);
  if (algorithm === undefined) return undefined;
  if (typeof algorithm !== 'string') throw signatureMismatch(2, algorithm);
  if (!Object.hasOwn(HASHES, algorithm)) {
    const names = Object.keys(HASHES).join(', ');
    throw new JsonataError('D3137', { message: `Hash algorithm '${algorithm}' must be one of ${names}` });
  }
  run.spendCharacters(text.length);
  return createHash(HASHES[algorithm]!).update(text).digest('hex');
}

function parse(args: readonly Value[], run: Run): Value {
  checkCount(args, 1);
  const [text] = args;
  if (text === undefined) return undefined;
  if (typeof text !== 'string') throw signatureMismatch(1, text);
  run.spendCharacters(text.length);
  try {
    return withLongs(parseBounded(text, { refuseDuplicates: true }));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw new JsonataError('D3137', { message: 'Invalid JSON' });
    throw thrown;
  }
}

/** An integer within a Java long keeps its digits; a larger one becomes a double. */
function withLongs(value: Json): Json {
  if (typeof value === 'bigint') return isLong(value) ? value : Number(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => withLongs(item));
  const object: Record<string, Json> = {};
  for (const key of Object.keys(value)) setMember(object, key, withLongs((value as JsonObject)[key]!));
  return object;
}

/** With a seed, the first number of a `java.util.Random`. */
function random(seed: number | undefined, run: Run): number {
  return seed === undefined ? run.scope.chance.random() : javaRandomDouble(Number.isFinite(seed) ? seed : 0);
}
