// java.util.Random's numbers: AWS's `$random(seed)` gives its first double, bit for bit.

const MULTIPLIER = 0x5deece66dn;
const INCREMENT = 0xbn;
const MASK = 2n ** 48n - 1n;

/** The first double of `new java.util.Random(seed)`, the seed cast to a long. */
export function javaRandomDouble(seed: number): number {
  let state = (BigInt.asIntN(64, BigInt(Math.trunc(seed))) ^ MULTIPLIER) & MASK; // eslint-disable-line no-bitwise
  const next = (bits: bigint): bigint => {
    state = (state * MULTIPLIER + INCREMENT) & MASK; // eslint-disable-line no-bitwise
    return state >> (48n - bits); // eslint-disable-line no-bitwise
  };
  const high = next(26n);
  const low = next(27n);
  return Number(high * 2n ** 27n + low) / 2 ** 53;
}
