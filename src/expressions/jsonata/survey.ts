// What is known of an expression before it is compiled.
import { isPlainPath } from './paths';
import type { JsonataNode } from '../../asl/jsonata/parse';

export interface Survey {
  /** All names that it binds: variables, parameters, and the variables that paths bind for their items. */
  readonly names: ReadonlySet<string>;
  /** Whether it makes functions. If it does not, all its functions are built in, and none calls itself. */
  readonly makesFunctions: boolean;
  /** Whether all its nodes are simple. Then each of them is evaluated once at most. */
  readonly isSimple: boolean;
}

const LITERALS = ['number', 'string', 'value'];
/** Nodes that are simple if their parts are. */
const COMPOSED = ['binary', 'bind', 'block', 'condition', 'function', 'unary'];
const SIMPLE_TYPES: ReadonlySet<string> = new Set([...LITERALS, ...COMPOSED, 'path', 'variable']);
const FUNCTION_TYPES: ReadonlySet<string> = new Set(['apply', 'lambda', 'partial', 'transform']);

export function surveyTree(tree: JsonataNode): Survey {
  const names = new Set<string>();
  let makesFunctions = false;
  let isSimple = true;
  const open: unknown[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { type, lhs, focus, index, value, arguments: args } = node as JsonataNode;
    if (typeof type === 'string') isSimple &&= isSimpleNode(node as JsonataNode);
    if (FUNCTION_TYPES.has(type)) makesFunctions = true;
    if (type === 'bind') names.add((lhs as JsonataNode).value as string);
    if (type === 'lambda') for (const arg of args as readonly JsonataNode[]) names.add(arg.value as string);
    if (type === 'index') names.add(value as string);
    for (const name of [focus, index]) if (typeof name === 'string') names.add(name);
    // The steps of a plain path are names.
    if (type === 'path' && isPlainPath(node as JsonataNode)) continue;
    for (const inner of Object.values(node as JsonataNode)) {
      if (typeof inner === 'object' && inner !== null) open.push(inner);
    }
  }
  return { names, makesFunctions, isSimple };
}

/**
 * Whether a node makes no function and repeats nothing, so that what it counts for AWS's bounds is known beforehand.
 * It is simple if its parts are simple, too.
 */
export function isSimpleNode(node: JsonataNode): boolean {
  if (node.predicate || node.group || node.keepArray || !SIMPLE_TYPES.has(node.type)) return false;
  return node.type !== 'path' || isPlainPath(node);
}
