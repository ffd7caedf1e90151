// The operators and functions of the JSONata that is compiled to closures.
import { isArray, isObject, type Json } from '../json/json';
import { setMember } from '../json/merge';

/** A value, or nothing. */
export type Value = Json | undefined;

/** Thrown where only the jsonata package knows the answer, which may be an error. Needs no stack: it is caught at once. */
export class Beyond {}

/** JSONata's idea of truth; lists have one of their own. */
export function boolOf(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (isArray(value)) throw new Beyond();
  if (isObject(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** Nothing equals nothing else, and does not differ from it either. */
export function equalTo(left: Value, right: Value, expected: boolean): boolean {
  if (left === undefined || right === undefined) return false;
  if ((typeof left === 'object' && left !== null) || (typeof right === 'object' && right !== null)) throw new Beyond();
  return (left === right) === expected;
}

export function compared(operator: '<' | '<=' | '>' | '>=', left: Value, right: Value): Value {
  const comparable =
    (typeof left === 'number' && typeof right === 'number') || (typeof left === 'string' && typeof right === 'string');
  if (!comparable) throw new Beyond();
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

function arithmetic(compute: (left: number, right: number) => number) {
  return (left: Value, right: Value): Value => {
    if (typeof left !== 'number' || typeof right !== 'number') throw new Beyond();
    const result = compute(left, right);
    if (!Number.isFinite(result)) throw new Beyond();
    return result;
  };
}

export const ARITHMETIC: Readonly<Record<string, (left: Value, right: Value) => Value>> = {
  '+': arithmetic((left, right) => left + right),
  '-': arithmetic((left, right) => left - right),
  '*': arithmetic((left, right) => left * right),
  '/': arithmetic((left, right) => left / right),
  '%': arithmetic((left, right) => left % right),
};

/** As `&` and `$string` write it; fractions are rounded there in a way of their own. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (value === undefined) return '';
  if (typeof value === 'boolean' || value === null || Number.isSafeInteger(value)) return String(value);
  throw new Beyond();
}

/** Functions of one argument. */
export const FUNCTIONS: Readonly<Record<string, (value: Value) => Value>> = {
  count: (value) => {
    if (isArray(value)) return value.length;
    return value === undefined ? 0 : 1;
  },
  exists: (value) => value !== undefined,
  merge: (value) => {
    if (!isArray(value)) throw new Beyond();
    const merged: Record<string, Json> = {};
    for (const object of value) {
      if (!isObject(object)) throw new Beyond();
      for (const key of Object.keys(object)) setMember(merged, key, object[key]!);
    }
    return merged;
  },
  not: (value) => (value === undefined ? undefined : !boolOf(value)),
  string: (value) => (value === undefined ? undefined : textOf(value)),
};
