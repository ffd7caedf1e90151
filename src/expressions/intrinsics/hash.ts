// States.Hash: the digest of a value, in hexadecimal.
import { createHash } from 'node:crypto';
import { argument, IntrinsicError, type Intrinsic } from './intrinsic';
import { compactText } from '../../json/text';

const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

/** Documented: at most 10,000 characters. */
const LONGEST = 10_000;

export const hash: Intrinsic = (args) => {
  const value = args[0]!;
  const text = typeof value === 'string' ? value : compactText(value);
  if (text.length > LONGEST) {
    throw new IntrinsicError(`The value has ${text.length} characters; ${LONGEST} are allowed`);
  }
  const algorithm = ALGORITHMS.get(argument(args, 1, 'string'));
  if (!algorithm) throw new IntrinsicError(`The algorithm must be one of ${[...ALGORITHMS.keys()].join(', ')}`);
  return createHash(algorithm).update(text).digest('hex');
};
