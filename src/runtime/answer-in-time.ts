// Waits for a handler's answer that is a promise, at most until the task's timeout.
import type { Effect } from './effects';
import type { Timer } from './event-queue';
import type { Scheduler } from './scheduler';
import type { TaskCall } from './task';
import { failure, isFinal, TIME_OUT, type TaskReply } from './task-reply';

const NO_LIMIT = { seconds: Infinity, failure: { error: undefined, cause: undefined } };

/** Waits for the handler, at most until the task's timeout: real time passes while the handler works. */
export function answerInTime(
  reply: Promise<TaskReply>,
  call: TaskCall,
  scheduler: Scheduler,
  closed: (() => void) | undefined,
): Effect<TaskReply> {
  return (wake, fail) => {
    const { timeoutSeconds = Infinity } = call;
    const { seconds, failure: tooLate } = call.integration.limit ?? NO_LIMIT;
    const isLimited = seconds < timeoutSeconds;
    const most = isLimited ? seconds : timeoutSeconds;
    let deadline: Timer | undefined;
    const stopClock = (): void => {
      if (deadline) deadline.cancelled = true;
    };
    const giveUp = scheduler.answer(
      reply,
      (answer) => {
        stopClock();
        if (closed && isFinal(answer, call.timeoutSeconds)) closed();
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
    if (most !== Infinity) {
      deadline = scheduler.at(call.now + 1000 * most, () => {
        cancel();
        wake(isLimited ? failure(tooLate) : TIME_OUT);
      });
    }
    return cancel;
  };
}
