// A Choice rule tests one thing: in JSONPath a comparison, in JSONata its Condition.
import { isArray, isObject, member, typeOf, type Json, type JsonObject, type JsonType } from '../../json/json';
import { parseTimestamp } from '../../json/timestamp';
import { notSupported, schemaError, type Diagnostic } from '../diagnostic';
import { eachState, type Report } from './rule';

const COMPARED = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'];

/** The 39 comparison operators of JSONPath. */
export const OPERATORS: ReadonlySet<string> = new Set([
  ...['String', 'Numeric', 'Timestamp'].flatMap((type) =>
    COMPARED.flatMap((order) => [`${type}${order}`, `${type}${order}Path`]),
  ),
  ...['BooleanEquals', 'BooleanEqualsPath', 'StringMatches'],
  ...['IsNull', 'IsPresent', 'IsNumeric', 'IsString', 'IsBoolean', 'IsTimestamp'],
]);

const COMBINED = ['And', 'Or', 'Not'];
const BESIDE = new Set(['Variable', 'Next', 'Comment', 'Assign']);

export const choiceRules = eachState(({ state, type, at, language }, report) => {
  const choices = type === 'Choice' ? member(state, 'Choices') : undefined;
  if (!isArray(choices)) return;
  const look = language === 'JSONata' ? conditionFindings : ruleFindings;
  choices.forEach((rule, index) => {
    if (isObject(rule)) look(rule, `${at}/Choices[${index}]`, report);
  });
});

function conditionFindings(rule: JsonObject, at: string, report: Report): void {
  const condition = member(rule, 'Condition');
  if (condition === undefined) return report(schemaError('These fields are required: [Condition]', at));
  const isExpression = typeof condition === 'string' && /^\{%[\s\S]*%\}$/.test(condition);
  if (isExpression || typeof condition === 'boolean') return;
  report(schemaError('Value must be a boolean or a JSONata expression', `${at}/Condition`));
}

interface OpenRule {
  readonly rule: Json;
  readonly at: string;
}

/** And, Or and Not may nest. An explicit list of open rules, instead of recursion, makes hostile depth harmless. */
function ruleFindings(rule: JsonObject, at: string, report: Report): void {
  const open: OpenRule[] = [{ rule, at }];
  for (const { rule: one, at: place } of open) {
    if (!isObject(one)) {
      report(schemaError('A choice rule must be a JSON object', place));
      continue;
    }
    // states-language.net/spec.html: only a top-level rule has Next.
    if (one !== rule && Object.hasOwn(one, 'Next')) report(notSupported('Next', place));
    const operators = Object.keys(one).filter((key) => !BESIDE.has(key));
    const [operator] = operators;
    if (operator === undefined || operators.length > 1) {
      report(schemaError(`A choice rule must have exactly one operator, found [${operators.join(', ')}]`, place));
    } else if (COMBINED.includes(operator)) {
      if (isArray(one[operator]) && one[operator].length === 0) report(isEmpty(`${place}/${operator}`));
      openNested(one, operator, place, open);
    } else {
      comparisonFindings(one, operator, place, report);
    }
  }
}

/** An empty And or Or, in the words that AWS has for an empty list (recorded for Branches). */
function isEmpty(at: string): Diagnostic {
  return schemaError('Value cannot be empty', at);
}

function openNested(rule: JsonObject, operator: string, at: string, open: OpenRule[]): void {
  const inner = rule[operator]!;
  const place = `${at}/${operator}`;
  if (operator === 'Not') open.push({ rule: inner, at: place });
  else if (isArray(inner)) inner.forEach((one, index) => open.push({ rule: one, at: `${place}[${index}]` }));
  else open.push({ rule: null, at: place });
}

function comparisonFindings(rule: JsonObject, operator: string, at: string, report: Report): void {
  if (!OPERATORS.has(operator)) return report(notSupported(operator, at, [...OPERATORS, ...COMBINED]));
  if (typeof member(rule, 'Variable') !== 'string') {
    return report(schemaError('These fields are required: [Variable]', at));
  }
  const problem = operandProblem(operator, rule[operator]!);
  if (problem !== undefined) report(schemaError(problem, `${at}/${operator}`));
}

function operandProblem(operator: string, operand: Json): string | undefined {
  const expected = operandType(operator);
  if (typeOf(operand) !== expected) return `Expected value of type [${expected.toUpperCase()}]`;
  if (operator.endsWith('Path') || !operator.startsWith('Timestamp') || parseTimestamp(operand as string)) {
    return undefined;
  }
  return 'String does not match RFC3339 timestamp';
}

/** The type of what an operator compares with. */
export function operandType(operator: string): JsonType {
  if (operator.endsWith('Path')) return 'string';
  if (operator.startsWith('Is') || operator.startsWith('Boolean')) return 'boolean';
  return operator.startsWith('Numeric') ? 'number' : 'string';
}
