// An event as text that came from AWS, before its payloads are read: the common form of histories and logs.
import { isObject, member, type Json, type JsonObject } from '../../json/json';

export interface RawEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: string;
  /** Milliseconds since the epoch; undefined if the text has no readable time. */
  readonly timestamp: number | undefined;
  /** The details without the key that depends on the type. */
  readonly details: JsonObject;
  /** Only logs name the execution of an event. */
  readonly executionArn?: string;
}

/** An event of GetExecutionHistory; undefined for something else. Clients write the keys in either case. */
export function rawHistoryEvent(value: Json): RawEvent | undefined {
  if (!isObject(value)) return undefined;
  const [id, type] = [first(value, 'id', 'Id'), first(value, 'type', 'Type')];
  const previous = first(value, 'previousEventId', 'PreviousEventId');
  if (typeof id !== 'number' || typeof type !== 'string' || typeof (previous ?? 0) !== 'number') return undefined;
  const timestamp = timeOf(first(value, 'timestamp', 'Timestamp'));
  const details = Object.entries(value).find(([key, one]) => /EventDetails$/.test(key) && isObject(one))?.[1];
  return { id, type, previousEventId: (previous ?? 0) as number, timestamp, details: (details ?? {}) as JsonObject };
}

/** An event of an execution in CloudWatch Logs; undefined for something else. Ids and times are strings there. */
export function rawLogEvent(value: Json): RawEvent | undefined {
  if (!isObject(value)) return undefined;
  const { id, type, previous_event_id: previous, event_timestamp: time, execution_arn: executionArn } = value;
  if (typeof executionArn !== 'string' || typeof type !== 'string') return undefined;
  const [number, before] = [Number(id), Number(previous)];
  if (!Number.isInteger(number) || !Number.isInteger(before)) return undefined;
  const details = isObject(value.details) ? value.details : {};
  return { id: number, previousEventId: before, type, timestamp: timeOf(time), details, executionArn };
}

function first(value: JsonObject, ...keys: readonly string[]): Json | undefined {
  return keys.map((key) => member(value, key)).find((one) => one !== undefined);
}

/**
 * A time as AWS's clients write it: ISO 8601, or seconds since the epoch with a fraction. Logs write milliseconds.
 */
function timeOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return Math.round(value > LAST_IN_SECONDS ? value : value * 1000);
  if (typeof value !== 'string') return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return timeOf(Number(value));
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

/** Above it a number counts milliseconds: as seconds it would be in the year 5138. */
const LAST_IN_SECONDS = 1e11;
