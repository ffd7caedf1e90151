// GetActivityTask: waits up to a minute for a task of the activity.
import type { Action } from './action';
import { jsonText } from '../../json/text';
import type { OpenTask } from '../../runtime/open-tasks';
import { ApiError } from '../../services/api/api-error';

/** How long AWS holds a poll open. */
const POLL_MS = 60_000;

/** Quota: service-quotas.html. */
const MAX_POLLERS = 1000;

export const getActivityTask: Action<'GetActivityTask'> = ({ activityArn, workerName }, world, { signal }) => {
  const activity = world.activities.get(activityArn);
  if (activity.pollers >= MAX_POLLERS) {
    const message = 'The maximum number of workers concurrently polling for activity tasks has been reached.';
    throw new ApiError('ActivityWorkerLimitExceeded', message);
  }
  const { workers, scheduler, now } = world.simulation;
  activity.pollers += 1;
  return new Promise((resolve) => {
    const end = (task: OpenTask | undefined): void => {
      activity.pollers -= 1;
      timer.cancelled = true;
      signal?.removeEventListener('abort', giveUp);
      resolve(task ? { taskToken: task.token, input: jsonText(task.call.arguments) } : {});
    };
    const giveUp = (): void => {
      cancel();
      end(undefined);
    };
    const timer = scheduler.at(now + POLL_MS, giveUp);
    signal?.addEventListener('abort', giveUp);
    const cancel = workers.poll(activityArn, workerName, end);
    scheduler.arrive(() => undefined);
  });
};
