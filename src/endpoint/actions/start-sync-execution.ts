// StartSyncExecution: runs an EXPRESS state machine and answers with its result.
import type { Action } from './action';
import { syncExecution } from '../../services/step-functions/describe-execution';

export const startSyncExecution: Action<'StartSyncExecution'> = async (input, world) => {
  const record = world.stepFunctions.startSyncExecution(input);
  return syncExecution(await world.executions.whenEnded(record), input.includedData);
};
