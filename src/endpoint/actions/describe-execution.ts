// DescribeExecution: of STANDARD executions.
import type { Action } from './action';
import { payloads } from '../state/payloads';
import { redriveStatus } from '../state/redrive-status';

export const describeExecution: Action<'DescribeExecution'> = ({ executionArn, includedData }, world) => {
  const record = world.executions.get(executionArn);
  const { status, stopTime } = record.end;
  return {
    executionArn,
    stateMachineArn: record.machine.arn,
    stateMachineVersionArn: record.versionArn,
    stateMachineAliasArn: record.aliasArn,
    ...{ name: record.name, status, traceHeader: record.traceHeader, mapRunArn: record.mapRun?.arn },
    startDate: record.startTime / 1000,
    stopDate: stopTime === undefined ? undefined : stopTime / 1000,
    ...payloads(record, includedData),
    ...redriveStatus(record),
  };
};
