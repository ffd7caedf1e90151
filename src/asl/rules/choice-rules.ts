// A Choice rule tests one thing: in JSONPath a comparison, in JSONata its Condition.
import { isArray, isObject, member, typeOf, type Json, type JsonObject, type JsonType } from '../../json/json';
import { parseTimestamp } from '../../json/timestamp';
import { schemaError, type Diagnostic } from '../diagnostic';
import { eachState, type StatePart } from './rule';

const COMPARED = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'];

/** The 39 comparison operators of JSONPath rules. */
export const OPERATORS: ReadonlySet<string> = new Set([
  ...['String', 'Numeric', 'Timestamp'].flatMap((type) =>
    COMPARED.flatMap((order) => [`${type}${order}`, `${type}${order}Path`]),
  ),
  ...['BooleanEquals', 'BooleanEqualsPath', 'StringMatches'],
  ...['IsNull', 'IsPresent', 'IsNumeric', 'IsString', 'IsBoolean', 'IsTimestamp'],
]);

const COMBINED = ['And', 'Or', 'Not'];
const BESIDE = new Set(['Variable', 'Next', 'Comment', 'Assign']);

export const choiceRules = eachState((part) => (part.state.Type === 'Choice' ? findings(part) : []));

function findings({ state, at, language }: StatePart): Diagnostic[] {
  const choices = member(state, 'Choices');
  if (!isArray(choices)) return [];
  return choices.flatMap((rule, index) => {
    const place = `${at}/Choices[${index}]`;
    if (!isObject(rule)) return [];
    return language === 'JSONata' ? conditionFindings(rule, place) : ruleFindings(rule, place);
  });
}

function conditionFindings(rule: JsonObject, at: string): Diagnostic[] {
  const condition = member(rule, 'Condition');
  if (condition === undefined) return [schemaError('These fields are required: [Condition]', at)];
  const isExpression = typeof condition === 'string' && /^\{%[\s\S]*%\}$/.test(condition);
  return isExpression || typeof condition === 'boolean'
    ? []
    : [schemaError('Value must be a boolean or a JSONata expression', `${at}/Condition`)];
}

/** And, Or and Not may nest; the list of open rules keeps hostile depth off the stack. */
function ruleFindings(rule: JsonObject, at: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const open: { rule: Json; at: string }[] = [{ rule, at }];
  for (let next = open.shift(); next; next = open.shift()) {
    const { rule: one, at: place } = next;
    if (!isObject(one)) {
      found.push(schemaError('A choice rule must be a JSON object', place));
      continue;
    }
    const operators = Object.keys(one).filter((key) => !BESIDE.has(key));
    const [operator] = operators;
    if (operator === undefined || operators.length > 1) {
      found.push(schemaError(`A choice rule must have exactly one operator, found [${operators.join(', ')}]`, place));
    } else if (COMBINED.includes(operator)) {
      open.push(...nested(one, operator, place));
    } else {
      found.push(...comparisonFindings(one, operator, place));
    }
  }
  return found;
}

function nested(rule: JsonObject, operator: string, at: string): { rule: Json; at: string }[] {
  const inner = rule[operator]!;
  if (operator === 'Not') return [{ rule: inner, at: `${at}/Not` }];
  return isArray(inner)
    ? inner.map((one, index) => ({ rule: one, at: `${at}/${operator}[${index}]` }))
    : [{ rule: null, at: `${at}/${operator}` }];
}

function comparisonFindings(rule: JsonObject, operator: string, at: string): Diagnostic[] {
  if (!OPERATORS.has(operator)) return [schemaError(`Field '${operator}' is not supported`, at)];
  if (typeof member(rule, 'Variable') !== 'string') return [schemaError('These fields are required: [Variable]', at)];
  return operandFindings(operator, rule[operator]!, `${at}/${operator}`);
}

function operandFindings(operator: string, operand: Json, at: string): Diagnostic[] {
  const expected = expectedOf(operator);
  if (typeOf(operand) !== expected) return [schemaError(`Expected value of type [${expected.toUpperCase()}]`, at)];
  if (operator.endsWith('Path') || !operator.startsWith('Timestamp') || parseTimestamp(operand as string)) return [];
  return [schemaError('String does not match RFC3339 timestamp', at)];
}

function expectedOf(operator: string): JsonType {
  if (operator.endsWith('Path')) return 'string';
  if (operator.startsWith('Is') || operator.startsWith('Boolean')) return 'boolean';
  return operator.startsWith('Numeric') ? 'number' : 'string';
}
