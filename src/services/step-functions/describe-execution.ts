// Describes an execution as DescribeExecution and StartSyncExecution do.
import { jsonText } from '../../json/text';
import type { ExecutionEnd, RunningExecution } from '../../runtime/execution';
import type { Redrives } from '../../runtime/redrives';
import type { DescribeExecutionOutput, StartSyncExecutionOutput } from '../api/states-types.generated';

/** AWS bills time in units of 100 ms and memory in units of 64 MB, the amounts for a small execution. */
const BILLED_MS = 100;
const BILLED_MB = 64;

/** The data for the descriptions. */
export interface ExecutionFacts {
  readonly arn: string;
  readonly name: string;
  readonly machine: { readonly arn: string };
  readonly versionArn?: string;
  readonly aliasArn?: string;
  readonly traceHeader?: string;
  /** Only for a child execution: the Map Run that started it. */
  readonly mapRun?: { readonly arn: string };
  readonly inputText: string;
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  readonly end: ExecutionEnd;
  readonly redriven: Redrives;
}

export type IncludedData = 'ALL_DATA' | 'METADATA_ONLY';

/** @param whyNotRedrivable undefined if it can be redriven */
export function describeExecution(
  execution: ExecutionFacts,
  whyNotRedrivable: string | undefined,
  includedData?: IncludedData,
): DescribeExecutionOutput {
  const { arn, name, machine, versionArn, aliasArn, traceHeader, mapRun, startTime, end, redriven } = execution;
  return {
    ...{ executionArn: arn, stateMachineArn: machine.arn },
    ...{ stateMachineVersionArn: versionArn, stateMachineAliasArn: aliasArn },
    ...{ name, status: end.status, traceHeader, mapRunArn: mapRun?.arn },
    startDate: startTime / 1000,
    stopDate: end.stopTime === undefined ? undefined : end.stopTime / 1000,
    ...payloads(execution, includedData),
    redriveCount: redriven.count,
    redriveDate: redriveDate(redriven),
    redriveStatus: whyNotRedrivable === undefined ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    redriveStatusReason: whyNotRedrivable,
  };
}

/** StartSyncExecution's answer, however the execution ended. */
export function syncExecution(execution: ExecutionFacts, includedData?: IncludedData): StartSyncExecutionOutput {
  const { arn, name, machine, traceHeader, startTime, end } = execution;
  const { status, stopTime = startTime } = end;
  const periods = Math.max(1, Math.ceil((stopTime - startTime) / BILLED_MS));
  return {
    ...{ executionArn: arn, stateMachineArn: machine.arn, name },
    // An aborted execution, as after a reset, did not succeed.
    status: (status === 'ABORTED' ? 'FAILED' : status) as StartSyncExecutionOutput['status'],
    startDate: startTime / 1000,
    stopDate: stopTime / 1000,
    ...payloads(execution, includedData),
    // Recorded without an output too: …sync_test_base_base_raise_failure.
    outputDetails: { included: includedData !== 'METADATA_ONLY' },
    traceHeader,
    billingDetails: { billedDurationInMilliseconds: periods * BILLED_MS, billedMemoryUsedInMB: BILLED_MB },
  };
}

/** The data of an execution that the engine runs. */
export function factsOf({ settings, end, redriven }: RunningExecution): ExecutionFacts {
  const { executionArn: arn, executionName: name, stateMachineArn, startedBy, input, startTime } = settings;
  return {
    ...{ arn, name, machine: { arn: stateMachineArn } },
    ...{ versionArn: startedBy?.stateMachineVersionArn, aliasArn: startedBy?.stateMachineAliasArn },
    ...{ inputText: jsonText(input), startTime, end, redriven },
  };
}

/** In seconds since 1970. */
export function redriveDate({ time }: Redrives): number | undefined {
  return time === undefined ? undefined : time / 1000;
}

type Payloads = Pick<
  DescribeExecutionOutput,
  'input' | 'inputDetails' | 'output' | 'outputDetails' | 'error' | 'cause'
>;

/** METADATA_ONLY leaves out input and output, and the details say so. */
function payloads({ inputText, end }: ExecutionFacts, includedData: IncludedData = 'ALL_DATA'): Payloads {
  const included = includedData === 'ALL_DATA';
  const details = { included };
  const { output, error, cause } = end;
  return {
    ...(included && { input: inputText }),
    inputDetails: details,
    ...(output !== undefined && { ...(included && { output: jsonText(output) }), outputDetails: details }),
    ...{ error, cause },
  };
}
