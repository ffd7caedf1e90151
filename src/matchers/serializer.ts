// Writes executions and texts for snapshots without quotes, which is easier to review.
import { Execution } from '../simulator/execution';

/** Text that appears unchanged in a snapshot. */
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
