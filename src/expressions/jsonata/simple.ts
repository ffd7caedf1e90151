// Simple nodes: without functions and loops of their own, so that what they count for AWS's bounds is known beforehand.
import type { Compiler, Evaluate } from './evaluate';
import { compileKind } from './kinds';
import { compilePlainPath } from './paths';
import { isSimpleNode } from './survey';
import { reduceSequence } from './values/value';
import type { JsonataNode } from '../../asl/jsonata/parse';

export interface Simple {
  /** Counts nothing, but for its branches. */
  readonly evaluate: Evaluate;
  /** The most levels of nodes. */
  readonly depth: number;
  /** Without those of its branches. */
  readonly nodes: number;
}

export interface CountingCompiler extends Compiler {
  /** Whether the whole expression is simple. */
  readonly isSimple: boolean;
  /** Compiles a node so that it counts itself, and leaves its parts to count themselves. */
  compileCounted(node: JsonataNode): Evaluate;
}

/** Compiles simple nodes, each of them once. */
export class SimpleCompiler {
  private readonly compiled = new Map<JsonataNode, Simple | undefined>();

  constructor(private readonly compiler: CountingCompiler) {}

  /** Undefined for a node that is not simple. */
  compile(node: JsonataNode): Simple | undefined {
    if (!this.compiled.has(node)) this.compiled.set(node, this.compileNew(node));
    return this.compiled.get(node);
  }

  private compileNew(node: JsonataNode): Simple | undefined {
    const { compiler } = this;
    const { type } = node;
    if (!isSimpleNode(node) || (type === 'function' && compiler.makesFunctions)) return undefined;
    if (type === 'path') {
      const { length } = node.steps as readonly JsonataNode[];
      return { evaluate: compilePlainPath(node, compiler), depth: 2, nodes: 1 + length };
    }
    const parts = new Parts(this, compiler);
    const evaluate = compileKind(node, parts);
    if (!parts.areSimple) return undefined;
    const mayBeSequence = type === 'function' || (type === 'variable' && compiler.binds(node.value as string));
    return {
      evaluate: mayBeSequence ? reduced(evaluate) : evaluate,
      depth: 1 + parts.depth,
      nodes: 1 + parts.nodes,
    };
  }
}

/** Compiles the parts of a node, and adds up what they count. */
class Parts implements Compiler {
  readonly countsAhead = true;
  areSimple = true;
  depth = 0;
  nodes = 0;
  readonly makesFunctions: boolean;

  constructor(
    private readonly simple: SimpleCompiler,
    private readonly compiler: CountingCompiler,
  ) {
    this.makesFunctions = compiler.makesFunctions;
  }

  binds(name: string): boolean {
    return this.compiler.binds(name);
  }

  chain(): Evaluate {
    return this.compiler.chain();
  }

  readonly compile = (node: JsonataNode): Evaluate => {
    const part = this.add(node);
    this.nodes += part.nodes;
    return part.evaluate;
  };

  /**
   * A branch of an expression without loops counts as evaluated. Any other counts its nodes when it is evaluated; its
   * depth is known to be within the bound by then.
   */
  readonly compileBranch = (node: JsonataNode): Evaluate =>
    this.compiler.isSimple
      ? this.compile(node)
      : countedAtOnce({ ...this.add(node), depth: 0 }, () => this.compiler.compileCounted(node));

  private add(node: JsonataNode): Simple {
    const part = this.simple.compile(node) ?? NOT_SIMPLE;
    if (part === NOT_SIMPLE) this.areSimple = false;
    this.depth = Math.max(this.depth, part.depth);
    return part;
  }
}

const NOT_SIMPLE: Simple = { evaluate: () => undefined, depth: 0, nodes: 0 };

function reduced(evaluate: Evaluate): Evaluate {
  return (input, frame, run) => reduceSequence(evaluate(input, frame, run));
}

/** Counts the nodes at once where they are within the bounds. Otherwise counts them one by one, up to the one beyond. */
export function countedAtOnce({ evaluate, depth, nodes }: Simple, compileCounted: () => Evaluate): Evaluate {
  let counted: Evaluate | undefined;
  return (input, frame, run) =>
    run.enterAll(depth, nodes) ? evaluate(input, frame, run) : (counted ??= compileCounted())(input, frame, run);
}
