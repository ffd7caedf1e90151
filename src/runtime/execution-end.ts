// How an execution ended.
import type { Json } from '../json/json';

/**
 * How an execution stands, in AWS's words:
 * - `RUNNING`: it has not ended. After `run`, it waits for something that never comes by itself, such as an answer by a
 *   task token.
 * - `SUCCEEDED`: it reached an end; it has an output.
 * - `FAILED`: a state failed and nothing caught the error, or a Fail state was reached; error and cause say why.
 * - `TIMED_OUT`: its own TimeoutSeconds passed, or AWS's limit for its type. It has no error name. A task that times out
 *   makes the execution FAILED with States.Timeout instead.
 * - `ABORTED`: it was stopped from outside, as by `abort()` or StopExecution.
 */
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

export interface ExecutionEnd {
  readonly status: ExecutionStatus;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  /** Milliseconds since the epoch; undefined while it runs. */
  readonly stopTime?: number;
}
