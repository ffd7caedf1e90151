// StartExecution: of a STANDARD state machine idempotent by name and input, as long as the execution runs.
import type { Action } from './action';

export const startExecution: Action<'StartExecution'> = (input, world) => {
  const { arn, startTime } = world.stepFunctions.startExecution(input);
  return { executionArn: arn, startDate: startTime / 1000 };
};
