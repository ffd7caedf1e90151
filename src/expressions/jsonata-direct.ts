// Compiles the JSONata that machines use most to closures; what is beyond it stays with the jsonata package.
//
// A closure answers at once, where the package evaluates with a promise at every node. It gives the same value as the
// package or gives up (Beyond), and then the package evaluates the whole expression: test/expressions/jsonata-direct.test.ts.
import { ARITHMETIC, Beyond, boolOf, compared, equalTo, FUNCTIONS, textOf, type Value } from './jsonata-direct-values';
import type { Scope } from './scope';
import type { StatesVariable } from './states-variable';
import type { JsonataNode } from '../asl/jsonata/parse';
import { isArray, isObject, member, type Json } from '../json/json';
import { setMember } from '../json/merge';

/** Undefined stands for JSONata's "nothing". Throws Beyond. */
export type Direct = (states: StatesVariable, scope: Scope) => Value;

/** Undefined where the expression holds something that only the package evaluates. */
export function compileDirect(tree: JsonataNode): Direct | undefined {
  try {
    return compile(tree);
  } catch (thrown) {
    if (thrown instanceof Beyond) return undefined;
    throw thrown;
  }
}

const COMPILERS: Readonly<Record<string, (node: JsonataNode) => Direct>> = {
  binary: compileBinary,
  block: compileBlock,
  condition: compileCondition,
  function: compileCall,
  number: ({ value }) => constant(value as Json),
  path: compilePath,
  string: ({ value }) => constant(value as Json),
  unary: compileUnary,
  value: ({ value }) => constant(value as Json),
  variable: (node) => compileVariable(node),
};

/** What a node may hold: anything else, such as a predicate or a binding, changes what it means. */
const MEMBERS: Readonly<Record<string, ReadonlySet<string>>> = {
  binary: new Set(['lhs', 'rhs']),
  block: new Set(['expressions']),
  condition: new Set(['condition', 'then', 'else']),
  function: new Set(['procedure', 'arguments']),
  name: new Set(['stages']),
  path: new Set(['steps']),
  unary: new Set(['lhs', 'expressions', 'expression']),
};
const ALWAYS = new Set(['type', 'value', 'position']);

function compile(node: JsonataNode): Direct {
  const compiler = Object.hasOwn(COMPILERS, node.type) ? COMPILERS[node.type] : undefined;
  if (!compiler) throw new Beyond();
  checkMembers(node);
  return compiler(node);
}

function checkMembers(node: JsonataNode): void {
  for (const key of Object.keys(node)) {
    if (node[key] !== undefined && !ALWAYS.has(key) && !MEMBERS[node.type]?.has(key)) throw new Beyond();
  }
}

function constant(value: Json): Direct {
  return () => value;
}

function compileVariable({ value }: JsonataNode): Direct {
  const name = value as string;
  if (name === '' || name === '$' || name === 'states') throw new Beyond();
  return (_, scope) => {
    const found = scope.variable(name);
    // It may be one of JSONata's functions.
    if (found === undefined) throw new Beyond();
    return found;
  };
}

function compilePath(node: JsonataNode): Direct {
  const [first, ...names] = node.steps as readonly JsonataNode[];
  if (first?.type !== 'variable') throw new Beyond();
  checkMembers(first);
  let read: Direct;
  if (first.value === 'states') read = compileStates(names.shift());
  else read = compileVariable(first);
  return names.reduce(compileStep, read);
}

function compileStates(name: JsonataNode | undefined): Direct {
  if (name?.type !== 'name' || name.stages !== undefined) throw new Beyond();
  checkMembers(name);
  switch (name.value) {
    case 'context':
      return (_, scope) => scope.context();
    case 'input':
      return (states) => states.input;
    case 'result':
      return (states) => states.result;
    case 'errorOutput':
      return (states) => states.errorOutput;
    default:
      throw new Beyond();
  }
}

function compileStep(read: Direct, step: JsonataNode): Direct {
  // The package finds what all objects inherit; no data has members of these names on purpose.
  if (step.type !== 'name' || (step.value as string) in Object.prototype) throw new Beyond();
  checkMembers(step);
  const name = step.value as string;
  const found: Direct = (states, scope) => {
    const value = read(states, scope);
    if (isObject(value)) return member(value, name);
    if (isArray(value)) throw new Beyond();
    return undefined;
  };
  return step.stages === undefined ? found : compileIndex(found, step.stages as readonly JsonataNode[]);
}

/** `items[0]`, `items[-1]`: of what is no list, the first is the value itself. */
function compileIndex(read: Direct, stages: readonly JsonataNode[]): Direct {
  const index = stages.length === 1 ? (stages[0]!.expr as JsonataNode | undefined) : undefined;
  if (index?.type !== 'number') throw new Beyond();
  const at = Math.floor(index.value as number);
  return (states, scope) => {
    const value = read(states, scope);
    if (!isArray(value)) return at === 0 || at === -1 ? value : undefined;
    const item = value.at(at);
    if (isArray(item)) throw new Beyond();
    return item;
  };
}

function compileBinary({ value: operator, lhs, rhs }: JsonataNode): Direct {
  const left = compile(lhs as JsonataNode);
  const right = compile(rhs as JsonataNode);
  switch (operator) {
    case 'and':
      return (states, scope) => boolOf(left(states, scope)) && boolOf(right(states, scope));
    case 'or':
      return (states, scope) => boolOf(left(states, scope)) || boolOf(right(states, scope));
    case '=':
      return (states, scope) => equalTo(left(states, scope), right(states, scope), true);
    case '!=':
      return (states, scope) => equalTo(left(states, scope), right(states, scope), false);
    case '&':
      return (states, scope) => textOf(left(states, scope)) + textOf(right(states, scope));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return (states, scope) => compared(operator, left(states, scope), right(states, scope));
    default: {
      const compute = Object.hasOwn(ARITHMETIC, operator as string) ? ARITHMETIC[operator as string] : undefined;
      if (!compute) throw new Beyond();
      return (states, scope) => compute(left(states, scope), right(states, scope));
    }
  }
}

function compileBlock({ expressions }: JsonataNode): Direct {
  const [only, ...others] = expressions as readonly JsonataNode[];
  if (!only || others.length > 0) throw new Beyond();
  return compile(only);
}

function compileCondition({ condition, then, else: otherwise }: JsonataNode): Direct {
  const test = compile(condition as JsonataNode);
  const whenTrue = compile(then as JsonataNode);
  const whenFalse = otherwise === undefined ? () => undefined : compile(otherwise as JsonataNode);
  return (states, scope) => (boolOf(test(states, scope)) ? whenTrue(states, scope) : whenFalse(states, scope));
}

function compileCall({ procedure, arguments: args }: JsonataNode): Direct {
  const { type, value } = procedure as JsonataNode;
  const run = type === 'variable' && Object.hasOwn(FUNCTIONS, value as string) ? FUNCTIONS[value as string] : undefined;
  const compiled = (args as readonly JsonataNode[]).map(compile);
  const [argument] = compiled;
  if (!run || !argument || compiled.length > 1) throw new Beyond();
  return (states, scope) => run(argument(states, scope));
}

function compileUnary(node: JsonataNode): Direct {
  switch (node.value) {
    case '{':
      return compileObject(node.lhs as readonly (readonly [JsonataNode, JsonataNode])[]);
    case '[':
      return compileList(node.expressions as readonly JsonataNode[]);
    default:
      throw new Beyond();
  }
}

/** Members that are nothing are left out. */
function compileObject(pairs: readonly (readonly [JsonataNode, JsonataNode])[]): Direct {
  const members = pairs.map(([key, value]) => {
    if (key.type !== 'string') throw new Beyond();
    return { name: key.value as string, read: compile(value) };
  });
  if (new Set(members.map(({ name }) => name)).size < members.length) throw new Beyond();
  return (states, scope) => {
    const object: Record<string, Json> = {};
    for (const { name, read } of members) {
      const value = read(states, scope);
      if (value !== undefined) setMember(object, name, value);
    }
    return object;
  };
}

/** Lists among the items are joined, but for those that are written as lists themselves. */
function compileList(expressions: readonly JsonataNode[]): Direct {
  const items = expressions.map((node) => ({
    read: compile(node),
    isList: node.type === 'unary' && node.value === '[',
  }));
  return (states, scope) => {
    const list: Json[] = [];
    for (const { read, isList } of items) {
      const value = read(states, scope);
      if (value === undefined) continue;
      if (isArray(value) && !isList) list.push(...value);
      else list.push(value);
    }
    return list;
  };
}
