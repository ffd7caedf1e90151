// Reads recorded executions: from what GetExecutionHistory returns, from CloudWatch Logs, with or without descriptions.
import { documentsIn } from './documents';
import { executionParts } from './execution-arn';
import type { RawEvent } from './raw-event';
import { recordedEvent } from './recorded-event';
import type { Recording } from './recording';
import { collect, nothingFound, type Found } from './shapes';
import { SimulatorError } from '../../asl/simulator-error';
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import { compactText, parseBounded } from '../../json/text';
import type { ExecutionStatus } from '../../runtime/execution-end';
import type { RecordedEvent } from '../../runtime/history-events';

/**
 * A history as text or as an object: what `aws stepfunctions get-execution-history` prints (one page or several, joined
 * in a list or one after another), the same from the AWS SDK, `execution.history`, or the execution's events in
 * CloudWatch Logs. The output of `describe-execution` and of `describe-state-machine-for-execution` may be beside it.
 */
export type RecordedHistory = string | object;

/**
 * The executions in a history; several only in logs.
 * @param source how messages name the history, such as its file
 */
export function readRecordings(history: RecordedHistory, source = 'The history'): Recording[] {
  const found = nothingFound();
  const documents = typeof history === 'string' ? documentsIn(history, source) : [plain(history, source)];
  documents.forEach((document, index) => {
    if (collect(document, found)) return;
    const which = documents.length === 1 ? source : `${source}, document ${index + 1},`;
    throw new SimulatorError(
      `${which} is not a recorded execution: expected what 'aws stepfunctions get-execution-history' prints, or the ` +
        "execution's events in CloudWatch Logs.",
    );
  });
  const recordings = [...found.logs].map(([arn, events]) => fromLog(arn, events, found, source));
  if (found.history.length > 0) recordings.unshift(fromHistory(found, source));
  if (recordings.length > 0) return recordings;
  throw new SimulatorError(`${source} has no events: expected those of 'aws stepfunctions get-execution-history'.`);
}

/** @throws SimulatorError if there are several executions and `executionArn` does not choose one */
export function chooseRecording(recordings: readonly Recording[], executionArn: string | undefined): Recording {
  const chosen = recordings.filter((one) => executionArn === undefined || one.executionArn === executionArn);
  if (chosen.length === 1) return chosen[0]!;
  const list = recordings.map((one) => one.executionArn ?? 'an execution without an ARN').join(', ');
  const found = executionArn === undefined ? `${recordings.length} executions` : `no execution ${executionArn}`;
  throw new SimulatorError(`The history has ${found}: choose one with 'executionArn', of ${list}.`);
}

function plain(history: object, source: string): Json {
  try {
    return parseBounded(compactText(history as Json));
  } catch (error) {
    throw new SimulatorError(`${source} is not JSON: ${(error as Error).message}.`);
  }
}

function fromHistory(found: Found, source: string): Recording {
  if (found.goesOn) {
    throw new SimulatorError(
      `${source} is not complete: its last page has a nextToken. Ask for the pages that follow, and join them.`,
    );
  }
  const [execution] = found.executions;
  const arn = execution && textIn(execution, 'executionArn');
  return recordingOf(found.history, source, { ...found, arn, execution });
}

function fromLog(arn: string, events: readonly RawEvent[], found: Found, source: string): Recording {
  const execution = found.executions.find((one) => textIn(one, 'executionArn') === arn);
  return recordingOf(events, `${source} (${arn})`, { ...found, arn, execution });
}

interface Around {
  readonly arn: string | undefined;
  readonly execution: JsonObject | undefined;
  readonly machines: readonly JsonObject[];
}

function recordingOf(raw: readonly RawEvent[], source: string, { arn, execution, machines }: Around): Recording {
  const inOrder = ordered(raw, source);
  const payloads = new Set<number>();
  const events = inOrder.map((event) => recordedEvent(event, source, payloads));
  const parts = arn === undefined ? undefined : executionParts(arn);
  const stateMachineArn = (execution && textIn(execution, 'stateMachineArn')) ?? parts?.stateMachineArn;
  const machine = machines.find((one) => textIn(one, 'stateMachineArn') === stateMachineArn) ?? machines[0];
  const name = (execution && textIn(execution, 'name')) ?? parts?.name;
  return {
    events,
    gaps: { payloads, times: inOrder.some(({ timestamp }) => timestamp === undefined) },
    status: statusOf(events),
    type: parts?.type ?? 'STANDARD',
    ...(arn !== undefined && { executionArn: arn }),
    ...(name !== undefined && { name }),
    ...(stateMachineArn !== undefined && { stateMachineArn }),
    ...(machine && { definition: definitionIn(machine, source) }),
  };
}

/** The events by id. Pages may overlap, come in reverse, or be missing. */
function ordered(events: readonly RawEvent[], source: string): RawEvent[] {
  const byId = new Map<number, RawEvent>();
  for (const event of events) {
    const known = byId.get(event.id);
    if (known && known.type !== event.type) {
      throw new SimulatorError(
        `${source} has two events ${event.id}, ${known.type} and ${event.type}: pass the history of one execution.`,
      );
    }
    byId.set(event.id, event);
  }
  const sorted = [...byId.values()].sort((one, other) => one.id - other.id);
  sorted.forEach(({ id }, index) => {
    if (id === index + 1) return;
    throw new SimulatorError(
      `${source} lacks event ${index + 1}: pass all pages of the history, or logs of the level ALL.`,
    );
  });
  if (sorted[0]!.type === 'ExecutionStarted') return sorted;
  throw new SimulatorError(`${source} begins with ${sorted[0]!.type}: expected ExecutionStarted as event 1.`);
}

const ENDS: Readonly<Record<string, ExecutionStatus>> = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionTimedOut: 'TIMED_OUT',
  ExecutionAborted: 'ABORTED',
};

function statusOf(events: readonly RecordedEvent[]): ExecutionStatus {
  return ENDS[events[events.length - 1]!.type] ?? 'RUNNING';
}

function definitionIn(machine: JsonObject, source: string): JsonObject {
  const definition = member(machine, 'definition')!;
  if (isObject(definition)) return definition;
  try {
    return parseBounded(definition as string) as JsonObject;
  } catch (error) {
    throw new SimulatorError(
      `${source}: the definition of the state machine is not JSON: ${(error as Error).message}.`,
    );
  }
}

function textIn(object: JsonObject, name: string): string | undefined {
  const value = member(object, name);
  return typeof value === 'string' ? value : undefined;
}
