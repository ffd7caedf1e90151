// The result of a simulated execution: what DescribeExecution and GetExecutionHistory would say, and the trace.
import { inspect } from 'node:util';
import { logEvents, logGroupName, type LogEvent } from './logging';
import { MapRun } from './map-run';
import { stateNames } from '../asl/task-states';
import { asDoubles } from '../json/exact-integer';
import type { Json, JsonObject } from '../json/json';
import { jsonText } from '../json/text';
import { permissionLines, type MissingPermission, type UndecidedPermission } from '../permissions/report';
import type { ExecutionEnd, ExecutionSettings, ExecutionStatus } from '../runtime/execution';
import { historyEvent, isStateEntered, type HistoryEvent, type RecordedEvent } from '../runtime/history-events';
import { SimulatedExecution } from './driving/simulated-execution';
import type { VirtualSimulation } from './driving/virtual-simulation';
import { waitingFor } from './driving/waiting';
import { withUnqualified } from './mocks/called-resources';
import type { MockTarget } from './mocks/mock';
import { identitiesOfTarget, stateOf } from './mocks/mock-targets';
import { allVisits, catchesOf, invocationsIn, retriesOf, type Invocation } from './trace/journey';
import { renderTrace, type TraceOptions } from './trace/render';
import { stableText } from './trace/stable-text';
import type { Visit } from './trace/visits';

const RECORDED = Symbol('recorded');

/** An execution that ended, or that waits for something that will not come by itself (status RUNNING). */
export class Execution<Output = unknown, State extends string = string> {
  /** What two executions are compared by. */
  readonly [RECORDED]: unknown;
  // Private to the language, so that a failed assertion does not print all that is inside.
  readonly #execution: SimulatedExecution;
  readonly #simulation: VirtualSimulation;
  #writtenHistory: readonly HistoryEvent[] = [];

  /** Made by `Simulator.run`. */
  constructor(execution: SimulatedExecution, simulation: VirtualSimulation) {
    this[RECORDED] = execution.running.history;
    this.#execution = execution;
    this.#simulation = simulation;
  }

  get executionArn(): string {
    return this.#settings.executionArn;
  }

  get name(): string {
    return this.#settings.executionName;
  }

  get stateMachineArn(): string {
    return this.#settings.stateMachineArn;
  }

  get status(): ExecutionStatus {
    return this.#outcome.status;
  }

  get input(): Json {
    return asDoubles(this.#settings.input);
  }

  /** The input as JSON text, as DescribeExecution returns it: long integers keep their digits. */
  get inputText(): string {
    return jsonText(this.#settings.input);
  }

  /** Only when it succeeded. */
  get output(): Output | undefined {
    return asDoubles(this.#outcome.output) as Output | undefined;
  }

  /** The output as JSON text, as DescribeExecution returns it: long integers keep their digits. */
  get outputText(): string | undefined {
    const { output } = this.#outcome;
    return output === undefined ? undefined : jsonText(output);
  }

  /** Only when it failed or was aborted, and where that has a name. */
  get error(): string | undefined {
    return this.#outcome.error;
  }

  get cause(): string | undefined {
    return this.#outcome.cause;
  }

  /** How often it was redriven. */
  get redriveCount(): number {
    return this.#execution.running.redriven.count;
  }

  /** When for the last time, in virtual time. */
  get redriveDate(): Date | undefined {
    const { time } = this.#execution.running.redriven;
    return time === undefined ? undefined : new Date(time);
  }

  get redriveStatus(): 'REDRIVABLE' | 'NOT_REDRIVABLE' {
    return this.redriveStatusReason === undefined ? 'REDRIVABLE' : 'NOT_REDRIVABLE';
  }

  /** Why it cannot be redriven, in AWS's words. */
  get redriveStatusReason(): string | undefined {
    return this.#execution.running.whyNotRedrivable;
  }

  /** The executions that its tasks started in the same simulation, in order. */
  get nested(): readonly Execution<Json>[] {
    return this.#execution.nested.map((nested) => new Execution<Json>(nested, this.#simulation));
  }

  /** The Map Runs of its distributed Maps, in the order in which they began. */
  get mapRuns(): readonly MapRun<Execution<Json>>[] {
    const { machine, running } = this.#execution;
    return running.mapRuns.map(
      (run) => new MapRun(run, (child) => new Execution(new SimulatedExecution(machine, child), this.#simulation)),
    );
  }

  get startDate(): Date {
    return new Date(this.#settings.startTime);
  }

  /** Virtual time; undefined while it runs. */
  get stopDate(): Date | undefined {
    return this.#outcome.stopTime === undefined ? undefined : new Date(this.#outcome.stopTime);
  }

  /** All objects at the end, by `bucket/key`: those that were given, and what a ResultWriter wrote. */
  get s3(): Readonly<Record<string, string>> {
    return this.#simulation.objects.all;
  }

  /** The log events that the machine's logging configuration sends to CloudWatch Logs, oldest first. */
  get logs(): readonly LogEvent[] {
    return logEvents(this.#events, this.executionArn, this.#loggingConfiguration);
  }

  /** The log group that they are sent to; undefined where nothing is logged. */
  get logGroupName(): string | undefined {
    return logGroupName(this.#loggingConfiguration);
  }

  /** What tasks were denied, in order, with the statement to add. Empty where the role's policies are not known. */
  get missingPermissions(): readonly MissingPermission[] {
    return this.#execution.permissions?.missing ?? [];
  }

  /** What could not be decided, in order: conditions on what nobody here knows, policies and roles that are elsewhere. */
  get undecidedPermissions(): readonly UndecidedPermission[] {
    return this.#execution.permissions?.undecided ?? [];
  }

  /** How long it took, in seconds of virtual time; so far, while it runs. */
  get durationSeconds(): number {
    const last = this.#events[this.#events.length - 1];
    const end = this.#outcome.stopTime ?? last?.timestamp ?? this.#settings.startTime;
    return (end - this.#settings.startTime) / 1000;
  }

  /** The events, oldest first, as GetExecutionHistory returns them; `input` and `output` are JSON text. */
  get history(): readonly HistoryEvent[] {
    const events = this.#events;
    if (this.#writtenHistory.length !== events.length) this.#writtenHistory = events.map(historyEvent);
    return this.#writtenHistory;
  }

  /** The names of the states that were entered, in order, as often as they were. */
  get visitedStates(): State[] {
    return this.#events.filter(isStateEntered).map(({ details }) => details.name as State);
  }

  /**
   * What happened, for people: a tree of states with virtual times, retries, catches and the error; of an execution that
   * stands still, what it waits for.
   */
  trace(options: TraceOptions = {}): string {
    const { status, error, cause, durationSeconds } = this;
    const outcome = status === 'SUCCEEDED' ? { output: this.outputText } : { error, cause };
    const frame = { name: this.#settings.stateMachineName, status, durationSeconds, ...outcome };
    const permissions = permissionLines(this.missingPermissions, this.undecidedPermissions);
    const mapRuns = new Map(this.#execution.running.mapRuns.map((run) => [run.arn, run]));
    // While time can go on, it may be that alone which a state waits for.
    const waits =
      status === 'RUNNING' && this.#simulation.isStill
        ? [waitingFor(this.#simulation, this.#execution, this.isDriven)]
        : [];
    return [renderTrace(frame, this.#events, { ...options, mapRuns }), ...waits, ...permissions].join('\n');
  }

  /**
   * Input, trace and what the tasks were called with, as text that changes only when the behaviour does: constructs stand
   * for the ARNs and generated names of what the template makes (`<ChargeFunction.Arn>`), and no account is left.
   */
  snapshot(): string {
    const text = [`Input: ${this.inputText}`, this.trace({ calls: true })].join('\n');
    return stableText(text, this.#execution.machine.source.template);
  }

  /** The calls of tasks, in the order in which their states were entered. */
  get invocations(): Invocation[] {
    const asGiven = this.#visits.flatMap(invocationsIn);
    return asGiven.map((one) => ({ ...one, payload: asDoubles(one.payload as Json) }));
  }

  /** The calls of one target: by state, or by what a mock could name (an ARN, a logical id, a construct, its path). */
  invocationsOf<Payload = Json>(target: MockTarget<State>): Invocation<Payload>[] {
    return this.#callsOf(target) as Invocation<Payload>[];
  }

  /** How often a state was tried again after a failure. */
  retriesOf(state: State): number {
    return retriesOf(this.#visits, state);
  }

  /** The errors that a state's catchers took, in order; undefined for one without a name. */
  catchesOf(state: State): (string | undefined)[] {
    return catchesOf(this.#visits, state);
  }

  /** How it stands: what an assertion that fails prints of it. */
  toJSON(): JsonObject {
    const { status, output, error, cause } = this;
    return {
      status,
      ...(output !== undefined && { output: output as Json }),
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    };
  }

  /** No plain object, whose copy, without what is private, Vitest would print. */
  get [Symbol.toStringTag](): string {
    return 'Execution';
  }

  /** `console.log` prints the trace. */
  [inspect.custom](): string {
    return this.trace();
  }

  /** The names of all states of the machine, visited or not, nested ones included. */
  get stateNames(): State[] {
    return stateNames(this.#execution.machine.source.definition) as State[];
  }

  /** Whether a test can answer its tasks. */
  protected get isDriven(): boolean {
    return false;
  }

  #callsOf(target: MockTarget): Invocation[] {
    const { machine } = this.#execution;
    const state = stateOf(target, machine.tasks);
    if (state !== undefined) return this.invocations.filter((call) => call.state === state);
    const wanted = new Set([target, ...identitiesOfTarget(target, machine)]);
    return this.invocations.filter(({ target: called }) =>
      withUnqualified([called]).some((one) => wanted.has(one) || wanted.has(lastPart(one))),
    );
  }

  get #visits(): readonly Visit[] {
    return allVisits(this.#events);
  }

  get #settings(): ExecutionSettings {
    return this.#execution.running.settings;
  }

  get #outcome(): ExecutionEnd {
    return this.#execution.running.end;
  }

  get #events(): readonly RecordedEvent[] {
    return this.#execution.running.history.events;
  }

  get #loggingConfiguration(): JsonObject | undefined {
    return this.#execution.machine.source.loggingConfiguration;
  }
}

/** A function may be meant by its name alone. */
function lastPart(identity: string): string {
  return identity.split(':function:')[1]?.split(':')[0] ?? identity;
}
