// Declares the matchers that `expect` has after importing cdk-lambda-workflows/jest.
import type { ExecutionMatchers } from '../matchers/types';

// For the global expect of @types/jest, and for Vitest 3 and 4 with globals.
declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends ExecutionMatchers<R, T> {}
  }
}

// For the expect of @jest/globals. The compiler leaves a comment in the declarations only in this form: it is for
// projects where the package is not installed.
/** @ts-ignore */
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends ExecutionMatchers<R, T> {}
}
