// How one execution tells of another: what DescribeExecution and StartExecution say, as a task's result has them.
import type { Json, JsonObject } from '../../json/json';
import { jsonText } from '../../json/text';
import type { RunningExecution } from '../../runtime/execution';

/** @param asJson `.sync:2` gives input and output as JSON, `.sync` as text */
export function describedExecution(execution: RunningExecution, asJson: boolean): JsonObject {
  const { settings, end, redriven, whyNotRedrivable: reason } = execution;
  const written = (value: Json): Json => (asJson ? value : jsonText(value));
  return {
    ...(end.cause !== undefined && { Cause: end.cause }),
    ...(end.error !== undefined && { Error: end.error }),
    ExecutionArn: settings.executionArn,
    Input: written(settings.input),
    InputDetails: { Included: true },
    Name: settings.executionName,
    ...(end.output !== undefined && { Output: written(end.output), OutputDetails: { Included: true } }),
    RedriveCount: redriven.count,
    ...(redriven.time !== undefined && { RedriveDate: redriven.time }),
    RedriveStatus: reason === undefined ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...(reason !== undefined && { RedriveStatusReason: reason }),
    StartDate: settings.startTime,
    StateMachineArn: settings.stateMachineArn,
    Status: end.status,
    ...(end.stopTime !== undefined && { StopDate: end.stopTime }),
  };
}

/** The answer of StartExecution with what the optimised integration tells of the request (recorded: sync_with_task_token). */
export function startedExecution({ settings, chance, simulation }: RunningExecution): JsonObject {
  const { executionArn, startTime } = settings;
  const requestId = chance.uuid();
  const headers = {
    connection: 'keep-alive',
    'Content-Length': String(JSON.stringify({ executionArn, startDate: startTime / 1000 }).length),
    'Content-Type': 'application/x-amz-json-1.0',
    Date: new Date(simulation.now).toUTCString(),
    'x-amzn-RequestId': requestId,
  };
  const lists = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  return {
    ExecutionArn: executionArn,
    SdkHttpMetadata: { AllHttpHeaders: lists, HttpHeaders: headers, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: requestId },
    StartDate: startTime,
  };
}
