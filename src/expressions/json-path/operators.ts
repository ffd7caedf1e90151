// The operators of filters, with Jayway's rules of comparison.
import type { NumberReader } from './decimal';
import { PathFailure } from './path-failure';
import { Pattern } from './regex';
import type { Verdict } from './step';
import type { FilterOperator } from '../../asl/json-path/path';
import { isArray, isObject, type Json } from '../../json/json';
import { isLong, javaClass, javaText, nodeText } from '../java-text';

/** One side of an operator. Undefined is an element past the end of a list and counts as null. */
export type Value = Json | undefined | Pattern;

type Operator = (left: Value, right: Value, numbers: NumberReader) => Verdict;

export const OPERATORS: Readonly<Record<FilterOperator, Operator>> = {
  '==': comparison((order) => order === 0),
  '!=': comparison((order) => order !== 0),
  '<': ordering((order) => order > 0),
  '<=': ordering((order) => order >= 0),
  '>': ordering((order) => order < 0),
  '>=': ordering((order) => order <= 0),
  '=~': matches,
};

/** False if the values cannot be compared, even for `!=`. */
function comparison(holds: (order: number) => boolean): Operator {
  return (left, right, numbers) => {
    const order = compare(right, left, numbers);
    if (order instanceof PathFailure) return order;
    return order !== undefined && holds(order);
  };
}

function ordering(holds: (order: number) => boolean): Operator {
  const compared = comparison(holds);
  return (left, right, numbers) => isNull(left) === isNull(right) && compared(left, right, numbers);
}

/**
 * Compares the right side with the left side, converting only the right side: `@.n == '5'` is true for 5, `'5' == @.n` is
 * not. The text `null` counts as null, which is less than anything else.
 */
function compare(right: Value, left: Value, numbers: NumberReader): number | undefined | PathFailure {
  const [rightIsNull, leftIsNull] = [isNullish(right), isNullish(left)];
  if (rightIsNull || leftIsNull) return Number(leftIsNull) - Number(rightIsNull);
  if (typeof right === 'string') {
    if (typeof left === 'string') return orderOf(right.includes("\\'") ? right.replaceAll("\\'", "'") : right, left);
    if (isNumber(left)) return numbers.compare(right, left);
    return typeof left === 'boolean' ? orderOf(right.toLowerCase() === 'true', left) : undefined;
  }
  if (isNumber(right) && isNumber(left)) return orderOf(right, left);
  return typeof right === 'boolean' && typeof left === 'boolean' ? orderOf(right, left) : undefined;
}

/** For Jayway, integers of more than 64 bits are not numbers. */
function isNumber(value: Value): value is number | bigint {
  return typeof value === 'number' || (typeof value === 'bigint' && isLong(value));
}

/** Texts by their UTF-16 code units, as in Java. */
function orderOf<T extends string | number | bigint | boolean>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function isNull(value: Value): boolean {
  return value === undefined || value === null;
}

function isNullish(value: Value): boolean {
  return isNull(value) || value === 'null';
}

/** The pattern can be on either side. If both sides are patterns, the left one is used. */
function matches(left: Value, right: Value): Verdict {
  const [pattern, value] = left instanceof Pattern ? [left, right] : [right, left];
  if (!(pattern instanceof Pattern)) {
    if (!isNull(pattern)) return new PathFailure('failure', noPattern(pattern!));
    return isNull(value) ? false : new PathFailure('failure', NO_PATTERN);
  }
  if (value instanceof Pattern) return pattern.matches(value.source);
  if (value === undefined || value === null) return false;
  return pattern.matches(isArray(value) || isObject(value) ? nodeText(value) : javaText(value));
}

// The texts of Java's exceptions.
const PATTERN = 'java.util.regex.Pattern';
const NO_PATTERN = `Cannot invoke "${PATTERN}.matcher(java.lang.CharSequence)" because "pattern" is null`;

function noPattern(value: Json): string {
  const type = javaClass(value);
  const place = type.startsWith('java.')
    ? `${type} and ${PATTERN} are in module java.base of loader 'bootstrap'`
    : `${type} is in unnamed module of loader 'app'; ${PATTERN} is in module java.base of loader 'bootstrap'`;
  return `class ${type} cannot be cast to class ${PATTERN} (${place})`;
}
