// The entry `cdk-lambda-workflows/vitest`: adds the matchers and the serializer to Vitest's own `expect`, and measures
// coverage for the reporter. An ES module, since Vitest is one.
import { afterAll, expect } from 'vitest';
import { addMatchers, matchersWith, measure, type ExecutionMatchers } from './common.js';

export { executionSerializer } from './common.js';
export type { ExecutionMatchers };

/** The matchers by their names, as `expect.extend` takes them. */
export const matchers = matchersWith(() => expect);

addMatchers(expect, matchers);
measure(afterAll, expect);

/** Before Vitest 5, a matcher does not know whether it follows `resolves`: `R` is then the default. */
type ResultOf<R> = [void | Promise<void>] extends [R] ? void : R;

declare module 'vitest' {
  /** @ts-ignore: Vitest 3 and 4 declare only T; the compiler merges both forms. */
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends ExecutionMatchers<
    ResultOf<R>,
    T
  > {}
}
