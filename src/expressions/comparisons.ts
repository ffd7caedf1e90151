// The comparison operators of a JSONPath Choice rule. A value of another type does not match; it is never an error.
import { numberIn } from '../json/exact-integer';
import { compileGlob } from '../json/glob';
import { typeOf, type Json } from '../json/json';
import { compareTimestamps, parseTimestamp, type Timestamp } from '../json/timestamp';

/** Compares the variable's value with the operand. */
export type Comparison = (value: Json, operand: Json) => boolean;

type Order = (order: number) => boolean;

const ORDERS: Readonly<Record<string, Order>> = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  GreaterThan: (order) => order > 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThanEquals: (order) => order >= 0,
};

/** Reads a value as the family's type; undefined for a value of another type. */
type Reader<T> = (value: Json) => T | undefined;

const text: Reader<string> = (value) => (typeof value === 'string' ? value : undefined);
const number: Reader<number> = numberIn;
const timestamp: Reader<Timestamp> = (value) => (typeof value === 'string' ? parseTimestamp(value) : undefined);

function family<T>(prefix: string, read: Reader<T>, compare: (one: T, other: T) => number): Record<string, Comparison> {
  return Object.fromEntries(
    Object.entries(ORDERS).map(([suffix, holds]): [string, Comparison] => [
      `${prefix}${suffix}`,
      (value, operand) => {
        const one = read(value);
        const other = read(operand);
        return one !== undefined && other !== undefined && holds(compare(one, other));
      },
    ]),
  );
}

// Compares UTF-16 code units, as Java does.
const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Operators that compare with an operand or, if their name ends in `Path`, with the value at a path. */
export const COMPARISONS: Readonly<Record<string, Comparison>> = {
  ...family('String', text, compareTexts),
  ...family('Numeric', number, (one, other) => one - other),
  ...family('Timestamp', timestamp, compareTimestamps),
  BooleanEquals: (value, operand) => typeof value === 'boolean' && value === operand,
};

/** Tests of a value's kind; `IsNumeric: false` is the exact negation (recorded). */
export const KINDS: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: (value) => value === null,
  IsString: (value) => typeof value === 'string',
  IsNumeric: (value) => typeOf(value) === 'number',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => timestamp(value) !== undefined,
};

/** StringMatches, compiled once for each pattern. */
export function compileStringMatches(pattern: string): (value: Json) => boolean {
  const matches = compileGlob(pattern);
  return (value) => typeof value === 'string' && matches(value);
}
