// Assertions for node:test and every other runner.
import '../coverage-reports/measure-this-process';
export {
  assertBehavesLike,
  assertCaught,
  assertFailed,
  assertInvoked,
  assertNotCaught,
  assertNotInvoked,
  assertNotRetried,
  assertNotVisited,
  assertRetried,
  assertSucceeded,
  assertTookLessThan,
  assertVisited,
} from './assertions';
export { assertCovered, measureCoverage } from './coverage';
export { assertDefinitionSnapshot, assertExecutionSnapshot, type SnapshotContext } from './snapshots';
export type { DefinitionSource } from '../matchers/snapshot-matchers';
export type { Duration } from '../matchers/types';
