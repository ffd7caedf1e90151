// The operators between two values, and the minus before one.
import type { Compiler, Evaluate } from './evaluate';
import { areEqual, isTrue } from './values/comparison';
import { JsonataError, nameToken } from './values/failure';
import { isNumeric } from './values/numbers';
import type { Run } from './values/run';
import { stringOf } from './values/text';
import { isList, reduceSequence, type Sequence, type Value } from './values/value';
import type { JsonataNode } from '../../asl/jsonata/parse';

type Operate = (left: Value, right: Value, run: Run) => Value;

const OPERATORS: Readonly<Record<string, Operate>> = {
  '+': arithmetic('+'),
  '-': arithmetic('-'),
  '*': arithmetic('*'),
  '/': arithmetic('/'),
  '%': arithmetic('%'),
  '<': comparison('<'),
  '<=': comparison('<='),
  '>': comparison('>'),
  '>=': comparison('>='),
  '=': (left, right, run) => left !== undefined && right !== undefined && areEqual(left, right, run),
  '!=': (left, right, run) => left !== undefined && right !== undefined && !areEqual(left, right, run),
  '&': concatenate,
  '..': (left, right, run) => reduceSequence(range(left, right, run)),
  in: includes,
};

const ARITHMETIC = ['+', '-', '*', '/', '%'] as const;
const COMPARISONS = ['<', '<=', '>', '>='] as const;
type Arithmetic = (typeof ARITHMETIC)[number];
type Comparison = (typeof COMPARISONS)[number];

export function compileBinary({ value, lhs, rhs }: JsonataNode, compiler: Compiler): Evaluate {
  const token = value as string;
  const left = compiler.compile(lhs as JsonataNode);
  if (token === 'and' || token === 'or') return compileLogic(token, left, compiler.compileBranch(rhs as JsonataNode));
  return compileOperation(token, left, compiler.compile(rhs as JsonataNode));
}

function compileOperation(token: string, left: Evaluate, right: Evaluate): Evaluate {
  const operate = OPERATORS[token]!;
  const byToken: Operate = (one, other, run) => {
    try {
      return operate(one, other, run);
    } catch (thrown) {
      throw withToken(thrown, token);
    }
  };
  if (isOneOf(ARITHMETIC, token)) {
    return (input, frame, run) => {
      const one = left(input, frame, run);
      const other = right(input, frame, run);
      return isFinite(one) && isFinite(other) ? compute(token, one, other) : byToken(one, other, run);
    };
  }
  if (isOneOf(COMPARISONS, token)) {
    return (input, frame, run) => {
      const one = left(input, frame, run);
      const other = right(input, frame, run);
      return isFinite(one) && isFinite(other) ? compare(token, one, other) : byToken(one, other, run);
    };
  }
  return (input, frame, run) => byToken(left(input, frame, run), right(input, frame, run), run);
}

/** A failure on the right side is attributed to the operator, as in the package. */
function compileLogic(operator: 'and' | 'or', left: Evaluate, right: Evaluate): Evaluate {
  const decides = operator === 'or';
  return (input, frame, run) => {
    const one = left(input, frame, run);
    try {
      return isTrue(one, run) === decides ? decides : isTrue(right(input, frame, run), run);
    } catch (thrown) {
      throw withToken(thrown, operator);
    }
  };
}

function withToken(thrown: unknown, operator: string): unknown {
  if (thrown instanceof JsonataError) thrown.token = operator;
  return thrown;
}

export function compileNegation({ expression, value: token }: JsonataNode, { compile }: Compiler): Evaluate {
  const evaluate = compile(expression as JsonataNode);
  return (input, frame, run) => {
    const value = evaluate(input, frame, run);
    if (value === undefined) return undefined;
    if (!isNumeric(value)) throw nameToken(new JsonataError('D1002', { value }), token);
    return -Number(value);
  };
}

function isOneOf<T extends string>(tokens: readonly T[], token: string): token is T {
  return (tokens as readonly string[]).includes(token);
}

function isFinite(value: Value): value is number {
  return Number.isFinite(value);
}

function compute(operator: Arithmetic, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
  }
}

function arithmetic(operator: Arithmetic): Operate {
  return (left, right) => {
    if (left !== undefined && !isNumeric(left)) throw new JsonataError('T2001', { value: left });
    if (right !== undefined && !isNumeric(right)) throw new JsonataError('T2002', { value: right });
    // A long integer counts as the double nearest to it.
    return left === undefined || right === undefined ? undefined : compute(operator, Number(left), Number(right));
  };
}

function compare<T extends number | string>(operator: Comparison, left: T, right: T): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

function comparison(operator: Comparison): Operate {
  return (left, right) => {
    const leftType = comparableType(left);
    const rightType = comparableType(right);
    if (leftType === undefined || rightType === undefined) {
      throw new JsonataError('T2010', { value: leftType === undefined || left === undefined ? left : right });
    }
    if (left === undefined || right === undefined) return undefined;
    if (leftType !== rightType) throw new JsonataError('T2009', { value: left, value2: right });
    return compare(operator, left as number | string, right as number | string);
  };
}

/** Undefined for what has no order. */
function comparableType(value: Value): string | undefined {
  const type = typeof value;
  if (type === 'string' || type === 'number' || type === 'undefined') return type;
  return type === 'bigint' ? 'number' : undefined;
}

function concatenate(left: Value, right: Value, run: Run): string {
  const text = left === undefined ? '' : stringOf(left, run);
  const other = right === undefined ? '' : stringOf(right, run);
  run.holdCharacters(text.length + other.length);
  run.spendCharacters(text.length + other.length);
  return text + other;
}

/** The package's own bound; its message says 1e6. */
const LONGEST_RANGE = 1e7;

function range(left: Value, right: Value, run: Run): Value {
  if (left !== undefined && !isWhole(left)) throw new JsonataError('T2003', { value: left });
  if (right !== undefined && !isWhole(right)) throw new JsonataError('T2004', { value: right });
  if (left === undefined || right === undefined) return undefined;
  const [first, last] = [Number(left), Number(right)];
  if (first > last) return undefined;
  const size = last - first + 1;
  if (size > LONGEST_RANGE) throw new JsonataError('D2014', { value: size });
  run.holdItems(size);
  run.spendItems(size);
  const numbers: Sequence = [];
  for (let index = 0; index < size; index += 1) numbers.push(first + index);
  numbers.sequence = true;
  return numbers;
}

function isWhole(value: Value): boolean {
  return Number.isInteger(value) || typeof value === 'bigint';
}

function includes(left: Value, right: Value, run: Run): boolean {
  if (left === undefined || right === undefined) return false;
  if (!isList(right)) return left === right;
  run.spendItems(right.length);
  return right.some((item) => item === left);
}
