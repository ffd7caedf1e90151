// The types of compiled nodes, and of the functions that compile them.
import type { Frame } from './values/frame';
import type { Run } from './values/run';
import { isList, reduceSequence, type Value } from './values/value';
import type { JsonataNode } from '../../asl/jsonata/parse';

/** Evaluates a node. `input` is the context item, which is undefined at the top of an expression of Step Functions. */
export type Evaluate = (input: Value, frame: Frame, run: Run) => Value;

export interface Compiler {
  /** Whether the nodes are counted before they are evaluated, so that one whose value is known need not be evaluated. */
  readonly countsAhead: boolean;
  /** Whether the expression makes functions. If it does not, all its functions are built in. */
  readonly makesFunctions: boolean;
  /** The complete evaluation of a node, with its predicates, its grouping and its count for AWS's bounds. */
  compile(node: JsonataNode): Evaluate;
  /** The same for a node that is not always evaluated. */
  compileBranch(node: JsonataNode): Evaluate;
  /** Whether the expression binds the name anywhere. If it does not, the name is a variable of AWS or a function. */
  binds(name: string): boolean;
  /** `f ~> g` for two functions. */
  chain(): Evaluate;
}

/** Counts a node for AWS's bounds. Returns the item of a sequence of one, unless the node keeps it (`[]`). */
export function counted(evaluate: Evaluate, keepsArray = false): Evaluate {
  return (input, frame, run) => {
    run.enter();
    const result = evaluate(input, frame, run);
    run.depth -= 1;
    if (keepsArray && isList(result) && result.sequence === true) result.keepSingleton = true;
    return reduceSequence(result);
  };
}
