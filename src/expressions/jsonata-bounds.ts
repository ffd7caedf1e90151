// What an expression may take of time, stack and memory when the jsonata package evaluates it.
// AWS's bounds and texts were measured: floci#2737, #2783. They count, rather than look at a clock, so that the same
// expression always ends in the same way.
import type { Expression } from 'jsonata';

/** Calls of functions inside of each other. */
const DEEPEST_CALL = 100;
/** Nodes evaluated inside of each other: far below what the call stack holds. */
const DEEPEST_NODE = 1000;
/** Nodes evaluated in all: about a second's work. */
const MOST_NODES = 1_000_000;
/** Bytes of one value, with 8 for each item of a list and 2 for each character: `[1..900000]` is too large. */
const MOST_BYTES = 6_990_256;

export const STACK_OVERFLOW =
  'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.';

/** What one evaluation has used. */
export class Budget {
  depth = 0;
  calls = 0;
  nodes = 0;
}

/** No expression can name it: it has a space. */
export const BUDGET = 'the budget';

interface Environment {
  lookup(name: string): unknown;
}

/** Makes the package ask at every node; each evaluation brings its Budget among its bindings. */
export function keepWithinBounds(expression: Expression): void {
  const hooks: readonly [string, (...args: never[]) => void][] = [
    ['jsonata.__evaluate_entry', enter],
    ['jsonata.__evaluate_exit', leave],
  ];
  for (const [name, hook] of hooks) expression.assign(Symbol.for(name) as unknown as string, hook);
}

function enter(node: { readonly type: string }, _: unknown, environment: Environment): void {
  const budget = environment.lookup(BUDGET) as Budget;
  budget.depth += 1;
  budget.nodes += 1;
  if (node.type === 'function') budget.calls += 1;
  if (budget.calls > DEEPEST_CALL || budget.depth > DEEPEST_NODE) {
    throw exceeded(STACK_OVERFLOW);
  }
  if (budget.nodes > MOST_NODES) throw exceeded('Expression evaluation timeout: Check for infinite loop');
}

function leave(node: { readonly type: string }, _: unknown, environment: Environment, result: unknown): void {
  const budget = environment.lookup(BUDGET) as Budget;
  budget.depth -= 1;
  if (node.type === 'function') budget.calls -= 1;
  const bytes = Array.isArray(result) ? result.length * 8 : typeof result === 'string' ? result.length * 2 : 0;
  if (bytes > MOST_BYTES) {
    throw exceeded('Expression evaluation memory limit exceeded: Check for excessive memory usage');
  }
}

/** AWS tells these without a code. */
function exceeded(message: string): Error {
  return new Error(message);
}
