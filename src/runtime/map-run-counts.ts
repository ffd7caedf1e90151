// The progress of a Map Run as DescribeMapRun reports it: counts of child executions and of items.
import type { MapRunChildren, MapRunRecord } from './map-run-record';

/**
 * docs.aws.amazon.com/step-functions/latest/apireference/API_MapRunExecutionCounts.html; items are counted likewise. The
 * engine lies below the generated types of the API: the compiler compares the two in the action DescribeMapRun.
 */
export interface MapRunCounts {
  /** All of them. */
  readonly total: number;
  /** Not started yet. */
  readonly pending: number;
  /** Those that have started and not ended. */
  readonly running: number;
  /** Those that ended SUCCEEDED. */
  readonly succeeded: number;
  /** Those that ended FAILED. */
  readonly failed: number;
  /** Those that ended TIMED_OUT. */
  readonly timedOut: number;
  /** Those that were aborted. */
  readonly aborted: number;
  /** Ended, and their results are written to a bucket or are part of the state's result. */
  readonly resultsWritten: number;
  /** Failed, timed out or aborted, and a redrive would not run them again. */
  readonly failuresNotRedrivable: number;
  /** Failed, and waiting for the current redrive to run them again. */
  readonly pendingRedrive: number;
}

/** All are 0 until the items are known. */
export function executionCounts(run: MapRunRecord): MapRunCounts {
  return counts(run, () => 1);
}

/** The items of a batch have the status of its child execution. */
export function itemCounts(run: MapRunRecord): MapRunCounts {
  return counts(run, (children, index) => children.itemCount(index));
}

const COUNTED: Readonly<Record<string, keyof MapRunCounts>> = {
  RUNNING: 'running',
  PENDING_REDRIVE: 'pendingRedrive',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
};
const NOT_FAILED = ['RUNNING', 'PENDING_REDRIVE', 'SUCCEEDED'];

function counts(
  { children, isWritten }: MapRunRecord,
  weight: (children: MapRunChildren, index: number) => number,
): MapRunCounts {
  const sums: Record<keyof MapRunCounts, number> = {
    ...{ pending: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0, total: 0, resultsWritten: 0 },
    ...{ failuresNotRedrivable: 0, pendingRedrive: 0 },
  };
  if (!children) return sums;
  const { started } = children;
  for (const child of started) {
    const many = weight(children, child.index);
    sums[COUNTED[child.status]!] += many;
    if (!NOT_FAILED.includes(child.status) && !child.isRedrivable) sums.failuresNotRedrivable += many;
    sums.total += many;
  }
  // Recorded: results also count as written without a ResultWriter.
  if (isWritten) sums.resultsWritten = sums.total;
  for (let index = started.length; index < children.count; index += 1) {
    const many = weight(children, index);
    sums.pending += many;
    sums.total += many;
  }
  return sums;
}
