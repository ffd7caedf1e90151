// Recognises what AWS's clients print about executions: pages of histories and of logs, and descriptions.
import { rawHistoryEvent, rawLogEvent, type RawEvent } from './raw-event';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { parseBounded } from '../../json/text';

/** What the documents of a text hold. */
export interface Found {
  readonly history: RawEvent[];
  /** The events of each execution in a log, by its ARN. */
  readonly logs: Map<string, RawEvent[]>;
  /** Of DescribeExecution. */
  readonly executions: JsonObject[];
  /** Of DescribeStateMachineForExecution and of DescribeStateMachine. */
  readonly machines: JsonObject[];
  /** Whether the last page of a history says that another one follows. */
  goesOn: boolean;
}

export function nothingFound(): Found {
  return { history: [], logs: new Map(), executions: [], machines: [], goesOn: false };
}

/** Adds what a document holds. Returns false for something that is none of these. */
export function collect(document: Json, found: Found): boolean {
  if (isArray(document)) {
    return document.length > 0 && (collectRow(document, found) || document.every((one) => collect(one, found)));
  }
  if (typeof document === 'string') return collectEvent({ message: document }, found);
  if (!isObject(document)) return false;
  return collectEvent(document, found) || collectPage(document, found) || collectDescription(document, found);
}

function collectEvent(document: JsonObject, found: Found): boolean {
  const logged = rawLogEvent(document) ?? rawLogEvent(messageIn(document));
  if (logged) {
    const arn = logged.executionArn!;
    const known = found.logs.get(arn);
    if (known) known.push(logged);
    else found.logs.set(arn, [logged]);
    return true;
  }
  const event = rawHistoryEvent(document);
  if (event) found.history.push(event);
  return event !== undefined;
}

/** `events` of GetExecutionHistory, of GetLogEvents and of FilterLogEvents; `results` of Logs Insights. */
function collectPage(document: JsonObject, found: Found): boolean {
  const events = member(document, 'events') ?? member(document, 'Events');
  if (isArray(events)) {
    found.goesOn = typeof (member(document, 'nextToken') ?? member(document, 'NextToken')) === 'string';
    const before = found.history.length;
    const areKnown = events.every((event) => collectEvent(event as JsonObject, found));
    // Every page of GetLogEvents has a token, also the last one.
    if (found.history.length === before) found.goesOn = false;
    return areKnown;
  }
  const results = member(document, 'results');
  return isArray(results) && results.every((row) => isArray(row) && collectRow(row, found));
}

/** Insights returns each event as a list of fields; `@message` is the event, and the others are parts of it. */
function collectRow(row: readonly Json[], found: Found): boolean {
  const isRow = row.every((field) => isObject(field) && typeof member(field, 'field') === 'string');
  return isRow && row.every((field) => collectField(field, found));
}

function collectField(field: Json, found: Found): boolean {
  if (!isObject(field) || member(field, 'field') !== '@message') return isObject(field);
  return collectEvent({ message: member(field, 'value') ?? null }, found);
}

function messageIn(document: JsonObject): Json {
  const message = member(document, 'message') ?? member(document, '@message');
  if (isObject(message)) return message;
  if (typeof message !== 'string' || !message.trimStart().startsWith('{')) return null;
  try {
    return parseBounded(message);
  } catch {
    return null;
  }
}

function collectDescription(document: JsonObject, found: Found): boolean {
  if (typeof member(document, 'stateMachineArn') !== 'string') return false;
  if (typeof member(document, 'definition') === 'string' || isObject(member(document, 'definition'))) {
    found.machines.push(document);
    return true;
  }
  if (typeof member(document, 'executionArn') !== 'string') return false;
  found.executions.push(document);
  return true;
}
