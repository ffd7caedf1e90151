// The events of GetExecutionHistory: under which key each type keeps its details, and how an event is written.
import type { Json, JsonObject } from '../json/json';
import { isObject } from '../json/json';
import { jsonText } from '../json/text';

/** Event type -> the key of its details; null for the types that have none. */
export const DETAILS_KEYS = {
  ActivityFailed: 'activityFailedEventDetails',
  ActivityScheduled: 'activityScheduledEventDetails',
  ActivityScheduleFailed: 'activityScheduleFailedEventDetails',
  ActivityStarted: 'activityStartedEventDetails',
  ActivitySucceeded: 'activitySucceededEventDetails',
  ActivityTimedOut: 'activityTimedOutEventDetails',
  ChoiceStateEntered: 'stateEnteredEventDetails',
  ChoiceStateExited: 'stateExitedEventDetails',
  EvaluationFailed: 'evaluationFailedEventDetails',
  ExecutionAborted: 'executionAbortedEventDetails',
  ExecutionFailed: 'executionFailedEventDetails',
  ExecutionRedriven: 'executionRedrivenEventDetails',
  ExecutionStarted: 'executionStartedEventDetails',
  ExecutionSucceeded: 'executionSucceededEventDetails',
  ExecutionTimedOut: 'executionTimedOutEventDetails',
  FailStateEntered: 'stateEnteredEventDetails',
  LambdaFunctionFailed: 'lambdaFunctionFailedEventDetails',
  LambdaFunctionScheduled: 'lambdaFunctionScheduledEventDetails',
  LambdaFunctionScheduleFailed: 'lambdaFunctionScheduleFailedEventDetails',
  LambdaFunctionStarted: null,
  LambdaFunctionStartFailed: 'lambdaFunctionStartFailedEventDetails',
  LambdaFunctionSucceeded: 'lambdaFunctionSucceededEventDetails',
  LambdaFunctionTimedOut: 'lambdaFunctionTimedOutEventDetails',
  MapIterationAborted: 'mapIterationAbortedEventDetails',
  MapIterationFailed: 'mapIterationFailedEventDetails',
  MapIterationStarted: 'mapIterationStartedEventDetails',
  MapIterationSucceeded: 'mapIterationSucceededEventDetails',
  MapRunAborted: null,
  MapRunFailed: 'mapRunFailedEventDetails',
  MapRunRedriven: 'mapRunRedrivenEventDetails',
  MapRunStarted: 'mapRunStartedEventDetails',
  MapRunSucceeded: null,
  MapStateAborted: null,
  MapStateEntered: 'stateEnteredEventDetails',
  MapStateExited: 'stateExitedEventDetails',
  MapStateFailed: null,
  MapStateStarted: 'mapStateStartedEventDetails',
  MapStateSucceeded: null,
  ParallelStateAborted: null,
  ParallelStateEntered: 'stateEnteredEventDetails',
  ParallelStateExited: 'stateExitedEventDetails',
  ParallelStateFailed: null,
  ParallelStateStarted: null,
  ParallelStateSucceeded: null,
  PassStateEntered: 'stateEnteredEventDetails',
  PassStateExited: 'stateExitedEventDetails',
  SucceedStateEntered: 'stateEnteredEventDetails',
  SucceedStateExited: 'stateExitedEventDetails',
  TaskFailed: 'taskFailedEventDetails',
  TaskScheduled: 'taskScheduledEventDetails',
  TaskStartFailed: 'taskStartFailedEventDetails',
  TaskStarted: 'taskStartedEventDetails',
  TaskStateAborted: null,
  TaskStateEntered: 'stateEnteredEventDetails',
  TaskStateExited: 'stateExitedEventDetails',
  TaskSubmitFailed: 'taskSubmitFailedEventDetails',
  TaskSubmitted: 'taskSubmittedEventDetails',
  TaskSucceeded: 'taskSucceededEventDetails',
  TaskTimedOut: 'taskTimedOutEventDetails',
  WaitStateAborted: null,
  WaitStateEntered: 'stateEnteredEventDetails',
  WaitStateExited: 'stateExitedEventDetails',
} as const;

export type EventType = keyof typeof DETAILS_KEYS;

/**
 * The detail that differs from event to event of a type. It is recorded beside the others, which are the same whenever a
 * state is entered or left, and made only once.
 */
export const PAYLOAD_KEYS = Object.fromEntries(
  (Object.keys(DETAILS_KEYS) as EventType[]).map((type) => [type, payloadKey(type)]),
) as Readonly<Record<EventType, string | undefined>>;

function payloadKey(type: EventType): string | undefined {
  if (type === 'TaskScheduled') return 'parameters';
  if (type.startsWith('MapIteration')) return 'index';
  if (/(StateEntered|Scheduled|ExecutionStarted)$/.test(type)) return 'input';
  return /(StateExited|Submitted|Succeeded)$/.test(type) ? 'output' : undefined;
}

/** An event's details as recorded: `input`, `output` and `parameters` are values, written as text only when asked for. */
export type EventDetails = Readonly<Record<string, unknown>>;

/**
 * What many events have in common, such as those of entering one state: made once and told from each other by their payload,
 * which is the detail that PAYLOAD_KEYS names for the type.
 */
export interface EventKind {
  readonly type: EventType;
  readonly details?: EventDetails;
}

/** An event as recorded while the machine runs. */
export interface RecordedEvent {
  readonly id: number;
  readonly previousEventId: number;
  /** Milliseconds since the epoch, in virtual time. */
  readonly timestamp: number;
  readonly type: EventType;
  readonly details: EventDetails | undefined;
}

/** An event as GetExecutionHistory returns it; the key of the details depends on the type. */
export interface HistoryEvent {
  readonly timestamp: Date;
  readonly type: EventType;
  readonly id: number;
  readonly previousEventId: number;
  readonly [details: string]: unknown;
}

/** Writes an event in AWS's form: values as JSON text, each input and output with its truncation flag. */
export function historyEvent(event: RecordedEvent): HistoryEvent {
  const { timestamp, type, id, previousEventId, details } = event;
  const key = DETAILS_KEYS[type];
  const written: HistoryEvent & Record<string, unknown> = { timestamp: new Date(timestamp), type, id, previousEventId };
  if (key && details) written[key] = writtenDetails(details);
  return written;
}

function writtenDetails(details: EventDetails): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(details)) {
    if (value === undefined) continue;
    if (name === 'input' || name === 'output') {
      written[name] = jsonText(value as Json);
      written[`${name}Details`] = { truncated: false };
    } else if (name === 'parameters') {
      written[name] = jsonText(value as Json);
    } else if (name === 'assignedVariables') {
      written[name] = textOfEach(value as JsonObject);
      written.assignedVariablesDetails = { truncated: false };
    } else {
      written[name] = value;
    }
  }
  return written;
}

function textOfEach(variables: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(isObject(variables) ? variables : {}).map(([name, value]) => [name, jsonText(value)]),
  );
}
