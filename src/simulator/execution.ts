// The result of a simulated execution: what DescribeExecution and GetExecutionHistory would say, and the trace.
import { logEvents, logGroupName, type LogEvent } from './logging';
import type { MemoryObjects } from './object-store';
import type { Json, JsonObject } from '../json/json';
import { jsonText } from '../json/text';
import type { ExecutionEnd, ExecutionSettings, ExecutionStatus } from '../runtime/execution';
import type { History } from '../runtime/history';
import { historyEvent, type HistoryEvent, type RecordedEvent } from '../runtime/history-events';
import type { ExecutionPermissions } from './permissions/machine-permissions';
import { permissionLines, type MissingPermission, type UndecidedPermission } from './permissions/report';
import { renderTrace } from './trace/render';

/** Who and what was executed. */
export type ExecutionIdentity = Pick<
  ExecutionSettings,
  'executionArn' | 'executionName' | 'stateMachineArn' | 'stateMachineName' | 'input' | 'startTime'
>;

/** An execution that ended, or that waits for something that will not come by itself (status RUNNING). */
export class Execution {
  readonly executionArn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly status: ExecutionStatus;
  readonly input: Json;
  /** Only when it succeeded. */
  readonly output: Json | undefined;
  /** Only when it failed, and where the failure has a name. */
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** Virtual time. */
  private writtenHistory: readonly HistoryEvent[] | undefined;

  /** Made by `Simulator.run`. */
  constructor(
    private readonly identity: ExecutionIdentity,
    private readonly end: ExecutionEnd,
    private readonly recorded: Pick<History, 'events'>,
    private readonly objects: MemoryObjects,
    private readonly loggingConfiguration: JsonObject | undefined,
    private readonly permissions?: ExecutionPermissions,
  ) {
    this.executionArn = identity.executionArn;
    this.name = identity.executionName;
    this.stateMachineArn = identity.stateMachineArn;
    this.status = end.status;
    this.input = identity.input;
    this.output = end.output;
    this.error = end.error;
    this.cause = end.cause;
  }

  private get events(): readonly RecordedEvent[] {
    return this.recorded.events;
  }

  get startDate(): Date {
    return new Date(this.identity.startTime);
  }

  /** Virtual time; undefined while it runs. */
  get stopDate(): Date | undefined {
    return this.end.stopTime === undefined ? undefined : new Date(this.end.stopTime);
  }

  /** All objects at the end, by `bucket/key`: those that were given, and what a ResultWriter wrote. */
  get s3(): Readonly<Record<string, string>> {
    return this.objects.all;
  }

  /** The log events that the machine's logging configuration sends to CloudWatch Logs, oldest first. */
  get logs(): readonly LogEvent[] {
    return logEvents(this.events, this.executionArn, this.loggingConfiguration);
  }

  /** The log group that they are sent to; undefined where nothing is logged. */
  get logGroupName(): string | undefined {
    return logGroupName(this.loggingConfiguration);
  }

  /** What tasks were denied, in order, with the statement to add. Empty where the role's policies are not known. */
  get missingPermissions(): readonly MissingPermission[] {
    return this.permissions?.missing ?? [];
  }

  /** What could not be decided, in order: conditions on what nobody here knows, policies and roles that are elsewhere. */
  get undecidedPermissions(): readonly UndecidedPermission[] {
    return this.permissions?.undecided ?? [];
  }

  /** How long it took, in seconds of virtual time; so far, while it runs. */
  get durationSeconds(): number {
    const last = this.events[this.events.length - 1];
    const end = this.end.stopTime ?? last?.timestamp ?? this.identity.startTime;
    return (end - this.identity.startTime) / 1000;
  }

  /** The events, oldest first, as GetExecutionHistory returns them; `input` and `output` are JSON text. */
  get history(): readonly HistoryEvent[] {
    this.writtenHistory ??= this.events.map(historyEvent);
    return this.writtenHistory;
  }

  /** The names of the states that were entered, in order, as often as they were. */
  get visitedStates(): readonly string[] {
    return this.events
      .filter(({ type }) => type.endsWith('StateEntered'))
      .map(({ details }) => details!.name as string);
  }

  /** What happened, for people: a tree of states with virtual times, retries, catches and the error. */
  trace(): string {
    const { status, error, cause, durationSeconds } = this;
    const outcome = status === 'SUCCEEDED' ? { output: jsonText(this.output!) } : { error, cause };
    const frame = { name: this.identity.stateMachineName, status, durationSeconds, ...outcome };
    const permissions = permissionLines(this.missingPermissions, this.undecidedPermissions);
    return [renderTrace(frame, this.events), ...permissions].join('\n');
  }
}
