// Assertions for node:test and every other runner.
import './measure';
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
export { assertDefinitionSnapshot, assertExecutionSnapshot, type SnapshotContext } from './snapshots';
