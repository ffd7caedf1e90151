// StartExecution: of a STANDARD state machine idempotent by name and input, as long as the execution runs.
import type { Action } from './action';
import { ApiError } from '../api-error';
import { executionStart } from '../state/starting';

export const startExecution: Action<'StartExecution'> = (input, world) => {
  const start = executionStart(input, world);
  const known = world.executions.tryGet(start.arn);
  if (known && (known.end.status !== 'RUNNING' || known.inputText !== start.inputText)) {
    throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${start.arn}'`);
  }
  const { arn, startTime } = known ?? world.executions.start(start);
  return { executionArn: arn, startDate: startTime / 1000 };
};
