// DescribeMapRun: the status of a Map Run, and how many of its child executions and their items have which status.
import type { Action } from './action';
import { executionCounts, itemCounts } from '../../runtime/map-run-counts';
import { redriveDate } from '../../services/step-functions/describe-execution';
import { standing } from '../state/map-runs';

export const describeMapRun: Action<'DescribeMapRun'> = ({ mapRunArn }, world) => {
  const { run } = world.executions.mapRuns.get(mapRunArn);
  const { maxConcurrency, toleratedFailureCount = 0, toleratedFailurePercentage = 0 } = run.limits;
  return {
    ...{ mapRunArn, executionArn: run.executionArn },
    startDate: run.startTime / 1000,
    ...standing(run),
    ...{ maxConcurrency, toleratedFailureCount, toleratedFailurePercentage },
    itemCounts: itemCounts(run),
    executionCounts: executionCounts(run),
    redriveCount: run.redriven.count,
    redriveDate: redriveDate(run.redriven),
  };
};
