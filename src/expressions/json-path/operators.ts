// The operators of filters.
import { equalOperands, isContainer, listOperands, operandClass, patternInput, type Operand } from './operand';
import { PathFailure } from './path-failure';
import type { FilterOperator } from '../../asl/json-path/path';
import { isArray, isObject } from '../../json/json';

/** Throws a PathFailure: of kind `invalid`, which rejects the item, even under a `!`, or of kind `failure`. */
type Operator = (left: Operand, right: Operand) => boolean;

export const OPERATORS: Readonly<Record<FilterOperator, Operator>> = {
  '==': equalOperands,
  '!=': (left, right) => !equalOperands(left, right),
  '===': equalInClass,
  '!==': (left, right) => !equalInClass(left, right),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
  '=~': matches,
  in: isIn,
  nin: (left, right) => !isIn(left, right),
  contains,
  size: hasSize,
  empty: isEmpty,
  subsetof: lists((left, right) => left.every((item) => includes(right, item))),
  anyof: lists((left, right) => left.some((item) => includes(right, item))),
  noneof: lists((left, right) => !left.some((item) => includes(right, item))),
  // No path can hold what Jayway wants at the right of these: a list of its own, a class, a filter.
  all: rejected,
  type: rejected,
  matches: rejected,
  exists: agreesToExist,
};

function equalInClass(left: Operand, right: Operand): boolean {
  return operandClass(left) === operandClass(right) && equalOperands(left, right);
}

/** Numbers with numbers, texts with texts (by UTF-16 code units); all else is in no order. */
function ordered(test: (order: number) => boolean): Operator {
  return (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return test(left - right);
    if (typeof left === 'string' && typeof right === 'string') return test(left < right ? -1 : left > right ? 1 : 0);
    return false;
  };
}

/** One side is a pattern; a list matches when one of its items does. */
function matches(left: Operand, right: Operand): boolean {
  const [pattern, value]: Operand[] = typeof left === 'function' ? [left, right] : [right, left];
  if (typeof pattern !== 'function' || typeof value === 'function') return false;
  if (isArray(value)) return listOperands(value).some((item) => pattern(patternInput(item)));
  return pattern(patternInput(value));
}

function includes(list: readonly Operand[], wanted: Operand): boolean {
  return list.some((item) => equalOperands(wanted, item));
}

/** Undefined for an object, which is in no list and has none. */
function asList(operand: Operand): readonly Operand[] | undefined {
  if (isArray(operand)) return listOperands(operand);
  if (isObject(operand)) return undefined;
  throw new PathFailure('invalid', 'Expected value list node');
}

function isIn(left: Operand, right: Operand): boolean {
  const list = asList(right);
  return list !== undefined && includes(list, left);
}

function lists(test: (left: readonly Operand[], right: readonly Operand[]) => boolean): Operator {
  return (left, right) => {
    const those = asList(right);
    const these = those && asList(left);
    return those !== undefined && these !== undefined && test(these, those);
  };
}

function contains(left: Operand, right: Operand): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left.includes(right);
  return isArray(left) && includes(listOperands(left), right);
}

function hasSize(left: Operand, right: Operand): boolean {
  if (typeof right !== 'number') return false;
  const size = Math.trunc(right);
  if (typeof left === 'string' || isArray(left)) return left.length === size;
  return isObject(left) && size === -1;
}

function isEmpty(left: Operand, right: Operand): boolean {
  if (typeof left !== 'string' && !isContainer(left)) return false;
  if (isObject(left)) throw new PathFailure('failure', "'empty' cannot be asked of an object");
  return ((left as string | readonly unknown[]).length === 0) === truth(right);
}

function agreesToExist(left: Operand, right: Operand): boolean {
  if (typeof left !== 'boolean' && typeof right !== 'boolean') {
    throw new PathFailure('failure', 'Failed to evaluate exists expression');
  }
  return truth(left) === truth(right);
}

function truth(operand: Operand): boolean {
  if (typeof operand === 'boolean') return operand;
  throw new PathFailure('invalid', 'Expected boolean node');
}

function rejected(): never {
  throw new PathFailure('invalid', 'Expected a value that no path can give');
}
