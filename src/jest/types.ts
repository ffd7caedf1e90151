// Tells TypeScript which matchers `expect` has once cdk-lambda-workflows/jest is imported.

/** The matchers for executions. */
export interface ExecutionMatchers<R> {
  /** The execution succeeded, whatever its output. */
  toSucceed(): R;
  /** The execution succeeded with an output equal to this; asymmetric matchers such as `expect.any(String)` may stand inside. */
  toSucceedWith(output: unknown): R;
  /** The execution failed: with this error name where one is given, and with this cause (a text, or a RegExp that it matches). */
  toFailWith(error?: string, cause?: string | RegExp): R;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- how @types/jest is extended
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-shadow
    interface Matchers<R, T = {}> extends ExecutionMatchers<R> {}
  }
}
