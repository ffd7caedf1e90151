// How long an execution may run: its machine's TimeoutSeconds, and AWS's quotas.
import type { Timer } from './event-queue';
import type { ExecutionSettings } from './execution-settings';
import { EXPRESS_SECONDS, STANDARD_SECONDS } from './quotas';
import type { Cancel, Scheduler } from './scheduler';

type Limited = Pick<ExecutionSettings, 'machine' | 'type' | 'startTime'>;

/**
 * Calls back when the execution has run too long. The year of a STANDARD execution counts from its start, however often
 * it is redriven. Other limits count from `from`. The year is a deadline, which never advances the clock: an execution
 * that waits for an answer that never comes stays RUNNING instead of letting a year pass.
 */
export function limitTime(
  { machine, type, startTime }: Limited,
  from: number,
  scheduler: Scheduler,
  timeOut: () => void,
): Cancel {
  const isExpress = type === 'EXPRESS';
  // Cancelled timers stay in the queue for a while. They must not keep an ended execution in memory.
  let told: (() => void) | undefined = timeOut;
  const due = (): void => told?.();
  const seconds = Math.min(machine.timeoutSeconds ?? Infinity, isExpress ? EXPRESS_SECONDS : Infinity);
  const timer = seconds === Infinity ? undefined : scheduler.at(from + seconds * 1000, due);
  const deadline = isExpress ? undefined : scheduler.deadline(startTime + STANDARD_SECONDS * 1000, due);
  return () => {
    told = undefined;
    cancel(timer);
    cancel(deadline);
  };
}

function cancel(timer: Timer | undefined): void {
  if (timer) timer.cancelled = true;
}
