// The operators of filters, with Jayway's ideas of equality and order.
import { PathFailure } from './path-failure';
import type { FilterOperator } from '../../asl/json-path/path';
import { equalJson } from '../../json/equal';
import { isArray, isObject, type Json } from '../../json/json';
import { javaNumber } from '../java-text';

/** An operand's value. */
export type FilterValue =
  | { readonly kind: 'value'; readonly value: Json; readonly isLiteral?: boolean }
  | { readonly kind: 'regex'; readonly matches: (text: string) => boolean }
  | { readonly kind: 'undefined' };

type Compare = (left: FilterValue, right: FilterValue) => boolean;

export const OPERATORS: Readonly<Record<FilterOperator, Compare>> = {
  '==': equals,
  '!=': (left, right) => !equals(left, right),
  '===': (left, right) => typeOf(left) === typeOf(right) && equals(left, right),
  '!==': (left, right) => !(typeOf(left) === typeOf(right) && equals(left, right)),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
  '=~': matches,
  in: isIn,
  nin: (left, right) => !isIn(left, right),
  contains,
  size: (left, right) => {
    const expected = valueOf(right);
    if (typeof expected !== 'number') return false;
    const value = valueOf(left);
    const size = typeof value === 'string' ? value.length : isArray(value) ? value.length : isObject(value) ? -1 : NaN;
    return size === Math.trunc(expected);
  },
  empty: isEmpty,
  subsetof: (left, right) => related(left, right, (own, other) => own.every((item) => includes(other, item))),
  anyof: (left, right) => related(left, right, (own, other) => own.some((item) => includes(other, item))),
  noneof: (left, right) => related(left, right, (own, other) => !own.some((item) => includes(other, item))),
  // Jayway wants a kind of list that no path and no literal gives: `all` rejects every item.
  all: () => {
    throw new PathFailure('invalid', 'Expected value list node');
  },
  exists: (left, right) => {
    if (typeof valueOf(left) === 'boolean' || typeof valueOf(right) === 'boolean') return equals(left, right);
    throw new PathFailure('failure', 'Failed to evaluate exists expression');
  },
  type: () => false,
  matches: () => false,
};

function valueOf(operand: FilterValue): Json | undefined {
  return operand.kind === 'value' ? operand.value : undefined;
}

function typeOf(operand: FilterValue): string {
  const value = valueOf(operand);
  if (value === null) return 'null';
  // Lists and objects are one kind of node.
  return value === undefined ? operand.kind : typeof value;
}

/** A number equals the text that Java prints for it, and a text the number that it reads as. */
function equals(left: FilterValue, right: FilterValue): boolean {
  const [one, other] = [valueOf(left), valueOf(right)];
  // On the left, Jayway compares the text of a literal list or object with the other's value.
  if (left.kind === 'value' && left.isLiteral && typeof one === 'object' && one !== null) return false;
  return one !== undefined && other !== undefined && equalValues(one, other);
}

function equalValues(one: Json, other: Json): boolean {
  if (typeof one === 'number' && typeof other === 'string') return decimal(other) === one;
  if (typeof one === 'string' && typeof other === 'number') return one === javaNumber(other);
  return equalJson(one, other);
}

function decimal(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}

function ordered(passes: (order: number) => boolean): Compare {
  return (left, right) => {
    const [one, other] = [valueOf(left), valueOf(right)];
    if (typeof one === 'number' && typeof other === 'number') return passes(one - other);
    if (typeof one !== 'string' || typeof other !== 'string') return false;
    return passes(one < other ? -1 : one > other ? 1 : 0);
  };
}

/** One side is a pattern; of a list, one item must match. */
function matches(left: FilterValue, right: FilterValue): boolean {
  const [pattern, subject] = left.kind === 'regex' ? [left, right] : [right, left];
  if (pattern.kind !== 'regex' || subject.kind === 'regex') return false;
  const value = valueOf(subject);
  return isArray(value) ? value.some((item) => pattern.matches(inputOf(item))) : pattern.matches(inputOf(value));
}

function inputOf(value: Json | undefined): string {
  if (typeof value === 'number') return javaNumber(value);
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}

function isIn(left: FilterValue, right: FilterValue): boolean {
  const list = listOf(right);
  const value = valueOf(left);
  return list !== undefined && value !== undefined && includes(list, value);
}

function includes(list: readonly Json[], value: Json): boolean {
  return list.some((item) => equalValues(item, value));
}

function contains(left: FilterValue, right: FilterValue): boolean {
  const [whole, part] = [valueOf(left), valueOf(right)];
  if (typeof whole === 'string' && typeof part === 'string') return whole.includes(part);
  if (!isArray(whole)) return false;
  const items = nodesOf(whole);
  return part !== undefined && includes(items, part);
}

function isEmpty(left: FilterValue, right: FilterValue): boolean {
  const [value, expected] = [valueOf(left), valueOf(right)];
  if (typeof value === 'string') return (value === '') === expected;
  if (isArray(value)) return (value.length === 0) === expected;
  if (!isObject(value)) return false;
  throw new PathFailure(
    'failure',
    'class java.util.LinkedHashMap cannot be cast to class java.util.Collection ' +
      "(java.util.LinkedHashMap and java.util.Collection are in module java.base of loader 'bootstrap')",
  );
}

function related(
  left: FilterValue,
  right: FilterValue,
  passes: (own: readonly Json[], other: readonly Json[]) => boolean,
): boolean {
  const other = listOf(right);
  if (other === undefined) return false;
  const own = listOf(left);
  return own !== undefined && passes(own, other);
}

/** The items of a list; undefined for an object. Other values are no lists, which rejects the item. */
function listOf(operand: FilterValue): readonly Json[] | undefined {
  const value = valueOf(operand);
  if (isArray(value)) return nodesOf(value);
  if (isObject(value)) return undefined;
  throw new PathFailure('invalid', 'Expected value list node');
}

/** Lists in a list have no kind of node. */
function nodesOf(items: readonly Json[]): readonly Json[] {
  if (items.some((item) => typeof item === 'object' && item !== null)) {
    throw new PathFailure('failure', 'Could not determine value type');
  }
  return items;
}
