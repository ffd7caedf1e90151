// An execution as data: its own facts, its steps, and the runs below it, each made when it is read.
import { placesIn, processorAt } from './definition-places';
import { named } from './failed';
import type { AskPermissions } from './reasons/permissions';
import { timed } from './statuses';
import type { ChildRun, ChildStatus, FunctionOutput, MapRunSteps, Run, Step } from './step';
import { stepsOf } from './steps-of';
import { visitsOf } from './visits';
import { asDoubles } from '../json/exact-integer';
import type { JsonObject } from '../json/json';
import type { RunningExecution } from '../runtime/execution';
import { executionCounts, itemCounts } from '../runtime/map-run-counts';
import type { ChildView, MapRunRecord } from '../runtime/map-run-record';

/** An execution, and what is known of its state machine. */
export interface RunSource {
  readonly running: RunningExecution;
  /** The whole definition, also for a child of a Map Run. */
  readonly definition: JsonObject;
  readonly constructPath?: string | undefined;
  /** What functions on this machine wrote, in all executions of the simulation. */
  readonly functionLogs?: readonly FunctionLogRecord[] | undefined;
  /** Asks the policies of its role; undefined if they are not known. */
  readonly permissions?: AskPermissions | undefined;
  /** Finds an execution that a task started in the same simulation. */
  nested(executionArn: string): RunSource | undefined;
}

/** What a function wrote, and the attempt that called it. */
export interface FunctionLogRecord extends FunctionOutput {
  readonly executionArn: string;
  /** The event that started the attempt. */
  readonly eventId: number;
}

/** @param place the place of the machine that ran: empty, or the processor of a distributed Map for its children */
export function runOf(source: RunSource, place = ''): Run {
  const { running, definition, constructPath } = source;
  const { settings, end } = running;
  const output = asDoubles(end.output);
  let steps: readonly Step[] | undefined;
  return {
    executionArn: settings.executionArn,
    name: settings.executionName,
    stateMachineName: settings.stateMachineName,
    stateMachineArn: settings.stateMachineArn,
    ...(constructPath !== undefined && { constructPath }),
    status: end.status,
    ...timed(settings.startTime, end.stopTime, latestTime(running)),
    input: asDoubles(settings.input),
    ...(output !== undefined && { output }),
    ...named(end),
    definition,
    place,
    get steps() {
      return (steps ??= stepsIn(source, place));
    },
  };
}

function stepsIn(source: RunSource, place: string): readonly Step[] {
  const { running, definition } = source;
  const { history, end, failures, mapRuns, executionArn } = running;
  const logs = source.functionLogs?.filter((record) => record.executionArn === executionArn) ?? [];
  const { root } = visitsOf(history.read(0, history.latestId), placesIn(definition), place);
  return stepsOf(root, {
    end,
    latestTime: latestTime(running),
    failures,
    logs: (eventId) => {
      const record = logs.find((one) => one.eventId === eventId);
      return record && { functionName: record.functionName, requestId: record.requestId, lines: record.lines };
    },
    mapRun: (arn) => {
      const record = mapRuns.find((run) => run.arn === arn);
      return record && mapRunOf(record, source);
    },
    reasons: { contextOf: (visit, mapItem) => running.context(visit, mapItem), permissions: source.permissions },
    execution: (arn) => {
      const nested = source.nested(arn);
      return nested && runOf(nested);
    },
  });
}

/** The time of its latest event. */
function latestTime({ history, settings }: RunningExecution): number {
  const [latest] = history.read(history.latestId - 1, history.latestId);
  return latest?.timestamp ?? settings.startTime;
}

function mapRunOf(record: MapRunRecord<RunningExecution>, source: RunSource): MapRunSteps {
  const place = processorAt(placesIn(source.definition).get(record.stateName)!);
  const { stopTime, startTime } = record;
  let children: readonly ChildRun[] | undefined;
  return {
    mapRunArn: record.arn,
    status: record.status,
    ...timed(startTime, stopTime, source.running.simulation.now),
    get itemCounts() {
      return itemCounts(record);
    },
    get executionCounts() {
      return executionCounts(record);
    },
    get children() {
      return (children ??= childrenOf(record, (running) => runOf({ ...source, running }, place)));
    },
  };
}

function childrenOf(record: MapRunRecord<RunningExecution>, asRun: (running: RunningExecution) => Run): ChildRun[] {
  const { children } = record;
  if (!children) return [];
  const { started } = children;
  return Array.from({ length: children.count }, (_, index) => {
    const running = children.keptAt(index);
    return {
      index,
      ...outcomeOf(started[index]),
      input: asDoubles(children.input(index)),
      itemCount: children.itemCount(index),
      ...(running && { run: asRun(running) }),
    };
  });
}

function outcomeOf(child: ChildView | undefined): Omit<ChildRun, 'index' | 'input' | 'itemCount' | 'run'> {
  if (!child) return { status: 'PENDING' };
  const { status, executionArn, startTime, stopTime, output } = child;
  return {
    status: status as ChildStatus,
    executionArn,
    startDate: new Date(startTime),
    ...(stopTime !== undefined && { stopDate: new Date(stopTime) }),
    ...(output !== undefined && { output: asDoubles(output) }),
    ...named(child),
  };
}
