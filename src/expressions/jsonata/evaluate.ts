// What the nodes of an expression are compiled to, and what compiles them.
import type { Frame } from './values/frame';
import type { Run } from './values/run';
import { isList, reduceSequence, type Value } from './values/value';
import type { JsonataNode } from '../../asl/jsonata/parse';

/** Evaluates a node. `input` is the context item, which is nothing at the top of an expression of Step Functions. */
export type Evaluate = (input: Value, frame: Frame, run: Run) => Value;

export interface Compiler {
  /** The whole evaluation of a node: its predicates, its grouping, and what it counts for AWS's bounds. */
  compile(node: JsonataNode): Evaluate;
  /** Whether the expression binds the name anywhere. Where it does not, the name is AWS's variable or a function. */
  binds(name: string): boolean;
}

/** Counts a node for AWS's bounds. Of a sequence of one it gives the item, unless the node keeps it (`[]`). */
export function counted(evaluate: Evaluate, keepsArray = false): Evaluate {
  return (input, frame, run) => {
    run.enter();
    const result = evaluate(input, frame, run);
    run.depth -= 1;
    if (keepsArray && isList(result) && result.sequence === true) result.keepSingleton = true;
    return reduceSequence(result);
  };
}
