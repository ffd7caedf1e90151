// Tells TypeScript which matchers `expect` has once cdk-lambda-workflows/jest is imported.
import type { Execution } from '../simulator/execution';
import type { MockTarget } from '../simulator/mocks/mock';

/**
 * The matchers for executions. `R` is what a matcher returns, `T` what `expect` was given: of an execution whose states
 * the compiler knows, it takes only their names.
 */
export interface ExecutionMatchers<R, T = unknown> {
  /** The execution succeeded, whatever its output. */
  toSucceed(): R;
  /** The execution succeeded with an output equal to this; asymmetric matchers such as `expect.any(String)` may stand inside. */
  toSucceedWith(output: unknown): R;
  /** The execution failed: with this error name where one is given, and with this cause (a text, or a RegExp that it matches). */
  toFailWith(error?: string, cause?: string | RegExp): R;
  /** The execution went through these states in this order; others may stand between. */
  toHaveVisited(...states: StateOf<T>[]): R;
  /** The state's task was called again after a failure: so many times, or at all. */
  toHaveRetried(state: StateOf<T>, times?: number): R;
  /** A catcher of the state took this error, or any. */
  toHaveCaught(state: StateOf<T>, error?: string): R;
  /**
   * A task was called: by the name of its state, or by what it calls (an ARN, a function's name, a logical id, a construct
   * or its path); with this payload where one is given (a Lambda function's event, or a service's parameters), in which
   * asymmetric matchers may stand.
   */
  toHaveInvoked(target: MockTarget<StateOf<T>>, payload?: unknown): R;
  /** The execution took less virtual time than this: seconds, or a Duration of the AWS CDK. */
  toTakeLessThan(duration: number | Duration): R;
  /**
   * The execution, as `execution.snapshot()` writes it, is what the snapshot holds: input, states, calls, retries, outcome,
   * with `<ChargeFunction.Arn>` for the ARN of a construct.
   */
  toMatchExecutionSnapshot(hint?: string): R;
  /** The definition of a Simulator, or of a stack or state machine of the CDK, as YAML, is what the snapshot holds. */
  toMatchDefinitionSnapshot(hint?: string): R;
}

/** `expect(promise).resolves` has the matchers of the promise. */
type StateOf<T> = Awaited<T> extends Execution<any, infer State> ? State : string;

/** What toTakeLessThan accepts besides seconds: a Duration of the AWS CDK, or anything that knows its seconds. */
export interface Duration {
  toSeconds(): number;
}

// This is how @types/jest is extended.
declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends ExecutionMatchers<R, T> {}
  }
}
