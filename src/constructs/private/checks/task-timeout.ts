// Finds tasks that time out before their function does, tasks that outlast their workflow, and those without a timeout.
import type { StatePart } from '../../../asl/rules/rule';
import { functionTimeout } from '../function-timeout';
import { UNKNOWN_TIMEOUT } from '../plain-definition';
import { lambdaTaskOf, ofType, type Check, type CheckedWorkflow } from './check';

export const taskTimeout: Check = {
  id: 'task-timeout',
  severity: 'WARNING',
  reason: 'the function keeps running, and you pay for it, although the task has ended',
  find: (workflow) =>
    ofType(workflow, 'Task').flatMap((part) => {
      const task = lambdaTaskOf(workflow, part);
      const limit = task && !task.callback ? functionTimeout(task.lambdaFunction) : undefined;
      const timeout = part.state.TimeoutSeconds;
      return limit !== undefined && typeof timeout === 'number' && timeout < limit
        ? [
            {
              state: part.name,
              text: `'${part.name}' times out after ${timeout} s, its function after ${limit} s: drop the task's timeout, or shorten the function's.`,
            },
          ]
        : [];
    }),
};

export const workflowTimeout: Check = {
  id: 'workflow-timeout',
  severity: 'WARNING',
  reason: 'the execution ends as TIMED_OUT, which no catcher sees, while the task still runs',
  find: (workflow) =>
    ofType(workflow, 'Task').flatMap((part) => {
      const { timeout = Infinity, isExpress } = workflow;
      const seconds = longest(workflow, part);
      return seconds !== undefined && seconds > timeout
        ? [
            {
              state: part.name,
              text: `'${part.name}' may take ${seconds} s, the workflow has ${timeout} s: shorten the task${isExpress ? ', or use STANDARD' : ', or give the workflow more time'}.`,
            },
          ]
        : [];
    }),
};

/** How long a task may take. The default for a function that is not known says nothing about it. */
function longest(workflow: CheckedWorkflow, part: StatePart): number | undefined {
  const { TimeoutSeconds } = part.state;
  if (typeof TimeoutSeconds !== 'number' || TimeoutSeconds === UNKNOWN_TIMEOUT) return undefined;
  const task = lambdaTaskOf(workflow, part);
  if (!task?._hasDerivedTimeout) return TimeoutSeconds;
  return functionTimeout(task.lambdaFunction);
}

export const noTimeout: Check = {
  id: 'no-timeout',
  severity: 'WARNING',
  reason: 'a task without waits up to a year, docs.aws.amazon.com/step-functions/latest/dg/sfn-stuck-execution.html',
  find: (workflow) =>
    ofType(workflow, 'Task')
      .filter(({ state }) => state.TimeoutSeconds === undefined && state.TimeoutSecondsPath === undefined)
      .map(({ name }) => ({
        state: name,
        text: `'${name}' has no timeout: give it one, or give the workflow a taskTimeout.`,
      })),
};
