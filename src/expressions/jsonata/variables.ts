// Variables: those of the expression, AWS's `$states`, those of the state machine, and functions.
import type { Compiler, Evaluate } from './evaluate';
import { FUNCTIONS } from './functions/table';
import { UNBOUND } from './values/frame';
import type { Run } from './values/run';
import type { Value } from './values/value';
import type { JsonataNode } from '../../asl/jsonata/parse';

export function compileVariable({ value }: JsonataNode, compiler: Compiler): Evaluate {
  const name = value as string;
  if (name === '') return (input) => input;
  const readOuter = outerVariable(name);
  if (!compiler.binds(name)) return (_, __, run) => readOuter(run);
  return (_, frame, run) => {
    const found = frame.find(name);
    return found === UNBOUND ? readOuter(run) : found;
  };
}

/** Reads a name that the expression does not bind. Step Functions has no context item, so `$$` is nothing. */
export function outerVariable(name: string): (run: Run) => Value {
  if (name === '$') return () => undefined;
  if (name === 'states') return (run) => ({ ...run.states, context: run.scope.context() });
  const builtIn = FUNCTIONS.get(name);
  return (run) => {
    const value = run.scope.variable(name);
    return value === undefined ? builtIn : value;
  };
}

/** A member of `$states`, without the object around it: the context object is built only if it is used. */
export const STATES_MEMBERS: Readonly<Record<string, (run: Run) => Value>> = {
  context: (run) => run.scope.context(),
  errorOutput: (run) => run.states.errorOutput,
  input: (run) => run.states.input,
  result: (run) => run.states.result,
};

export function compileBinding({ lhs, rhs }: JsonataNode, { compile }: Compiler): Evaluate {
  const name = (lhs as JsonataNode).value as string;
  const evaluate = compile(rhs as JsonataNode);
  return (input, frame, run) => {
    const value = evaluate(input, frame, run);
    frame.bind(name, value);
    return value;
  };
}
