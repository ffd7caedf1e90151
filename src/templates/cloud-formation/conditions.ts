// The Conditions section: Fn::Equals, Fn::And, Fn::Or, Fn::Not and Condition.
import type { Scope } from './functions/intrinsic';
import { isObject, type Json } from '../../json/json';

type Operator = (argument: Json, scope: Scope) => boolean;

/** What conditions are made of, by name. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['Condition', (argument, scope) => scope.condition(scope.text(argument, 'Condition'))],
  [
    'Fn::Equals',
    (argument, scope) => {
      const [left, right] = scope.arguments(argument, 'Fn::Equals', 2).map((side) => comparable(side, scope));
      return left === right;
    },
  ],
  ['Fn::Not', (argument, scope) => !scope.arguments(argument, 'Fn::Not', 1).every((each) => evaluate(each, scope))],
  ['Fn::And', (argument, scope) => scope.arguments(argument, 'Fn::And', 1, 10).every((each) => evaluate(each, scope))],
  ['Fn::Or', (argument, scope) => scope.arguments(argument, 'Fn::Or', 1, 10).some((each) => evaluate(each, scope))],
]);

/** Whether a condition of the Conditions section is true. */
export function evaluate(condition: Json, scope: Scope): boolean {
  const [name, argument] = (isObject(condition) && Object.entries(condition)[0]) || [];
  const operator = name === undefined ? undefined : OPERATORS.get(name);
  if (operator) return scope.nest(() => operator(argument as Json, scope));
  const value = scope.resolve(condition); // Fn::FindInMap and Ref may give "true" and "false"
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  return scope.fail(
    'a condition',
    `expected one of ${[...OPERATORS.keys()].join(', ')}; found ${JSON.stringify(condition)}`,
  );
}

/** CloudFormation compares strings: the parameter "1" equals the number 1. */
function comparable(side: Json, scope: Scope): string {
  const value = scope.resolve(side) ?? '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
