// Whether an execution can be redriven, why not, and how often it was.
import type { ExecutionRecord } from './execution-record';
import { NOT_KEPT } from './executions';
import type { DescribeExecutionOutput } from '../../services/api/states-types.generated';

type RedriveStatus = Pick<
  DescribeExecutionOutput,
  'redriveCount' | 'redriveDate' | 'redriveStatus' | 'redriveStatusReason'
>;

export function redriveStatus({ running, end, redriven }: ExecutionRecord): RedriveStatus {
  const ended = end.status === 'SUCCEEDED' ? 'Execution is SUCCEEDED and cannot be redriven' : NOT_KEPT;
  const reason = running ? running.whyNotRedrivable : ended;
  return {
    redriveCount: redriven.count,
    redriveDate: redriveDate(redriven),
    redriveStatus: reason === undefined ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    redriveStatusReason: reason,
  };
}

/** In seconds since 1970. */
export function redriveDate({ time }: ExecutionRecord['redriven']): number | undefined {
  return time === undefined ? undefined : time / 1000;
}
