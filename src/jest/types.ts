// Declares the matchers that `expect` has after importing cdk-lambda-workflows/jest.
import type { ExecutionMatchers } from '../matchers/types';

// This is how @types/jest is extended.
declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends ExecutionMatchers<R, T> {}
  }
}
