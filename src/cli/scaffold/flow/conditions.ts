// Lets conditions come out as wanted: Choice rules of JSONPath, and conditions of JSONata.
import { atPath } from './json-path';
import { evaluate, treeOf, type Frame } from './jsonata';
import { Slot } from './slot';
import type { Surroundings } from './surroundings';
import { Composite, UNKNOWN } from './value';
import { expressionIn, type JsonataNode } from '../../../asl/jsonata/parse';
import { compileChoiceRule } from '../../../expressions/choice-rule';
import { isArray, isObject, type Json, type JsonObject } from '../../../json/json';
import { parseTimestamp } from '../../../json/timestamp';

/** The frame of an expression of JSONata in a state. */
export function frameOf({ input, context, variables, result = UNKNOWN }: Surroundings): Frame {
  const states = new Composite(
    new Map([
      ['input', input],
      ['context', context],
      ['result', result],
    ]),
  );
  return { variables: new Map([...variables, ['states', states]]), focus: UNKNOWN, meet: meetCondition };
}

/** Wishes for values with which a Choice rule is true, or false. */
export function meetRule(rule: JsonObject, seen: Surroundings, wanted: boolean): void {
  if (rule.Condition !== undefined) {
    const expression = typeof rule.Condition === 'string' ? expressionIn(rule.Condition) : undefined;
    if (expression !== undefined) meetCondition(treeOf(expression), frameOf(seen), wanted);
    return;
  }
  const nested = (rules: Json | undefined) => (isArray(rules) ? rules : []).filter(isObject);
  if (isObject(rule.Not)) return meetRule(rule.Not, seen, !wanted);
  const [all, one] = wanted ? [nested(rule.And), nested(rule.Or)] : [nested(rule.Or), nested(rule.And)];
  all.forEach((each) => meetRule(each, seen, wanted));
  // The last one: those before it often only ask whether a value is there.
  const last = one.at(-1);
  one.slice(0, -1).forEach((each) => read(each, seen));
  if (last) meetRule(last, seen, wanted);
  if (typeof rule.Variable === 'string') meetComparison(rule, seen, wanted);
}

/** Reads the variables of a rule that is evaluated before the one that counts. */
function read(rule: JsonObject, seen: Surroundings): void {
  for (const nested of [rule.And, rule.Or, [rule.Not ?? null]]) {
    for (const each of (isArray(nested) ? nested : []).filter(isObject)) read(each, seen);
  }
  if (typeof rule.Variable === 'string' && rule.IsPresent === undefined) atPath(rule.Variable, seen);
}

function meetComparison({ Variable, Next: _, ...rule }: JsonObject, seen: Surroundings, wanted: boolean): void {
  const value = atPath(Variable as string, seen);
  const [operator, given] =
    Object.entries(rule).find(([key]) => /^(Is|String|Numeric|Boolean|Timestamp)/.test(key)) ?? [];
  if (operator === undefined || given === undefined) return;
  let [name, operand] = [operator, given];
  if (operator.endsWith('Path') && typeof given === 'string') {
    const other = atPath(given, seen);
    name = operator.slice(0, -'Path'.length);
    operand = (other instanceof Slot ? undefined : other.json()) ?? DEFAULTS[/^[A-Z][a-z]+/.exec(name)![0]]!;
    other.wish({ candidates: [operand], holds: (one) => one === operand });
  }
  const test = compileChoiceRule({ Variable: '$', [name]: operand }, AT_ROOT);
  const holds = (one: Json | undefined) => tryTest(() => test(one as Json, undefined as never)) === wanted;
  value.wish({ candidates: candidates(name, operand).filter(holds), holds });
}

const AT_ROOT = { compilePath: () => (input: Json) => input, missing: (path: string) => path };

function tryTest(test: () => boolean): boolean | undefined {
  try {
    return test();
  } catch {
    return undefined;
  }
}

const DEFAULTS: Readonly<Record<string, Json>> = {
  String: 'text',
  Numeric: 1,
  Boolean: true,
  Timestamp: '2026-01-01T00:00:00Z',
};

/** Values near the operand, of which some meet the comparison and some do not. */
function candidates(operator: string, operand: Json): (Json | undefined)[] {
  if (operator === 'IsPresent') return [operand === true ? undefined : 'text', undefined, 'text'].slice(1);
  if (operator.startsWith('Is')) return ['text', 1, true, '2026-01-01T00:00:00Z', null];
  if (typeof operand === 'number') return [operand, operand + 1, operand - 1];
  if (typeof operand === 'boolean') return [operand, !operand];
  if (typeof operand !== 'string') return [];
  if (operator === 'StringMatches') return [operand.replace(/(?<!\\)\*/g, 'text').replace(/\\(.)/g, '$1'), 'text'];
  if (parseTimestamp(operand)) return [operand, '2000-01-01T00:00:00Z', '2100-01-01T00:00:00Z'];
  return [operand, `not ${operand}`, '', '\uffff'];
}

/** Wishes for values with which a condition of JSONata is true, or false. */
export function meetCondition(node: JsonataNode, frame: Frame, wanted: boolean): void {
  const { lhs, rhs } = node as { lhs?: JsonataNode; rhs?: JsonataNode };
  const value = node.value as string;
  if (node.type === 'block' && (node.expressions as JsonataNode[]).length === 1) {
    return meetCondition((node.expressions as JsonataNode[])[0]!, frame, wanted);
  }
  if (node.type === 'binary' && (value === 'and' || value === 'or')) {
    const isEach = (value === 'and') === wanted;
    if (isEach) meetCondition(lhs!, frame, wanted);
    return meetCondition(rhs!, frame, wanted);
  }
  if (node.type === 'condition') return meetConditional(node, frame, wanted);
  if (node.type === 'binary' && value in COMPARE) return meetOperator(value, lhs!, rhs!, frame, wanted);
  if (node.type === 'function') {
    const [first, second] = node.arguments as JsonataNode[];
    const name = (node.procedure as JsonataNode).value;
    if (name === 'not' && first) return meetCondition(first, frame, !wanted);
    if (name === 'boolean' && first) return meetCondition(first, frame, wanted);
    if (name === 'exists' && first) {
      const found = evaluate(first, frame);
      if (!wanted) found.wish({ candidates: [undefined], holds: (one) => one === undefined });
      return;
    }
    if (name === 'contains' && first && second?.type === 'string') {
      const part = second.value as string;
      const holds = (one: Json | undefined) => typeof one === 'string' && one.includes(part) === wanted;
      return evaluate(first, frame).wish({ candidates: [part, 'text', ''].filter(holds), holds });
    }
  }
  const found = evaluate(node, frame);
  if (node.type !== 'path' && node.type !== 'variable' && node.type !== 'name') return;
  const holds = (one: Json | undefined) => isTrue(one) === wanted;
  found.wish({ candidates: wanted ? [true] : [false, undefined], holds });
}

/** `test ? one : other`, of which one often is `true` and the other `false`. */
function meetConditional(node: JsonataNode, frame: Frame, wanted: boolean): void {
  const { condition, then, else: otherwise } = node as Record<string, JsonataNode>;
  const literal = (way: JsonataNode | undefined): unknown => (way?.type === 'value' ? way.value : undefined);
  const isFirst = literal(then) === wanted || (literal(then) === undefined && literal(otherwise) !== wanted);
  meetCondition(condition!, frame, isFirst);
  const way = isFirst ? then : otherwise;
  if (way && way.type !== 'value') meetCondition(way, frame, wanted);
}

const COMPARE: Readonly<Record<string, (one: any, other: any) => boolean>> = {
  '=': (one, other) => one === other,
  '!=': (one, other) => one !== other,
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
  in: (one, other) => (isArray(other) ? other.includes(one as Json) : one === other),
};

function meetOperator(operator: string, lhs: JsonataNode, rhs: JsonataNode, frame: Frame, wanted: boolean): void {
  const [one, other] = [evaluate(lhs, frame), evaluate(rhs, frame)];
  const compare = COMPARE[operator]!;
  const known = other.json();
  if (rhs.type !== 'path' && known !== undefined) {
    const near = isArray(known) ? [...known, 'none of them'] : candidates('', known);
    const isSameType = (value: Json | undefined) => isArray(known) || known === null || typeof value === typeof known;
    const holds = (value: Json | undefined) => isSameType(value) && compare(value, known) === wanted;
    return one.wish({ candidates: near.filter(holds), holds });
  }
  const left = one.json();
  if (lhs.type === 'path' || left === undefined) return;
  const holds = (value: Json | undefined) => typeof value === typeof left && compare(left, value) === wanted;
  other.wish({ candidates: candidates('', left).filter(holds), holds });
}

function isTrue(value: Json | undefined): boolean {
  if (isArray(value)) return value.some(isTrue);
  return isObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}
