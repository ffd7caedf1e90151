// Whether an execution can be redriven, and why not.
import type { ExecutionRecord } from './executions';
import { whyNotRedrivable } from '../../runtime/redrivable';
import type { DescribeExecutionOutput } from '../model/states-types.generated';

type RedriveStatus = Pick<DescribeExecutionOutput, 'redriveStatus' | 'redriveStatusReason'>;

/** @param now milliseconds since the epoch */
export function redriveStatus(
  { machine: { type }, running, end, startTime }: ExecutionRecord,
  now: number,
): RedriveStatus {
  const events = running?.history.latestId ?? 0;
  const reason =
    whyNotRedrivable({ type, end, startTime, now, events }) ??
    // AWS keeps every history for as long as the execution can be redriven.
    (running ? undefined : 'The history of this execution is no longer kept');
  return reason === undefined
    ? { redriveStatus: 'REDRIVABLE' }
    : { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: reason };
}
