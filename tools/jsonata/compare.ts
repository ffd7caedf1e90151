// Compares this project's JSONata with the jsonata package, on expressions and data that are drawn by a seed.
import jsonata from 'jsonata';
import { drawData } from './data';
import { drawExpression } from './expressions';
import { Draw } from './random';
import type { JsonataNode } from '../../src/asl/jsonata/parse';
import { compileExpression } from '../../src/expressions/jsonata/compile';
import { plainJson } from '../../src/expressions/jsonata/plain';
import { InternalError, JsonataError, LimitError } from '../../src/expressions/jsonata/values/failure';
import { Frame } from '../../src/expressions/jsonata/values/frame';
import { Run } from '../../src/expressions/jsonata/values/run';
import type { Json } from '../../src/json/json';

export interface Comparison {
  readonly text: string;
  readonly data: string;
  readonly ours: string;
  readonly theirs: string;
}

/** Nodes that the package may evaluate: what takes longer is not compared. */
const MOST_NODES = 20_000;

/** Why both may differ. */
const NAMED: Readonly<Record<string, (comparison: Comparison) => boolean>> = {
  'the package evaluates the parts of lists and objects at once, and reports what fails first in time': ({
    text,
    ours,
    theirs,
  }) => /[[{|]/.test(text) && isFailure(ours) && isFailure(theirs),
  'the package remembers by which name a function was called last, even from one evaluation to the next': ({
    ours,
    theirs,
  }) => withoutName(ours) === withoutName(theirs),
  'the package does not check the arguments of a function that is built in and partially applied': ({ text }) =>
    /\$\w+\((.*, )?\?/.test(text),
  'the package changes data outside of the copy where the pattern of a transform leads there': ({ text }) =>
    /\|[^|]*\$(states|[pqr])/.test(text),
  'the package shows the parts of its functions to `*` and `**`': ({ text, theirs }) =>
    text.includes('*') && text.includes('|') && theirs.startsWith('T2006'),
  'the package fails with an error of JavaScript where AWS has an answer, or a bound': ({ text, ours, theirs }) =>
    theirs === INTERNAL &&
    (/^D3086|limit exceeded|timeout/.test(ours) || /\$(pad|contains)/.test(text) || /[@#]\$|%/.test(text)),
};

/** The reason for a difference, or undefined where there is none. */
export function reasonFor(comparison: Comparison): string | undefined {
  return Object.keys(NAMED).find((reason) => NAMED[reason]!(comparison));
}

function isFailure(answer: string): boolean {
  return /^[TDS]\d{4}: /.test(answer) || answer === INTERNAL || answer.includes('limit exceeded');
}

function withoutName(answer: string): string {
  return answer.replace(/(function|The left side of the|operator) "?[^ ]+"?/, '$1');
}

/** Draws an expression and data, and evaluates both. Undefined where the package refuses the expression, or runs on. */
export async function compareDrawn(seed: number): Promise<Comparison | undefined> {
  const draw = new Draw(seed);
  const data = JSON.stringify({ a: drawData(draw, 3), b: drawData(draw, 2), items: drawData(draw, 4) });
  return compare(drawExpression(draw), data);
}

/** Evaluates an expression of JSON data in both. Undefined where the package refuses the expression, or runs on. */
export async function compare(text: string, data: string): Promise<Comparison | undefined> {
  let expression: jsonata.Expression;
  try {
    expression = jsonata(text);
  } catch {
    return undefined;
  }
  const ours = evaluateOurs(expression.ast() as unknown as JsonataNode, data);
  const theirs = await evaluateTheirs(expression, data);
  return theirs === undefined ? undefined : { text, data, ours, theirs };
}

function evaluateOurs(tree: JsonataNode, data: string): string {
  const input = JSON.parse(data) as Json;
  const scope = {
    chance: { random: () => 0.5, uuid: () => 'uuid', jitter: () => 0 },
    now: () => 0,
    context: () => ({}),
    variable: () => undefined,
  };
  const answer = answerOf(() => {
    const result = compileExpression(tree)(undefined, new Frame(undefined), new Run().begin(scope, { input }));
    if (result === undefined) return undefined;
    const plain = plainJson(result);
    return plain === undefined ? FUNCTION : plain;
  });
  return JSON.stringify(input) === data ? answer : `${answer}, and the data was changed`;
}

const INTERNAL = 'an internal error';
const FUNCTION = Symbol('a function');

function answerOf(evaluate: () => Json | undefined | typeof FUNCTION): string {
  try {
    const result = evaluate();
    if (result === undefined) return 'nothing';
    return result === FUNCTION ? 'a function' : JSON.stringify(result);
  } catch (thrown) {
    if (thrown instanceof JsonataError) return `${thrown.code}: ${thrown.message}`;
    if (thrown instanceof LimitError) return thrown.message;
    if (thrown instanceof InternalError || thrown instanceof TypeError) return INTERNAL;
    throw thrown;
  }
}

async function evaluateTheirs(expression: jsonata.Expression, data: string): Promise<string | undefined> {
  let nodes = 0;
  const countNode = () => {
    nodes += 1;
    if (nodes > MOST_NODES) throw new RangeError('too many nodes');
  };
  expression.assign(Symbol.for('jsonata.__evaluate_entry') as unknown as string, countNode);
  try {
    const states = { input: JSON.parse(data) as Json, context: {} };
    const result: unknown = await expression.evaluate(undefined, { states, eval: undefined });
    return nodes > MOST_NODES ? undefined : printed(result);
  } catch (thrown) {
    if (nodes > MOST_NODES) return undefined;
    const { code, message } = thrown as { code?: string; message?: string };
    return code === undefined ? INTERNAL : `${code}: ${message}`;
  }
}

function printed(value: unknown): string {
  if (value === undefined) return 'nothing';
  const holder: { holdsFunction: boolean } = { holdsFunction: false };
  const text = JSON.stringify(value, (_, inner: unknown) => {
    const isFunction = typeof inner === 'function' || isMarked(inner);
    if (isFunction) holder.holdsFunction = true;
    if (isFunction) return undefined;
    return typeof inner === 'number' && !Number.isFinite(inner) ? String(inner) : inner;
  });
  return holder.holdsFunction ? 'a function' : text;
}

function isMarked(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('_jsonata_lambda' in value || '_jsonata_function' in value);
}
