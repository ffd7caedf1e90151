// Finds tasks that time out before their function does, and tasks that never time out.
import { functionTimeout } from '../function-timeout';
import { lambdaTaskOf, ofType, type Check } from './check';

export const taskTimeout: Check = {
  id: 'task-timeout',
  severity: 'WARNING',
  reason: 'the function keeps running, and you pay for it, although the task has ended',
  find: (workflow) =>
    ofType(workflow, 'Task').flatMap((part) => {
      const task = lambdaTaskOf(workflow, part);
      const limit = task && !task.callback ? functionTimeout(task.lambdaFunction)?.toSeconds() : undefined;
      const timeout = part.state.TimeoutSeconds;
      return limit !== undefined && typeof timeout === 'number' && timeout < limit
        ? [
            `'${part.name}' times out after ${timeout} s, its function after ${limit} s: drop the task's timeout, or shorten the function's.`,
          ]
        : [];
    }),
};

export const noTimeout: Check = {
  id: 'no-timeout',
  severity: 'WARNING',
  reason: 'a task without waits up to a year, docs.aws.amazon.com/step-functions/latest/dg/sfn-stuck-execution.html',
  find: (workflow) =>
    ofType(workflow, 'Task')
      .filter(({ state }) => state.TimeoutSeconds === undefined && state.TimeoutSecondsPath === undefined)
      .map(({ name }) => `'${name}' has no timeout: give it one, or give the workflow a taskTimeout.`),
};
