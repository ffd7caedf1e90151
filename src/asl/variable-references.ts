// The variables that each state refers to, as DescribeStateMachine reports them.
import { ExpressionSyntaxError } from './expression-syntax-error';
import { fieldsOfStates, ofKinds } from './fields/lookup';
import { FIELDS } from './fields/table';
import { parseIntrinsic, type IntrinsicArgument } from './intrinsic/parse';
import { parseJsonPath } from './json-path/parse';
import { FUNCTION_NAMES } from './jsonata/function-names';
import { expressionIn, parseJsonata, syntaxTree, type JsonataNode } from './jsonata/parse';
import { machineParts } from './machine-parts';
import type { StatePart } from './rules/rule';
import { isArray, isObject, type Json, type JsonObject } from '../json/json';

/** Nested machines, whose states are listed separately. */
const MACHINES = new Set(ofKinds(fieldsOfStates(FIELDS), 'machine', 'machines'));

/**
 * The sorted names of the variables by name of state. States without any are left out (recorded:
 * sfn_api_variable_references). An expression that does not parse refers to no variable.
 */
export function variableReferences(definition: JsonObject): Readonly<Record<string, readonly string[]>> {
  const states = machineParts(definition).machines.flatMap((machine) => machine.states);
  const entries = states.map((state): [string, string[]] => [state.name, [...namesIn(state)].sort()]);
  return Object.fromEntries(entries.filter(([, names]) => names.length > 0));
}

function namesIn({ state, language }: StatePart): ReadonlySet<string> {
  const names = new Set<string>();
  const read = language === 'JSONata' ? readExpression : readPath;
  const open: { value: Json; key: string }[] = [{ value: state, key: '' }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, key } = next;
    if (typeof value === 'string') {
      ignoringSyntax(() => read(value, key, names));
    } else if (isArray(value)) {
      open.push(...value.map((item) => ({ value: item, key: '' })));
    } else if (isObject(value)) {
      for (const [name, inner] of Object.entries(value)) {
        if (!MACHINES.has(name)) open.push({ value: inner, key: name });
      }
    }
  }
  return names;
}

function ignoringSyntax(read: () => void): void {
  try {
    read();
  } catch (thrown) {
    if (!(thrown instanceof ExpressionSyntaxError)) throw thrown;
  }
}

/** Fields that hold a path end in `Path` or `.$`, except a Choice rule's Variable. */
function readPath(text: string, key: string, names: Set<string>): void {
  if (!key.endsWith('Path') && !key.endsWith('.$') && key !== 'Variable') return;
  if (text.startsWith('States.')) readArgument(parseIntrinsic(text), names);
  else if (text.startsWith('$')) readArgument({ kind: 'path', path: parseJsonPath(text) }, names);
}

function readArgument(argument: IntrinsicArgument, names: Set<string>): void {
  if (argument.kind === 'call') for (const inner of argument.args) readArgument(inner, names);
  else if (argument.kind === 'path' && argument.path.root.kind === 'variable') names.add(argument.path.root.name);
}

function readExpression(text: string, _: string, names: Set<string>): void {
  const source = expressionIn(text);
  if (source === undefined) return;
  const mentioned = new Set<string>();
  const bound = new Set<string>(['', '$', 'states']);
  const open: unknown[] = [syntaxTree(parseJsonata(source))];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    const { type, value, lhs, arguments: args } = node as JsonataNode;
    if (type === 'variable') mentioned.add(value as string);
    if (type === 'bind') bound.add((lhs as JsonataNode).value as string);
    if (type === 'lambda') for (const parameter of args as readonly JsonataNode[]) bound.add(parameter.value as string);
    open.push(...Object.values(node).filter((inner) => inner !== undefined));
  }
  for (const name of mentioned) if (!bound.has(name) && !FUNCTION_NAMES.has(name)) names.add(name);
}
