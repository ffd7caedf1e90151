// What SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat have in common.
import { TaskTokenError, type OpenTasks } from '../../runtime/open-tasks';
import { ApiError } from '../../services/api/api-error';

/** Answers an open task. Throws InvalidToken, InvalidOutput, TaskTimedOut in AWS's words. */
export function answerTask(tasks: OpenTasks, answer: (tasks: OpenTasks) => void): Record<string, never> {
  try {
    answer(tasks);
    return {};
  } catch (error) {
    if (!(error instanceof TaskTokenError)) throw error;
    throw new ApiError(error.name, error.message);
  }
}
