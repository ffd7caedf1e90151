// Whether an execution can be redriven, also one whose history is no longer kept.
import type { ExecutionRecord } from './execution-record';
import { NOT_KEPT } from './executions';

/** Why it cannot be redriven; undefined where it can. */
export function whyNotRedrivable({ running, end }: ExecutionRecord): string | undefined {
  if (running) return running.whyNotRedrivable;
  return end.status === 'SUCCEEDED' ? 'Execution is SUCCEEDED and cannot be redriven' : NOT_KEPT;
}
