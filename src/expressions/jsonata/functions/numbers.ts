// Functions of numbers.
import { ofValue, type NativeDefinition } from './native';
import { JsonataError } from '../values/failure';
import { roundToEven } from '../values/numbers';
import type { Value } from '../values/value';

const DECIMAL = /^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?$/;
// Only its first alternative is anchored to the start, and only its last to the end, as in the package.
const OTHER_BASE = /^(0[xX][0-9A-Fa-f]+)|(0[oO][0-7]+)|(0[bB][0-1]+)$/;

export const NUMBER_FUNCTIONS: Readonly<Record<string, NativeDefinition>> = {
  abs: ofValue<number>('<n-:n>', (value) => Math.abs(value)),
  average: ofValue<readonly number[]>('<a<n>:n>', (values, run) => {
    run.spendItems(values.length);
    return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
  }),
  ceil: ofValue<number>('<n-:n>', (value) => Math.ceil(value)),
  count: {
    signature: '<a:n>',
    arity: 1,
    run: ([values]) => (values === undefined ? 0 : (values as readonly Value[]).length),
  },
  floor: ofValue<number>('<n-:n>', (value) => Math.floor(value)),
  formatBase: { signature: '<n-n?:s>', arity: 2, run: ([value, radix]) => formatBase(value, radix) },
  max: ofValue<readonly number[]>('<a<n>:n>', (values, run) => {
    run.spendItems(values.length);
    return values.length === 0 ? undefined : values.reduce((most, value) => Math.max(most, value));
  }),
  min: ofValue<readonly number[]>('<a<n>:n>', (values, run) => {
    run.spendItems(values.length);
    return values.length === 0 ? undefined : values.reduce((least, value) => Math.min(least, value));
  }),
  number: ofValue<number | bigint | string | boolean | null>('<(nsb)-:n>', (value, run) => {
    if (typeof value === 'string') run.spendCharacters(value.length);
    return numberOf(value);
  }),
  power: {
    signature: '<n-n:n>',
    arity: 2,
    run: ([base, exponent]) => (base === undefined ? undefined : power(base as number, exponent as number)),
  },
  round: {
    signature: '<n-n?:n>',
    arity: 2,
    run: ([value, precision]) =>
      value === undefined ? undefined : roundToEven(value as number, precision as number | undefined),
  },
  sqrt: ofValue<number>('<n-:n>', (value) => {
    if (value < 0) throw new JsonataError('D3060', { value });
    return Math.sqrt(value);
  }),
  sum: ofValue<readonly number[]>('<a<n>:n>', (values, run) => {
    run.spendItems(values.length);
    return values.reduce((sum, value) => sum + value, 0);
  }),
};

function numberOf(value: number | bigint | string | boolean | null): number {
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  if (typeof value === 'string') {
    if (DECIMAL.test(value) && Number.isFinite(Number(value))) return Number.parseFloat(value);
    if (OTHER_BASE.test(value)) return Number(value);
  }
  throw new JsonataError('D3030', { value });
}

function power(base: number, exponent: number): number {
  const result = base ** exponent;
  if (!Number.isFinite(result)) throw new JsonataError('D3061', { value: base, exp: exponent });
  return result;
}

function formatBase(value: Value, radix: Value): Value {
  if (value === undefined) return undefined;
  const base = radix === undefined ? 10 : roundToEven(radix as number);
  if (!(base >= 2 && base <= 36)) throw new JsonataError('D3100', { value: base });
  return roundToEven(value as number).toString(base);
}
