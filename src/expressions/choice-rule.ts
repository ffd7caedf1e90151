// A JSONPath Choice rule: And, Or and Not over comparisons of a Variable.
import { COMPARISONS, compileStringMatches, KINDS } from './comparisons';
import type { Scope } from './scope';
import { isArray, type Json, type JsonObject } from '../json/json';

type Test = (input: Json, scope: Scope) => boolean;

/** Compiles a path. Its result is undefined if the path finds nothing. */
export type CompilePath = (text: string) => (input: Json, scope: Scope) => Json | undefined;

/** `missing` creates the failure of a path that finds nothing. */
export interface RuleSettings {
  readonly compilePath: CompilePath;
  missing(path: string): unknown;
}

const NOT_OPERATORS = new Set(['Variable', 'Next', 'Comment', 'Assign', 'Output']);

/** The operator of a rule: And, Or, Not, or a comparison such as NumericEquals. */
export function operatorOf(rule: JsonObject): string {
  return Object.keys(rule).find((key) => !NOT_OPERATORS.has(key))!;
}

/** Compiles a rule; nested rules are compiled in their place. */
export function compileChoiceRule(rule: JsonObject, settings: RuleSettings): Test {
  const operator = operatorOf(rule);
  const operand = rule[operator]!;
  if (operator === 'Not') {
    const test = compileChoiceRule(operand as JsonObject, settings);
    return (input, scope) => !test(input, scope);
  }
  if (operator === 'And' || operator === 'Or') {
    const tests = (isArray(operand) ? operand : []).map((nested) => compileChoiceRule(nested as JsonObject, settings));
    return operator === 'And'
      ? (input, scope) => tests.every((test) => test(input, scope))
      : (input, scope) => tests.some((test) => test(input, scope));
  }
  return compileComparison(rule.Variable as string, operator, operand, settings);
}

function compileComparison(variable: string, operator: string, operand: Json, settings: RuleSettings): Test {
  const path = settings.compilePath(variable);
  if (operator === 'IsPresent') return (input, scope) => (path(input, scope) !== undefined) === operand;
  const value = compileRequired(variable, settings);
  const isKind = KINDS[operator];
  if (isKind) return (input, scope) => isKind(value(input, scope)) === operand;
  if (operator === 'StringMatches') {
    const matches = compileStringMatches(operand as string);
    return (input, scope) => matches(value(input, scope));
  }
  const compare = COMPARISONS[operator];
  if (compare) return (input, scope) => compare(value(input, scope), operand);
  const comparePath = COMPARISONS[operator.slice(0, -'Path'.length)]!;
  const other = compileRequired(operand as string, settings);
  return (input, scope) => comparePath(value(input, scope), other(input, scope));
}

function compileRequired(text: string, { compilePath, missing }: RuleSettings): (input: Json, scope: Scope) => Json {
  const path = compilePath(text);
  return (input, scope) => {
    const value = path(input, scope);
    if (value === undefined) throw missing(text);
    return value;
  };
}
