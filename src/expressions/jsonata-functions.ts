// The functions that AWS adds to JSONata, and those whose time and chance are the execution's own.
import { createHash } from 'node:crypto';
import { javaRandomDouble } from './java-random';
import type { Scope } from './scope';
import { parseBounded } from '../json/text';

/** The message is AWS's cause behind "threw an error during evaluation: "; [inf] where no recording shows it. */
class FunctionError extends Error {}

const HASHES: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

// Quota of States.ArrayRange, which $range stands for.
const LONGEST_RANGE = 1000;

/** Bindings for one evaluation. Undefined arguments give undefined, as in JSONata's own functions. */
export function functionsFor(scope: Scope): Readonly<Record<string, unknown>> {
  return {
    partition,
    range,
    hash,
    parse,
    uuid: () => scope.chance.uuid(),
    random: (seed?: number) => (seed === undefined ? scope.chance.random() : javaRandomDouble(seed)),
    millis: () => scope.now(),
    // AWS's dialect has no $eval: calling it is calling what is no function (T1006).
    eval: undefined,
  };
}

function partition(items?: readonly unknown[], size?: number): unknown {
  if (items === undefined || size === undefined) return undefined;
  const list = Array.isArray(items) ? items : [items];
  const length = Math.trunc(size);
  if (!(length > 0)) throw new FunctionError(`$partition: the size of a part must be a positive number, got ${size}`);
  return Array.from({ length: Math.ceil(list.length / length) }, (_, index) =>
    list.slice(index * length, (index + 1) * length),
  );
}

function range(first?: number, last?: number, step?: number): unknown {
  if (first === undefined || last === undefined || step === undefined) return undefined;
  if (step === 0) throw new FunctionError('$range: the step must not be zero');
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > LONGEST_RANGE) throw new FunctionError(`$range: more than ${LONGEST_RANGE} numbers`);
  const numbers = Array.from({ length }, (_, index) => first + index * step);
  // A list of one is its item, as for JSONata's own sequences (recorded: $range(1, 9, 9) is 1).
  return numbers.length === 1 ? numbers[0] : numbers;
}

function hash(text?: unknown, algorithm?: string): unknown {
  if (text === undefined || algorithm === undefined) return undefined;
  if (!Object.hasOwn(HASHES, algorithm)) {
    throw new FunctionError(`$hash: '${algorithm}' is none of ${Object.keys(HASHES).join(', ')}`);
  }
  return createHash(HASHES[algorithm]!)
    .update(typeof text === 'string' ? text : JSON.stringify(text))
    .digest('hex');
}

function parse(text?: string): unknown {
  return text === undefined ? undefined : parseBounded(text);
}
