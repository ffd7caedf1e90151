// A failure as the language knows it: an error name and a cause, which Retry and Catch may match.

/**
 * Where a failure comes from, which decides whether Retry and Catch may see it:
 * - `evaluation`: a path, template or expression failed, as it is thrown: the cause does not say yet in which state;
 * - `state`: the same with AWS's words about the state;
 * - `task`: the task's own answer (a function's error, a time-out, a service's refusal);
 * - `fail`: a Fail state, or a branch that failed;
 * - `execution`: the execution itself ended it (its time-out, the 25,000 events): nothing catches it.
 */
export type ErrorOrigin = 'evaluation' | 'state' | 'task' | 'fail' | 'execution';

/**
 * A failed state's error and cause; either may be missing, as on AWS.
 *
 * Not an `Error`: it is a value of the language and its stack would tell about this engine, not about the machine.
 * Expressions throw it; the loop that runs states turns it back into a value at the state's edge.
 */
export class StatesError {
  constructor(
    readonly error: string | undefined,
    readonly cause: string | undefined,
    readonly origin: ErrorOrigin,
    /** JSONata only: the field whose expression failed, as the EvaluationFailed event tells it, such as `Output/result`. */
    readonly location?: string,
  ) {}
}

/** Ends an evaluation with AWS's States.Runtime, which neither Retry nor Catch can see. */
export function runtimeError(cause: string): StatesError {
  return new StatesError('States.Runtime', cause, 'evaluation');
}
