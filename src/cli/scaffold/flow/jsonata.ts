// JSONata over values that are not known yet. What is not modelled here is unknown, and never an error.
import { BUILT_IN } from './jsonata-functions';
import { NUMBER } from './kinds';
import { Composite, Known, List, UNKNOWN, type Value } from './value';
import { expressionIn, parseJsonata, syntaxTree, type JsonataNode } from '../../../asl/jsonata/parse';
import { isArray, isObject, type Json } from '../../../json/json';

/** A function that an expression defines. */
export interface Lambda extends Value {
  call(args: readonly Value[]): Value;
}

export interface Frame {
  readonly variables: ReadonlyMap<string, Value>;
  /** The value that names without a variable are members of. */
  readonly focus: Value;
  /** Lets a condition come out as wanted: see conditions.ts. */
  readonly meet: (condition: JsonataNode, frame: Frame, wanted: boolean) => void;
}

/** A template with `{% %}` texts at any depth. */
export function fromJsonataTemplate(template: Json, frame: Frame): Value {
  if (isArray(template)) return new List(template.map((item) => fromJsonataTemplate(item, frame)));
  if (isObject(template)) {
    return new Composite(
      new Map(Object.entries(template).map(([key, value]) => [key, fromJsonataTemplate(value, frame)])),
    );
  }
  const expression = typeof template === 'string' ? expressionIn(template) : undefined;
  return expression === undefined ? new Known(template) : evaluate(treeOf(expression), frame);
}

export function treeOf(expression: string): JsonataNode {
  return syntaxTree(parseJsonata(expression));
}

export function evaluate(node: JsonataNode, frame: Frame): Value {
  const value = (EVALUATIONS[node.type] ?? (() => UNKNOWN))(node, frame);
  return filtered(value, node.predicate, frame);
}

type Evaluation = (node: any, frame: Frame) => Value;

const EVALUATIONS: Readonly<Record<string, Evaluation>> = {
  string: ({ value }) => new Known(value as Json),
  number: ({ value }) => new Known(value as Json),
  value: ({ value }) => new Known(value as Json),
  variable: ({ value }, { variables, focus }) => (value === '' ? focus : (variables.get(value as string) ?? UNKNOWN)),
  name: ({ value }, { focus }) => focus.member(value as string),
  path: ({ steps }, frame) => {
    let value: Value | undefined;
    for (const step of steps as JsonataNode[]) {
      const before: Value | undefined = value;
      value = evaluate(step, before ? { ...frame, focus: before } : frame);
      value = filtered(value, step.stages, frame);
    }
    return value ?? UNKNOWN;
  },
  unary: (node, frame) => {
    if (node.value === '[') return new List((node.expressions as JsonataNode[]).map((one) => evaluate(one, frame)));
    if (node.value === '{') return objectOf(node.lhs, frame);
    if (node.expression) evaluate(node.expression, frame).wish(NUMBER);
    return UNKNOWN;
  },
  binary: ({ value: operator, lhs, rhs }, frame) => {
    const [one, other] = [evaluate(lhs, frame), evaluate(rhs, frame)];
    if (/^[-+*/%]$/.test(operator as string)) for (const side of [one, other]) side.wish(NUMBER);
    if (operator === '..') return new List([UNKNOWN]);
    return UNKNOWN;
  },
  block: ({ expressions }, frame) => {
    const variables = new Map(frame.variables);
    let value: Value = UNKNOWN;
    for (const expression of expressions as JsonataNode[]) {
      value = evaluate(expression, { ...frame, variables });
      if (expression.type === 'bind') variables.set((expression.lhs as JsonataNode).value as string, value);
    }
    return value;
  },
  bind: ({ rhs }, frame) => evaluate(rhs, frame),
  condition: ({ condition, then, else: otherwise }, frame) => {
    frame.meet(condition, frame, true);
    if (otherwise) evaluate(otherwise, frame);
    return evaluate(then, frame);
  },
  lambda: ({ arguments: parameters, body }, frame) => lambda(parameters, body, frame),
  function: ({ procedure, arguments: args }, frame) =>
    call(
      procedure,
      (args as JsonataNode[]).map((arg) => evaluate(arg, frame)),
      frame,
    ),
  apply: ({ lhs, rhs }, frame) => {
    const first = evaluate(lhs, frame);
    if (rhs.type !== 'function') return call(rhs, [first], frame);
    return call(rhs.procedure, [first, ...rhs.arguments.map((arg: JsonataNode) => evaluate(arg, frame))], frame);
  },
};

function objectOf(pairs: readonly (readonly [JsonataNode, JsonataNode])[], frame: Frame): Value {
  const members = new Map<string, Value>();
  for (const [key, value] of pairs) {
    const name = evaluate(key, frame).json();
    const member = evaluate(value, frame);
    if (typeof name === 'string') members.set(name, member);
  }
  return new Composite(members);
}

/** The values that stages or predicates leave: `[0]`, or those that meet a condition. */
function filtered(value: Value, stages: unknown, frame: Frame): Value {
  for (const { type, expr } of (stages ?? []) as readonly { type: string; expr: JsonataNode }[]) {
    if (type !== 'filter') continue;
    if (expr.type === 'number') value = value.item(Math.max(0, expr.value as number));
    else frame.meet(expr, { ...frame, focus: value }, true);
  }
  return value;
}

function call(procedure: JsonataNode, args: readonly Value[], frame: Frame): Value {
  const name = procedure.type === 'variable' ? (procedure.value as string) : '';
  const own = procedure.type === 'variable' ? frame.variables.get(name) : evaluate(procedure, frame);
  if (isLambda(own)) return own.call(args);
  return Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name]!(args) : UNKNOWN;
}

function lambda(parameters: readonly JsonataNode[], body: JsonataNode, frame: Frame): Lambda {
  let depth = 0;
  return Object.assign(Object.create(UNKNOWN) as Value, {
    call(args: readonly Value[]): Value {
      if (depth > 2) return UNKNOWN; // a function may call itself
      depth += 1;
      const own = parameters.map(({ value }, index): [string, Value] => [value as string, args[index] ?? UNKNOWN]);
      const result = evaluate(body, { ...frame, variables: new Map([...frame.variables, ...own]) });
      depth -= 1;
      return result;
    },
  });
}

export function isLambda(value: Value | undefined): value is Lambda {
  return value !== undefined && 'call' in value;
}
