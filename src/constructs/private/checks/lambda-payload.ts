// Finds events that Lambda cannot get: what is neither an object, nor a list, nor JSON text.
import { ofType, type Check } from './check';
import { expressionIn, parseJsonata, syntaxTree, type JsonataNode } from '../../../asl/jsonata/parse';
import type { StatePart } from '../../../asl/rules/rule';
import { isOptimised, readResource } from '../../../asl/services/resource';
import { isObject, member } from '../../../json/json';
import { isJsonText } from '../payload';
import { STAND_IN } from '../plain-definition';

/** What an expression results in, whatever its input; undefined if that depends on it. */
type Kind = 'a number' | 'a boolean' | 'a text that is not JSON';

export const lambdaPayload: Check = {
  id: 'lambda-payload',
  severity: 'ERROR',
  reason:
    'Step Functions answers that Payload must be a STRING, and Lambda that a text is not JSON, github.com/aws/aws-cdk/issues/9181',
  find: (workflow) =>
    ofType(workflow, 'Task').flatMap((part) => {
      const kind = payloadKind(part);
      return kind === undefined
        ? []
        : [{ state: part.name, text: `the payload of '${part.name}' is ${kind}: put it into an object.` }];
    }),
};

function payloadKind({ state, language }: StatePart): Kind | undefined {
  if (!isOptimised(readResource(String(state.Resource)), 'lambda', 'invoke')) return undefined;
  const isJsonata = language === 'JSONata';
  const given = member(state, isJsonata ? 'Arguments' : 'Parameters');
  const payload = isObject(given) ? member(given, 'Payload') : undefined;
  if (typeof payload !== 'string') return undefined; // AWS's own validation finds numbers
  const expression = isJsonata ? expressionIn(payload) : undefined;
  return expression === undefined ? textKind(payload) : treeOf(expression);
}

function treeOf(expression: string): Kind | undefined {
  try {
    return kindOf(syntaxTree(parseJsonata(expression)));
  } catch {
    return undefined; // reported as an invalid expression
  }
}

/** A text with a value that only the deployment knows may become JSON. */
function textKind(text: string): Kind | undefined {
  return text.includes(STAND_IN) || isJsonText(text) ? undefined : 'a text that is not JSON';
}

const MATHS = ['+', '-', '*', '/', '%'];
const LOGIC = ['=', '!=', '<', '<=', '>', '>=', 'and', 'or', 'in'];

/** Functions that result in a number or a boolean, or in nothing. */
const NUMBERS = [
  ...['abs', 'average', 'ceil', 'count', 'floor', 'length', 'max', 'millis', 'min', 'number', 'power', 'random'],
  ...['round', 'sqrt', 'sum', 'toMillis'],
];
const BOOLEANS = ['boolean', 'contains', 'exists', 'not'];

function kindOf(node: JsonataNode): Kind | undefined {
  const { type, value } = node;
  if (type === 'number') return value === 0 ? undefined : 'a number'; // 0 stands for what only the deployment knows
  if (type === 'value') return typeof value === 'boolean' ? 'a boolean' : undefined;
  if (type === 'string') return textKind(String(value));
  if (type === 'unary') return value === '-' ? 'a number' : undefined;
  if (type === 'binary') return MATHS.includes(value as string) ? 'a number' : kindAmong(LOGIC, value, 'a boolean');
  if (type === 'block') return kindOf((node.expressions as JsonataNode[]).at(-1)!);
  if (type === 'function') {
    const { value: name } = node.procedure as JsonataNode;
    return kindAmong(NUMBERS, name, 'a number') ?? kindAmong(BOOLEANS, name, 'a boolean');
  }
  return undefined;
}

function kindAmong(names: readonly string[], name: unknown, kind: Kind): Kind | undefined {
  return names.includes(name as string) ? kind : undefined;
}
