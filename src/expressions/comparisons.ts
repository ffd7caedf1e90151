// The comparison operators of a JSONPath Choice rule. A value of another type is simply no match, never an error.
import { numberIn } from '../json/exact-integer';
import { compileGlob } from '../json/glob';
import { typeOf, type Json } from '../json/json';
import { compareTimestamps, parseTimestamp, type Timestamp } from '../json/timestamp';

/** Whether the variable's value holds against the operand. */
export type Comparison = (value: Json, operand: Json) => boolean;

type Order = (order: number) => boolean;

const ORDERS: Readonly<Record<string, Order>> = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  GreaterThan: (order) => order > 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThanEquals: (order) => order >= 0,
};

/** Reads a value as the family's type, or undefined when it is of another. */
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

// UTF-16 code units decide, as in Java.
const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Operators that compare with an operand, or, with `Path` behind the name, with what a path refers to. */
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

/** StringMatches; compiled once for each pattern. */
export function compileStringMatches(pattern: string): (value: Json) => boolean {
  const matches = compileGlob(pattern);
  return (value) => typeof value === 'string' && matches(value);
}
