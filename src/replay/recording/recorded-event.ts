// Reads an event's details as the engine records them: payloads as values instead of JSON text.
import type { RawEvent } from './raw-event';
import { SimulatorError } from '../../asl/simulator-error';
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import { compactText, parseBounded } from '../../json/text';
import { DETAILS_KEYS, PAYLOAD_KEYS, type EventType } from '../../runtime/event-keys';
import type { RecordedEvent } from '../../runtime/history-events';

/** @param unknown receives the ids of events whose payload was left out or cut off */
export function recordedEvent(raw: RawEvent, source: string, unknown: Set<number>): RecordedEvent {
  const { id, previousEventId, timestamp = 0 } = raw;
  const type = raw.type as EventType;
  if (!Object.hasOwn(DETAILS_KEYS, type)) {
    throw new SimulatorError(
      `${source}: event ${id} has the unknown type '${raw.type}': expected a type of GetExecutionHistory.`,
    );
  }
  if (DETAILS_KEYS[type] === null) return { id, previousEventId, timestamp, type } as RecordedEvent;
  const details: Record<string, Json> = {};
  for (const [name, value] of Object.entries(raw.details)) {
    // `inputDetails` and its like say only whether the text was cut off.
    if (!name.endsWith('Details')) details[name] = valueOf(name, value);
    else if (isObject(value) && member(value, 'truncated') === true) unknown.add(id);
  }
  const payload = PAYLOAD_KEYS[type];
  if (payload !== undefined && payload !== 'index' && details[payload] === undefined) {
    unknown.add(id);
    details[payload] = null;
  } else if (unknown.has(id) && payload !== undefined) {
    details[payload] = null;
  }
  return { id, previousEventId, timestamp, type, details } as unknown as RecordedEvent;
}

const PAYLOADS: readonly string[] = ['input', 'output', 'parameters'];

function valueOf(name: string, value: Json): Json {
  if (PAYLOADS.includes(name)) return parsed(value);
  // A tool that reads JSON inside of texts may have read a cause, which is always text.
  if (name === 'cause' && typeof value === 'object' && value !== null) return compactText(value);
  if (name !== 'assignedVariables' || !isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, parsed(text)])) as JsonObject;
}

/** A payload is JSON text. Text that AWS has cut off is not, and stays as it is. */
function parsed(value: Json): Json {
  if (typeof value !== 'string') return value;
  try {
    return parseBounded(value);
  } catch {
    return value;
  }
}
