// Snapshots with node:test: the same texts that toMatchExecutionSnapshot and toMatchDefinitionSnapshot compare.
import { nodeContext } from './node-context';
import { SimulatorError } from '../asl/simulator-error';
import { executionIn } from '../matchers/matcher';
import { definitionSource, type DefinitionSource } from '../matchers/snapshot-matchers';
import type { Execution } from '../simulator/execution';

/** The part of node:test's context that is used: `t` of `test('title', (t) => ...)`. Node.js 22.3 and newer have it. */
export interface SnapshotContext {
  readonly assert?: { snapshot?(value: unknown, options?: { serializers?: ((value: never) => string)[] }): void };
}

/**
 * The execution equals the snapshot, as written by `execution.snapshot()`. `node --test --test-update-snapshots` writes
 * it.
 *
 * @param t the context of the test
 * @throws SimulatorError on Node.js before 22.3, which has no snapshots
 */
export function assertExecutionSnapshot(t: SnapshotContext, execution: Execution<any, any>): void {
  const context = nodeContext('assertExecutionSnapshot', false);
  compare(t, 'assertExecutionSnapshot', executionIn(context, execution, '').snapshot());
}

/**
 * The definition of a Simulator, or of a stack or state machine of the CDK, equals the snapshot, as YAML.
 *
 * @param t the context of the test
 * @throws SimulatorError on Node.js before 22.3, which has no snapshots
 */
export function assertDefinitionSnapshot(t: SnapshotContext, source: DefinitionSource): void {
  const context = nodeContext('assertDefinitionSnapshot', false);
  compare(t, 'assertDefinitionSnapshot', definitionSource(context, source, '').definitionSnapshot().trimEnd());
}

function compare(t: SnapshotContext, assertion: string, text: string): void {
  if (typeof t?.assert?.snapshot !== 'function') {
    throw new SimulatorError(
      `Invalid context for ${assertion}(): expected the t of a test of node:test, in Node.js 22.3 or newer, which has t.assert.snapshot. ` +
        'Elsewhere, compare execution.snapshot() or simulator.definitionSnapshot() with a string.',
    );
  }
  t.assert.snapshot(text, { serializers: [(value: string) => value] });
}
