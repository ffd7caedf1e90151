// Whether an execution can be redriven, and why not: API_DescribeExecution.html.
import type { ExecutionRecord } from './executions';
import type { DescribeExecutionOutput } from '../model/states-types.generated';

type RedriveStatus = Pick<DescribeExecutionOutput, 'redriveStatus' | 'redriveStatusReason'>;

export function redriveStatus({ end: { status } }: ExecutionRecord): RedriveStatus {
  if (status !== 'RUNNING' && status !== 'SUCCEEDED') return { redriveStatus: 'REDRIVABLE' };
  const redriveStatusReason = `Execution is ${status} and cannot be redriven`;
  return { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason };
}
