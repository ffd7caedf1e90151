// Simple nodes: without a call, a choice or a loop, so that what they count for AWS's bounds is known beforehand.
import type { Compiler, Evaluate } from './evaluate';
import { compileOperation } from './operators';
import { compilePlainPath, isPlainPath } from './paths';
import { reduceSequence } from './values/value';
import { compileVariable } from './variables';
import type { JsonataNode } from '../../asl/jsonata/parse';
import type { Json } from '../../json/json';

export interface Simple {
  /** Counts nothing. */
  readonly evaluate: Evaluate;
  /** Levels of nodes. */
  readonly depth: number;
  readonly nodes: number;
}

/** Compiles simple nodes, each of them once. */
export class SimpleCompiler {
  private readonly compiled = new Map<JsonataNode, Simple | undefined>();

  constructor(private readonly compiler: Compiler) {}

  /** Undefined for a node that is not simple. */
  compile(node: JsonataNode): Simple | undefined {
    if (!this.compiled.has(node)) this.compiled.set(node, this.compileNew(node));
    return this.compiled.get(node);
  }

  private compileNew(node: JsonataNode): Simple | undefined {
    if (node.predicate || node.group || node.keepArray) return undefined;
    switch (node.type) {
      case 'number':
      case 'string':
      case 'value':
        return { evaluate: () => node.value as Json, depth: 1, nodes: 1 };
      case 'variable': {
        const read = compileVariable(node, this.compiler);
        return { evaluate: (input, frame, run) => reduceSequence(read(input, frame, run)), depth: 1, nodes: 1 };
      }
      case 'path': {
        if (!isPlainPath(node)) return undefined;
        const { length } = node.steps as readonly JsonataNode[];
        return { evaluate: compilePlainPath(node, this.compiler), depth: 2, nodes: 1 + length };
      }
      case 'binary':
        return this.compileBinary(node);
      default:
        return undefined;
    }
  }

  private compileBinary(node: JsonataNode): Simple | undefined {
    if (node.value === 'and' || node.value === 'or') return undefined;
    const left = this.compile(node.lhs as JsonataNode);
    const right = left && this.compile(node.rhs as JsonataNode);
    if (!right) return undefined;
    return {
      evaluate: compileOperation(node.value as string, left.evaluate, right.evaluate),
      depth: 1 + Math.max(left.depth, right.depth),
      nodes: 1 + left.nodes + right.nodes,
    };
  }
}

/** Counts the nodes at once where they are within the bounds. Otherwise counts them one by one, up to the one beyond. */
export function countedAtOnce({ evaluate, depth, nodes }: Simple, compileCounted: () => Evaluate): Evaluate {
  let counted: Evaluate | undefined;
  return (input, frame, run) =>
    run.enterAll(depth, nodes) ? evaluate(input, frame, run) : (counted ??= compileCounted())(input, frame, run);
}
