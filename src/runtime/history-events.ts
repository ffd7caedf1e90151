// The events of an execution, as recorded while it runs and as GetExecutionHistory returns them.
import type { EventDetailsByKey } from './event-details';
import {
  DETAILS_KEYS,
  type DetailsKey,
  type EventType,
  type StateEnteredType,
  type StateExitedType,
  type TaskEndType,
  type TaskScheduledType,
} from './event-keys';
import { isObject, type Json, type JsonObject } from '../json/json';
import { jsonText } from '../json/text';

/** An event's details as recorded: `input`, `output`, `parameters` and variables are values, not yet JSON text. */
export type EventDetails<Type extends EventType = EventType> = Recorded<EventDetailsByKey[DetailsKey<Type>]>;

type Recorded<Details> = {
  readonly [Name in keyof Details as Name extends `${string}Details` ? never : Name]: Name extends PayloadKey
    ? Json
    : Name extends 'assignedVariables'
      ? JsonObject
      : Details[Name];
};

/** The names of payloads. `index` is one too, and already a number. */
type PayloadKey = 'input' | 'output' | 'parameters';

/**
 * What many events share, such as the events of entering one state. It is made once; the events differ in their
 * payload, the detail that PAYLOAD_KEYS names for the type.
 */
export type EventKind<Type extends EventType = EventType> = Type extends EventType ? KindOf<Type> : never;

interface KindHead<Type> {
  readonly type: Type;
}

type KindOf<Type extends EventType> = KindHead<Type> & KindDetails<WithoutPayload<EventDetails<Type>>>;

/** The details, except for the payload (see PAYLOAD_KEYS). The event that ends an execution has its output here. */
type WithoutPayload<Details> = Details extends unknown ? Omit<Details, PayloadKey | 'index'> & Partial<Details> : never;

type KindDetails<Details> = [Details] extends [never]
  ? { readonly details?: undefined }
  : {} extends Details
    ? { readonly details?: Details }
    : { readonly details: Details };

/** An event as recorded while the machine runs. */
export type RecordedEvent<Type extends EventType = EventType> = Type extends EventType
  ? RecordedHead<Type> & { readonly details: [DetailsKey<Type>] extends [never] ? undefined : EventDetails<Type> }
  : never;

interface RecordedHead<Type> {
  readonly id: number;
  readonly previousEventId: number;
  /** Milliseconds since the epoch, in virtual time. */
  readonly timestamp: number;
  readonly type: Type;
}

/**
 * An event as GetExecutionHistory returns it. `type` determines its details: after `if (event.type === 'TaskFailed')`,
 * `event.taskFailedEventDetails.error` compiles. You can also read details without that check, as in
 * `event.stateExitedEventDetails?.output`: they are undefined in events of other types. `HistoryEvent<'TaskFailed'>` is
 * the type of events of one kind.
 */
export type HistoryEvent<Type extends EventType = EventType> = Type extends EventType ? HistoryEventOf<Type> : never;

type HistoryEventOf<Type extends EventType> = HistoryEventHead<Type> &
  Pick<EventDetailsByKey, DetailsKey<Type>> & {
    readonly [Key in Exclude<keyof EventDetailsByKey, DetailsKey<Type>>]?: undefined;
  };

interface HistoryEventHead<Type> {
  /** Virtual time. */
  readonly timestamp: Date;
  readonly type: Type;
  /** Counts from 1. */
  readonly id: number;
  /** The event that led to this one; 0 for the first event, and for an end from outside. */
  readonly previousEventId: number;
}

const TASK_SCHEDULED = /^(Activity|LambdaFunction|Task)Scheduled$/;
const TASK_FAILURE = /^(Activity|LambdaFunction|Task)((|Schedule|Start|Submit)Failed|TimedOut)$/;

export function isStateEntered(event: RecordedEvent): event is RecordedEvent<StateEnteredType> {
  return event.type.endsWith('StateEntered');
}

export function isStateExited(event: RecordedEvent): event is RecordedEvent<StateExitedType> {
  return event.type.endsWith('StateExited');
}

export function isTaskScheduled(event: RecordedEvent): event is RecordedEvent<TaskScheduledType> {
  return TASK_SCHEDULED.test(event.type);
}

/** Whether an attempt of a task failed or timed out. */
export function isTaskFailure(event: RecordedEvent): event is RecordedEvent<TaskEndType> {
  return TASK_FAILURE.test(event.type);
}

/** Writes an event in AWS's form: values as JSON text, each input and output with its truncation flag. */
export function historyEvent(event: RecordedEvent): HistoryEvent {
  const { timestamp, type, id, previousEventId, details } = event;
  const key = DETAILS_KEYS[type];
  const written: HistoryEventHead<EventType> & Record<string, unknown> = {
    timestamp: new Date(timestamp),
    type,
    id,
    previousEventId,
  };
  if (key && details) written[key] = writeDetails(details);
  return written as HistoryEvent;
}

/**
 * The details that `includeExecutionData: false` leaves out. Error and cause stay (recorded: raise_failure, all_false).
 */
const EXECUTION_DATA = ['input', 'output', 'parameters', 'assignedVariables'];

/** An event's details in AWS's form, with or without execution data; empty for an event that has none. */
export function writeDetails(details: object = {}, includeExecutionData = true): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(details)) {
    if (value === undefined || (!includeExecutionData && EXECUTION_DATA.includes(name))) continue;
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
