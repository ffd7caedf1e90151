// What is known of a recorded execution. Only types.
import type { JsonObject } from '../../json/json';
import type { ExecutionStatus } from '../../runtime/execution-end';
import type { RecordedEvent } from '../../runtime/history-events';

/** An execution that ran elsewhere, read from its history or its logs. */
export interface Recording {
  /** The events in the order of their ids, with payloads as values. A payload that was not recorded is null. */
  readonly events: readonly RecordedEvent[];
  /** What the history or the logs do not hold. */
  readonly gaps: Gaps;
  /** RUNNING if it has no event that ends the execution. */
  readonly status: ExecutionStatus;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly executionArn?: string;
  readonly name?: string;
  readonly stateMachineArn?: string;
  /** The definition that ran, if DescribeStateMachineForExecution was recorded too. */
  readonly definition?: JsonObject;
}

export interface Gaps {
  /** The ids of events whose payload is unknown: left out, or cut off by AWS. */
  readonly payloads: ReadonlySet<number>;
  /** Whether the times of the events are unknown. Everything then happens at once. */
  readonly times: boolean;
}
