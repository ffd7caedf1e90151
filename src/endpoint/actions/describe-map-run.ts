// DescribeMapRun: how a Map Run stands, and how many of its children, and of their items, stand how.
import type { Action } from './action';
import type { MapRunChildren, MapRunRecord } from '../../runtime/map-run-record';
import type { MapRunExecutionCounts } from '../model/states-types.generated';
import { standing } from '../state/map-runs';
import { redriveDate } from '../state/redrive-status';

export const describeMapRun: Action<'DescribeMapRun'> = ({ mapRunArn }, world) => {
  const known = world.executions.mapRuns.get(mapRunArn);
  const { run } = known;
  const { maxConcurrency, toleratedFailureCount = 0, toleratedFailurePercentage = 0 } = run.limits;
  return {
    ...{ mapRunArn, executionArn: run.executionArn },
    startDate: run.startTime / 1000,
    ...standing(known),
    ...{ maxConcurrency, toleratedFailureCount, toleratedFailurePercentage },
    itemCounts: counts(run, (children, index) => children.itemCount(index)),
    executionCounts: counts(run, () => 1),
    redriveCount: run.redriven.count,
    redriveDate: redriveDate(run.redriven),
  };
};

const COUNTED: Readonly<Record<string, keyof MapRunExecutionCounts>> = {
  RUNNING: 'running',
  PENDING_REDRIVE: 'pendingRedrive',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
};

/** All are 0 until the items are known. Recorded: results count as written without a ResultWriter, too. */
function counts(
  { children, status }: MapRunRecord,
  weight: (children: MapRunChildren, index: number) => number,
): MapRunExecutionCounts {
  const sums: Record<keyof MapRunExecutionCounts, number> = {
    ...{ pending: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0, total: 0, resultsWritten: 0 },
    ...{ failuresNotRedrivable: 0, pendingRedrive: 0 },
  };
  if (!children) return sums;
  const { started } = children;
  for (const child of started) {
    const many = weight(children, child.index);
    sums[COUNTED[child.status]!] += many;
    const hasFailed = !['RUNNING', 'PENDING_REDRIVE', 'SUCCEEDED'].includes(child.status);
    if (hasFailed && !child.isRedrivable) sums.failuresNotRedrivable += many;
    if (status === 'SUCCEEDED') sums.resultsWritten += many;
    sums.total += many;
  }
  for (let index = started.length; index < children.count; index += 1) {
    const many = weight(children, index);
    sums.pending += many;
    sums.total += many;
  }
  return sums;
}
