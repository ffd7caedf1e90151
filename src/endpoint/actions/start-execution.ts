// StartExecution. For a STANDARD state machine it is idempotent by name and input while the execution runs.
import type { Action } from './action';

export const startExecution: Action<'StartExecution'> = (input, world) => {
  const { arn, startTime } = world.stepFunctions.startExecution(input);
  return { executionArn: arn, startDate: startTime / 1000 };
};
