// Turns answers of Step Functions into results of tasks that start executions: PascalCase, members in alphabetical
// order.
import { describeExecution, factsOf, syncExecution, type IncludedData } from './describe-execution';
import type { JsonObject } from '../../json/json';
import { jsonText } from '../../json/text';
import type { RunningExecution } from '../../runtime/execution';
import { failure, success, type TaskAnswer } from '../../runtime/task-reply';
import { toPascalCase } from '../api/pascal-case';
import { MODEL } from '../api/states.generated';

/**
 * The answer of StartExecution with what the optimised integration adds about the request
 * (recorded: sync_with_task_token). Dates are milliseconds since the epoch.
 */
export function optimisedStart({ settings, chance, simulation }: RunningExecution): JsonObject {
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

/** The answer of StartExecution through the AWS SDK integration (recorded: sfn_start_execution). */
export function sdkStart({ settings }: RunningExecution): JsonObject {
  return { ExecutionArn: settings.executionArn, StartDate: new Date(settings.startTime).toISOString() };
}

/** The answer of StartSyncExecution through the AWS SDK integration. The task succeeds, however the execution ended. */
export function sdkSyncExecution(execution: RunningExecution, includedData?: IncludedData): TaskAnswer {
  const answer = syncExecution(factsOf(execution), includedData);
  return success(sortMembers(toPascalCase(MODEL, 'StartSyncExecutionOutput', answer) as JsonObject));
}

/**
 * The result of a task that waited for the execution: its description, with dates in milliseconds since the epoch. A
 * failed execution fails the task, with the description as the cause (recorded: sfn_start_execution_sync).
 * @param asJson `.sync:2` gives input and output as JSON, `.sync` as text
 */
export function endOfJob(execution: RunningExecution, asJson: boolean): TaskAnswer {
  const { settings, end, whyNotRedrivable } = execution;
  const answer = describeExecution(factsOf(execution), whyNotRedrivable);
  const description = toPascalCase(MODEL, 'DescribeExecutionOutput', answer, milliseconds) as JsonObject;
  const payloads = asJson
    ? { Input: settings.input, ...(end.output !== undefined && { Output: end.output }) }
    : undefined;
  const result = sortMembers({ ...description, ...payloads });
  return end.status === 'SUCCEEDED'
    ? success(result)
    : failure({ error: 'States.TaskFailed', cause: jsonText(result) });
}

function milliseconds(time: Date): number {
  return time.getTime();
}

function sortMembers(result: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(result).sort(([one], [other]) => (one < other ? -1 : 1)));
}
