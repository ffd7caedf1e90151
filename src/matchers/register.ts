// Adds the matchers to the `expect` of a test runner.
import type { MatcherImplementations, SnapshotExpect } from './matcher';
import { executionSerializer } from './serializer';

/** What is used of a runner's `expect`. */
export interface RunnerExpect extends SnapshotExpect {
  extend(matchers: object): void;
  addSnapshotSerializer(serializer: object): void;
  getState?(): { readonly testPath?: string | undefined };
}

export function addMatchers(expect: RunnerExpect, matchers: MatcherImplementations): void {
  expect.extend(matchers);
  expect.addSnapshotSerializer(executionSerializer);
}
