// Turns a recorded attempt of a task into the reply of a handler: the same answer, at the same time.
import type { TaskFailureType } from '../runtime/event-keys';
import type { TaskCall } from '../runtime/task';
import { failure, pending, silence, success, type TaskReply } from '../runtime/task-reply';
import type { VisitAttempt } from '../steps/visit';

/** @param afterMs how long after the call a recorded moment lies */
export function recordedReply(
  { submitted, succeeded, failed }: VisitAttempt,
  call: TaskCall,
  afterMs: (time: number) => number,
): TaskReply {
  const accepted = submitted?.details.output;
  if (succeeded) return success(succeeded.details.output, accepted, afterMs(succeeded.timestamp));
  if (!failed || failed.type === 'EvaluationFailed') return pending(accepted);
  const after = afterMs(failed.timestamp);
  if (failed.type.endsWith('TimedOut')) return timedOut(call, after, accepted);
  const failedEvent = failed.type as TaskFailureType;
  const { error, cause } = failed.details;
  return failure({ error, cause }, { failedEvent, submitted: accepted, afterMs: after });
}

/**
 * The task did not answer, and a timeout ended it. The timeout of the current definition ends it now. A history has no
 * heartbeats; the last one came so long before the end that its absence ended the task, unless the time was over.
 */
function timedOut(call: TaskCall, afterMs: number, submitted: TaskReply['submitted']): TaskReply {
  const { timeoutSeconds = Infinity, heartbeatSeconds } = call;
  if (heartbeatSeconds === undefined || afterMs >= 1000 * timeoutSeconds) return silence(submitted);
  return silence(submitted, Math.max(0, afterMs - 1000 * heartbeatSeconds));
}
