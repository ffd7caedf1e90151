// StartSyncExecution: runs an EXPRESS state machine and answers with its end.
import type { Action } from './action';
import type { StartSyncExecutionOutput } from '../../services/api/states-types.generated';
import { payloads } from '../state/payloads';
import { executionStart, typeNotSupported } from '../state/starting';

/** AWS bills time by 100 ms and memory by 64 MB, which is what a small execution takes. */
const BILLED_MS = 100;
const BILLED_MB = 64;

export const startSyncExecution: Action<'StartSyncExecution'> = async (input, world) => {
  const start = executionStart(input, world);
  if (start.machine.type !== 'EXPRESS') throw typeNotSupported();
  const record = await world.executions.whenEnded(world.executions.start(start));
  const { status, stopTime = record.startTime } = record.end;
  return {
    executionArn: record.arn,
    stateMachineArn: record.machine.arn,
    name: record.name,
    // An execution that was aborted, as a reset does, did not succeed.
    status: (status === 'ABORTED' ? 'FAILED' : status) as StartSyncExecutionOutput['status'],
    startDate: record.startTime / 1000,
    stopDate: stopTime / 1000,
    ...payloads(record, input.includedData),
    traceHeader: record.traceHeader,
    billingDetails: {
      billedDurationInMilliseconds: Math.max(1, Math.ceil((stopTime - record.startTime) / BILLED_MS)) * BILLED_MS,
      billedMemoryUsedInMB: BILLED_MB,
    },
  };
};
