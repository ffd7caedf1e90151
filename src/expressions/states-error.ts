// A failure of a state: an error name, which Retry and Catch may match, and a cause.

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
 * A failed state's error and cause. Either may be missing, as on AWS. It does not extend `Error`: it is a value of the
 * language, and a stack would describe this engine, not the machine. Expressions throw it, and the loop that runs
 * states turns it back into a value.
 */
export class StatesError {
  constructor(
    readonly error: string | undefined,
    readonly cause: string | undefined,
    readonly origin: ErrorOrigin,
    /** JSONata only: the field whose expression failed, as in the EvaluationFailed event, such as `Output/result`. */
    readonly location?: string,
    /** Another name by which Retry and Catch take the failure. */
    readonly alias?: string,
  ) {}
}

/** Ends an evaluation with AWS's States.Runtime, which neither Retry nor Catch can match. */
export function runtimeError(cause: string): StatesError {
  return new StatesError('States.Runtime', cause, 'evaluation');
}
