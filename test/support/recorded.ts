// Reads recorded histories: AWS's events as the engine would have recorded them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonObject } from '../../src/json/json';
import { DETAILS_KEYS, type EventType } from '../../src/runtime/event-keys';
import type { HistoryEvent, RecordedEvent } from '../../src/runtime/history-events';

const FOLDER = join(__dirname, '../../../shared/corpus/recorded/executions');

/** Recordings are kept outside of the project. */
export const HAS_RECORDINGS = existsSync(FOLDER);

export interface Recording {
  readonly id: string;
  readonly definition: JsonObject;
  readonly expected: { readonly status: string; readonly events?: readonly HistoryEvent[] };
}

/** All recorded executions with a history. Where states ran side by side, some recordings leave out the ids of events. */
export function recordings(): Recording[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .sort()
    .map((path) => JSON.parse(readFileSync(join(FOLDER, path), 'utf8')) as Recording)
    .filter(({ expected }) => expected.events?.every(({ id }) => typeof id === 'number'));
}

/** Recordings have a placeholder for every time. */
export function recordedEvent(event: HistoryEvent): RecordedEvent {
  const { id, previousEventId, type } = event;
  const key = DETAILS_KEYS[type as EventType];
  const details = key === null ? undefined : (event as unknown as Record<string, JsonObject>)[key];
  return { id, previousEventId, timestamp: 0, type, details: details && valuesIn(details) } as RecordedEvent;
}

/** Payloads are JSON text in a history, and values while an execution runs. */
function valuesIn(details: JsonObject): JsonObject {
  const entries = Object.entries(details).flatMap(([name, value]): [string, Json][] => {
    if (name.endsWith('Details')) return [];
    if (['input', 'output', 'parameters'].includes(name)) return [[name, parsed(value!)]];
    if (name !== 'assignedVariables') return [[name, value!]];
    return [[name, Object.fromEntries(Object.entries(value as JsonObject).map(([key, text]) => [key, parsed(text!)]))]];
  });
  return Object.fromEntries(entries);
}

/** A recording may have a placeholder instead of a text. */
function parsed(text: Json): Json {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as Json) : text;
  } catch {
    return text;
  }
}
