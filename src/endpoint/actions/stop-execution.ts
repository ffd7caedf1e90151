// StopExecution. It does not change an execution that has ended.
import type { Action } from './action';

export const stopExecution: Action<'StopExecution'> = ({ executionArn, error, cause }, world) => {
  const record = world.executions.get(executionArn);
  if (record.end.status === 'RUNNING') record.running!.stop(error, cause);
  return { stopDate: record.end.stopTime! / 1000 };
};
