// The matchers as a test's `expect` declares them.
import type { RecordedHistory } from '../replay/recording/read-recordings';
import type { Execution } from '../simulator/execution';
import type { MockTarget } from '../simulator/mocks/mock';
import type { RecordedExecution } from '../simulator/recorded-execution';

/**
 * The matchers for executions. `R` is what a matcher returns, `T` what `expect` was given: of an execution whose states
 * the compiler knows, it takes only their names.
 */
export interface ExecutionMatchers<R, T = unknown> {
  /** The execution succeeded, whatever its output. */
  toSucceed(): R;
  /**
   * The execution succeeded with an output equal to this, which may contain asymmetric matchers such as
   * `expect.any(String)`.
   */
  toSucceedWith(output: unknown): R;
  /**
   * The execution failed, with this error name if given, and with this cause if given (a string, or a RegExp that
   * matches it).
   */
  toFailWith(error?: string, cause?: string | RegExp): R;
  /** The execution visited these states in this order; others may come between. */
  toHaveVisited(...states: StateOf<T>[]): R;
  /** The state was retried after a failure: this many times, or at least once. */
  toHaveRetried(state: StateOf<T>, times?: number): R;
  /** A catcher of the state matched this error, or any. */
  toHaveCaught(state: StateOf<T>, error?: string): R;
  /**
   * A task was called. The target is the name of its state, or what it calls: an ARN, a function's name, a logical id,
   * a construct or its path. If a payload is given (a Lambda function's event, or a service's parameters), it must be
   * equal; it may contain asymmetric matchers.
   */
  toHaveInvoked(target: MockTarget<StateOf<T>>, payload?: unknown): R;
  /** The execution took less virtual time than this: seconds, or a Duration of the AWS CDK. */
  toTakeLessThan(duration: number | Duration): R;
  /**
   * The execution went as a recorded one did: the same states with the same data, calls, failures and end. `history` is
   * what `Simulator.replay` takes, or another execution.
   */
  toBehaveLike(history: RecordedHistory | RecordedExecution | Execution<any, any>): R;
  /**
   * The execution equals the snapshot, as written by `execution.snapshot()`: input, states, calls, retries and outcome,
   * with `<ChargeFunction.Arn>` for the ARN of a construct.
   */
  toMatchExecutionSnapshot(hint?: string): R;
  /** The definition of a Simulator, or of a stack or state machine of the CDK, equals the snapshot, as YAML. */
  toMatchDefinitionSnapshot(hint?: string): R;
}

/** `expect(promise).resolves` has the matchers of the promise. */
type StateOf<T> = Awaited<T> extends Execution<any, infer State> ? State : string;

/**
 * A value that toTakeLessThan accepts besides seconds: a Duration of the AWS CDK, or any object that gives its seconds.
 */
export interface Duration {
  toSeconds(): number;
}
