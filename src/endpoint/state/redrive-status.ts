// Whether an execution can be redriven, even after its history was dropped.
import type { ExecutionRecord } from './execution-record';
import { NOT_KEPT } from './executions';

/** Why it cannot be redriven; undefined if it can. */
export function whyNotRedrivable({ running, end }: ExecutionRecord): string | undefined {
  if (running) return running.whyNotRedrivable;
  return end.status === 'SUCCEEDED' ? 'Execution is SUCCEEDED and cannot be redriven' : NOT_KEPT;
}
