// Tells TypeScript which matchers `expect` has once cdk-lambda-workflows/jest is imported.

/** The matchers for executions. */
export interface ExecutionMatchers<R> {
  /** The execution succeeded, whatever its output. */
  toSucceed(): R;
  /** The execution succeeded with an output equal to this; asymmetric matchers such as `expect.any(String)` may stand inside. */
  toSucceedWith(output: unknown): R;
  /** The execution failed: with this error name where one is given, and with this cause (a text, or a RegExp that it matches). */
  toFailWith(error?: string, cause?: string | RegExp): R;
  /** The execution went through these states in this order; others may stand between. */
  toHaveVisited(...states: string[]): R;
  /** The state's task was called again after a failure: so many times, or at all. */
  toHaveRetried(state: string, times?: number): R;
  /** A catcher of the state took this error, or any. */
  toHaveCaught(state: string, error?: string): R;
  /**
   * A task was called: by the name of its state, its ARN or its function's name; with this payload where one is given (a
   * Lambda function's event, or a service's parameters), in which asymmetric matchers may stand.
   */
  toHaveInvoked(target: string, payload?: unknown): R;
  /** The execution took less than so many seconds of virtual time. */
  toTakeLessThan(seconds: number): R;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- how @types/jest is extended
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-shadow
    interface Matchers<R, T = {}> extends ExecutionMatchers<R> {}
  }
}
