// Why a Choice went where it went: each rule that it looked at, evaluated again, or its Default.
import { repeat, ReplayedScope, type ContextOf } from './replay';
import { expressionIn } from '../../asl/jsonata/parse';
import { operatorOf } from '../../expressions/choice-rule';
import type { ReadPath } from '../../expressions/json-path';
import { compileOptional } from '../../expressions/json-path-fields';
import type { Condition as Evaluate, QueryLanguage } from '../../expressions/query-language';
import type { Scope } from '../../expressions/scope';
import { asDoubles } from '../../json/exact-integer';
import { member, type Json, type JsonObject } from '../../json/json';
import { LANGUAGES } from '../../states/language';
import type { Failed } from '../failed';
import type { Reason, RuleTest, Verdict } from '../reason';
import type { Visit } from '../visit';

export function choiceReasons(visit: Visit, contextOf: ContextOf): Reason[] {
  const { state, at, language: name } = visit.state;
  const language = LANGUAGES[name];
  const scope = new ReplayedScope(visit, contextOf, visit.entered.timestamp);
  const input = repeat(() => language.dataFlow(state).input(visit.entered.details.input, scope));
  // The input itself failed: no rule was looked at.
  if (!('result' in input)) return [];
  const reasons: Reason[] = [];
  for (const [index, rule] of (state.Choices as readonly JsonObject[]).entries()) {
    const within = `Choices[${index}]/`;
    const test = testOf(rule, { language, within, input: input.result, scope });
    reasons.push({ kind: 'rule', place: `${at}/Choices[${index}]`, next: rule.Next as string, test });
    if (test.verdict !== false) return reasons;
  }
  const next = member(state, 'Default');
  return typeof next === 'string' ? [...reasons, { kind: 'default', place: `${at}/Default`, next }] : reasons;
}

interface Surroundings {
  readonly language: QueryLanguage;
  readonly within: string;
  readonly input: Json;
  readonly scope: Scope;
}

function testOf(rule: JsonObject, around: Surroundings): RuleTest {
  const expression = member(rule, 'Condition');
  if (expression !== undefined) {
    const text = typeof expression === 'string' ? (expressionIn(expression) ?? expression) : String(expression);
    return { kind: 'condition', expression: text, ...verdictOf(rule, around) };
  }
  const operator = operatorOf(rule);
  if (operator === 'And' || operator === 'Or') return combination(operator, rule[operator] as JsonObject[], around);
  if (operator !== 'Not') return comparison(rule, operator, around);
  const test = testOf(rule.Not as JsonObject, around);
  return { kind: 'Not', tests: [test], ...(test.verdict !== undefined && { verdict: !test.verdict }) };
}

/** Looks at as many rules as the engine does: at all up to the one that decides. */
function combination(kind: 'And' | 'Or', rules: readonly JsonObject[], around: Surroundings): RuleTest {
  const tests: RuleTest[] = [];
  const decisive = kind === 'Or';
  for (const rule of rules) {
    const test = testOf(rule, around);
    tests.push(test);
    if (test.verdict === undefined) return { kind, tests };
    if (test.verdict === decisive) return { kind, tests, verdict: decisive };
  }
  return { kind, tests, verdict: !decisive };
}

function comparison(rule: JsonObject, operator: string, around: Surroundings): RuleTest {
  const { variable, operand, operandPath } = sidesOf(rule, operator);
  const find = (path: ReadPath): Json | undefined => {
    const found = repeat(() => path(around.input, around.scope));
    return 'result' in found ? asDoubles(found.result) : undefined;
  };
  const value = find(variable);
  const other = operandPath ? find(operandPath) : operand;
  return {
    kind: 'comparison',
    variable: rule.Variable as string,
    operator,
    ...(value !== undefined && { value }),
    ...(other !== undefined && { operand: other }),
    ...(operandPath && { operandPath: operand as string }),
    ...verdictOf(rule, around),
  };
}

interface Sides {
  readonly variable: ReadPath;
  readonly operand: Json;
  readonly operandPath: ReadPath | undefined;
}

// Loops evaluate the same rules again and again.
const sides = new WeakMap<JsonObject, Sides>();
const conditions = new WeakMap<JsonObject, Evaluate>();

function sidesOf(rule: JsonObject, operator: string): Sides {
  let known = sides.get(rule);
  if (!known) {
    const operand = rule[operator]!;
    const isPath = operator.endsWith('Path') && typeof operand === 'string';
    known = {
      variable: compileOptional(rule.Variable as string),
      operand,
      operandPath: isPath ? compileOptional(operand) : undefined,
    };
    sides.set(rule, known);
  }
  return known;
}

function verdictOf(rule: JsonObject, { language, within, input, scope }: Surroundings): Failed & Verdict {
  let evaluate = conditions.get(rule);
  if (!evaluate) conditions.set(rule, (evaluate = language.condition(rule, within)));
  const found = repeat(() => evaluate(input, scope));
  return 'result' in found ? { verdict: found.result } : found;
}
