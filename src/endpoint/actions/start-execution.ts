// StartExecution: of a STANDARD state machine idempotent by name and input, as long as the execution runs.
import type { Action } from './action';
import { startedExecution } from '../state/starting';

export const startExecution: Action<'StartExecution'> = (input, world) => {
  const { arn, startTime } = startedExecution(input, world);
  return { executionArn: arn, startDate: startTime / 1000 };
};
