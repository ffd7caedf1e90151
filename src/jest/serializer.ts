// Writes executions and texts for snapshots without quotes, in a form that is short to review.
import { Execution } from '../simulator/execution';

/** Text that stands in a snapshot as it is. */
export class SnapshotText {
  constructor(readonly text: string) {}
}

export const executionSerializer = {
  test(value: unknown): boolean {
    return value instanceof Execution || value instanceof SnapshotText;
  },
  serialize(value: Execution | SnapshotText): string {
    return value instanceof SnapshotText ? value.text : value.snapshot();
  },
};
