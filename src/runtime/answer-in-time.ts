// Waits for a handler's answer that is a promise, at most until the task's timeout.
import type { Effect } from './effects';
import type { Timer } from './event-queue';
import type { Scheduler } from './scheduler';
import type { TaskCall } from './task';
import { isFinal, TIME_OUT, type TaskReply } from './task-reply';

/** Waits for the handler, at most until the task's timeout: real time passes while the handler works. */
export function answerInTime(
  reply: Promise<TaskReply>,
  call: TaskCall,
  scheduler: Scheduler,
  closed: (() => void) | undefined,
): Effect<TaskReply> {
  return (wake, fail) => {
    const { timeoutSeconds } = call;
    let deadline: Timer | undefined;
    const stopClock = (): void => {
      if (deadline) deadline.cancelled = true;
    };
    const giveUp = scheduler.answer(
      reply,
      (answer) => {
        stopClock();
        if (closed && isFinal(answer, timeoutSeconds)) closed();
        wake(answer);
      },
      (error) => {
        stopClock();
        fail(error);
      },
    );
    const cancel = (): void => {
      stopClock();
      giveUp();
      closed?.();
    };
    if (timeoutSeconds !== undefined) {
      deadline = scheduler.at(call.now + 1000 * timeoutSeconds, () => {
        cancel();
        wake(TIME_OUT);
      });
    }
    return cancel;
  };
}
