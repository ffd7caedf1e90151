// The result of a simulated execution: the data of DescribeExecution and GetExecutionHistory, and the trace.
import { inspect } from 'node:util';
import { reports, views, writeReport } from './drawing';
import { logEvents, logGroupName, type LogEvent } from './logging';
import { MapRun } from './map-run';
import { recordingsOf, type RecordedExecution } from './recorded-execution';
import { stateNames } from '../asl/task-states';
import { asDoubles } from '../json/exact-integer';
import type { Json, JsonObject } from '../json/json';
import { jsonText } from '../json/text';
import { permissionLines, type MissingPermission, type UndecidedPermission } from '../permissions/report';
import { compareRuns } from '../replay/compare/compare-runs';
import { Comparison } from '../replay/compare/comparison';
import { chooseRecording, type RecordedHistory } from '../replay/recording/read-recordings';
import type { ExecutionEnd, ExecutionSettings, ExecutionStatus } from '../runtime/execution';
import { historyEvent, isStateEntered, type HistoryEvent, type RecordedEvent } from '../runtime/history-events';
import { differencesFrom } from './driving/compare-recorded';
import { executionRun } from './driving/execution-run';
import { SimulatedExecution } from './driving/simulated-execution';
import type { VirtualSimulation } from './driving/virtual-simulation';
import { waitingFor } from './driving/waiting';
import { withUnqualified } from './mocks/called-resources';
import type { MockTarget } from './mocks/mock';
import { identitiesOfTarget, stateOf } from './mocks/mock-targets';
import { functionLogsIn, type FunctionLog } from '../steps/function-logs';
import { allSteps, catchesOf, invocationsIn, retriesOf, type Invocation } from '../steps/journey';
import type { Run, Step } from '../steps/step';
import type { DiagramOptions } from '../views/diagram';
import { stableText } from '../views/stable-text';
import { renderTrace, type TraceOptions } from '../views/trace/render';

const RECORDED = Symbol('recorded');

/**
 * An execution that has ended, or that waits for something that only a test can provide (status RUNNING). Times are
 * virtual. `Output` is the type of its output, as given to `run`, and `State` is the union of the names of its
 * machine's states. `Execution` without type arguments means any execution.
 */
export class Execution<Output = unknown, State extends string = string> {
  /** The values by which executions are compared. */
  readonly [RECORDED]: unknown;
  // Private to the language, so that a failed assertion does not print its internals.
  readonly #execution: SimulatedExecution;
  readonly #simulation: VirtualSimulation;
  #writtenHistory: readonly HistoryEvent[] = [];
  #endedRun: { readonly run: Run; readonly latestId: number } | undefined;

  /** Made by `Simulator.run`. */
  constructor(execution: SimulatedExecution, simulation: VirtualSimulation) {
    this[RECORDED] = execution.running.history;
    this.#execution = execution;
    this.#simulation = simulation;
  }

  /** `arn:aws:states:REGION:ACCOUNT:execution:MACHINE:NAME`; of an EXPRESS machine `…:express:MACHINE:NAME:ID`. */
  get executionArn(): string {
    return this.#settings.executionArn;
  }

  /** The name that it was started with. Default: `execution`. */
  get name(): string {
    return this.#settings.executionName;
  }

  /** The ARN of its state machine, without a version or an alias. */
  get stateMachineArn(): string {
    return this.#settings.stateMachineArn;
  }

  /**
   * `RUNNING`, `SUCCEEDED`, `FAILED`, `TIMED_OUT` or `ABORTED`. RUNNING after `run` says that it waits for something that
   * never comes by itself; `trace()` says for what. FAILED and TIMED_OUT are results: `run` does not reject for them.
   */
  get status(): ExecutionStatus {
    return this.#outcome.status;
  }

  /** The input that it was started with, as a value. */
  get input(): Json {
    return asDoubles(this.#settings.input);
  }

  /** The input as JSON text, as DescribeExecution returns it: long integers keep their digits. */
  get inputText(): string {
    return jsonText(this.#settings.input);
  }

  /** The output of its last state; undefined unless it SUCCEEDED. */
  get output(): Output | undefined {
    return asDoubles(this.#outcome.output) as Output | undefined;
  }

  /**
   * The output as JSON text, as DescribeExecution returns it: long integers keep their digits. Undefined unless it
   * SUCCEEDED.
   */
  get outputText(): string | undefined {
    const { output } = this.#outcome;
    return output === undefined ? undefined : jsonText(output);
  }

  /**
   * The name of the error, such as `States.TaskFailed`, if it FAILED or was ABORTED. Undefined otherwise (TIMED_OUT has
   * none), and if the Fail state or the abort gave no name.
   */
  get error(): string | undefined {
    return this.#outcome.error;
  }

  /** The cause of the error, under the same conditions. A Lambda function's cause is JSON text. */
  get cause(): string | undefined {
    return this.#outcome.cause;
  }

  /** How often it was redriven; 0 at first. */
  get redriveCount(): number {
    return this.#execution.running.redriven.count;
  }

  /** When it was last redriven, in virtual time; undefined if it never was. */
  get redriveDate(): Date | undefined {
    const { time } = this.#execution.running.redriven;
    return time === undefined ? undefined : new Date(time);
  }

  /** Whether `redrive()` would accept it now. `redriveStatusReason` says why not. */
  get redriveStatus(): 'REDRIVABLE' | 'NOT_REDRIVABLE' {
    return this.redriveStatusReason === undefined ? 'REDRIVABLE' : 'NOT_REDRIVABLE';
  }

  /** Why it cannot be redriven, in AWS's words; undefined if it can. */
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

  /** When it started, in virtual time; default 2026-01-01T00:00:00Z. */
  get startDate(): Date {
    return new Date(this.#settings.startTime);
  }

  /** When it ended, in virtual time; undefined while it is RUNNING. */
  get stopDate(): Date | undefined {
    return this.#outcome.stopTime === undefined ? undefined : new Date(this.#outcome.stopTime);
  }

  /** All S3 objects of the simulation as text, by `bucket/key`: those it was given, and what a ResultWriter wrote. */
  get s3(): Readonly<Record<string, string>> {
    return this.#simulation.objects.all;
  }

  /** The log events that the machine's logging configuration sends to CloudWatch Logs, oldest first; none without one. */
  get logs(): readonly LogEvent[] {
    return logEvents(this.#events, this.executionArn, this.#loggingConfiguration);
  }

  /**
   * What the functions that ran on this machine wrote (`functions: 'local'`), for each invocation, in this execution and
   * those below it. Lambda's own lines (START, END, REPORT) are left out. A failing matcher prints it below the trace.
   */
  get functionLogs(): readonly FunctionLog[] {
    return functionLogsIn(this.steps);
  }

  /** The name of the log group that they are sent to; undefined without a logging configuration. */
  get logGroupName(): string | undefined {
    return logGroupName(this.#loggingConfiguration);
  }

  /**
   * The permissions that tasks lacked, in order, each with the statement to add. Empty if the role's policies are
   * unknown.
   */
  get missingPermissions(): readonly MissingPermission[] {
    return this.#execution.permissions?.missing ?? [];
  }

  /**
   * The permissions that could not be decided, in order: they depend on conditions that only AWS can evaluate, or on
   * policies and roles that are not in the template. Their tasks were called.
   */
  get undecidedPermissions(): readonly UndecidedPermission[] {
    return this.#execution.permissions?.undecided ?? [];
  }

  /**
   * How long it took, in seconds of virtual time, including fractions. While it is RUNNING: the time until its latest
   * event.
   */
  get durationSeconds(): number {
    const { history } = this.#execution.running;
    const [last] = history.read(history.latestId - 1, history.latestId);
    const end = this.#outcome.stopTime ?? last?.timestamp ?? this.#settings.startTime;
    return (end - this.#settings.startTime) / 1000;
  }

  /**
   * The events, oldest first, as GetExecutionHistory returns them; `input` and `output` are JSON text. The `type` of an
   * event says which details it has: see HistoryEvent.
   */
  get history(): readonly HistoryEvent[] {
    const { history } = this.#execution.running;
    const { latestId: count } = history;
    if (this.#writtenHistory.length !== count) {
      this.#writtenHistory = Array.from(history.read(0, count), historyEvent);
    }
    return this.#writtenHistory;
  }

  /**
   * The run as data: a step for each visit to a state, in order, with its times, input, output, attempts and what ran inside
   * of it. Made when it is first read. Steps are plain objects, which do not change: read it again after the execution has
   * moved on.
   *
   * @example
   * import { Simulator } from 'cdk-lambda-workflows/simulator';
   *
   * const execution = await Simulator.fromFile('orders.asl.json').run();
   * const charge = execution.steps.find(({ name }) => name === 'Charge');
   * console.log(charge?.status, charge?.durationSeconds, charge?.attempts.length);
   */
  get steps(): readonly Step[] {
    return this.#run.steps;
  }

  /** The names of the states that were entered, in order, each as often as it was. */
  get visitedStates(): State[] {
    return this.#events.filter(isStateEntered).map(({ details }) => details.name as State);
  }

  /**
   * What happened, for people: a tree of states with virtual times, retries, catches and the error. If the execution
   * cannot continue on its own, the trace says what it waits for.
   */
  trace(options: TraceOptions = {}): string {
    return this.#textOf(this.#run, options);
  }

  /**
   * A picture of the state machine with what happened: the path taken, how often, retries, failures and caught errors, by
   * colours and signs. Text for Mermaid, or SVG.
   *
   * @example
   * import { writeFileSync } from 'node:fs';
   * import { Simulator } from 'cdk-lambda-workflows/simulator';
   *
   * const execution = await Simulator.fromFile('orders.asl.json').run();
   * writeFileSync('orders.svg', execution.diagram({ format: 'svg' }));
   */
  diagram(options: DiagramOptions = {}): string {
    return views().drawRun(this.#run, options);
  }

  /**
   * A report as one HTML file, for a browser, without a server: the picture, and each step with its time, data, reasons
   * and attempts. Returns the page, and writes it if a file is given. Long payloads are cut, and so are long runs.
   * @throws SimulatorError if the file cannot be written
   */
  report(file?: string): string {
    const page = reports().executionReport(this.#run);
    if (file !== undefined) writeReport(file, page);
    return page;
  }

  /**
   * The input, the trace and the calls of tasks, as text that changes only if the behaviour does: constructs replace
   * the ARNs and generated names of resources in the template (`<ChargeFunction.Arn>`), and account numbers are
   * removed.
   */
  snapshot(): string {
    // The path begins with the stack, which differs between environments.
    const trace = this.#textOf({ ...this.#run, constructPath: undefined }, { calls: true });
    const text = [`Input: ${this.inputText}`, trace].join('\n');
    return stableText(text, this.#execution.machine.source.template);
  }

  /** The calls of tasks, retries included, in the order in which their states were entered. */
  get invocations(): Invocation[] {
    return this.#allSteps.flatMap(invocationsIn);
  }

  /**
   * The calls of one target: a state, or anything that a mock could name (an ARN, a logical id, a construct, its path).
   * `Payload` is the type of their payloads. Like the `Output` of `run`, it is a cast.
   */
  invocationsOf<Payload = Json>(target: MockTarget<State>): Invocation<Payload>[] {
    return this.#callsOf(target) as Invocation<Payload>[];
  }

  /** How often a state was tried again after a failure. */
  retriesOf(state: State): number {
    return retriesOf(this.#allSteps, state);
  }

  /** The names of the errors that a state's catchers matched, in order; undefined for an error without a name. */
  catchesOf(state: State): (string | undefined)[] {
    return catchesOf(this.#allSteps, state);
  }

  /** Status, output, error and cause, which a failed assertion prints. */
  toJSON(): JsonObject {
    const { status, output, error, cause } = this;
    return {
      status,
      ...(output !== undefined && { output: output as Json }),
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    };
  }

  /** Keeps Vitest from printing a copy of it, which lacks the private fields. */
  get [Symbol.toStringTag](): string {
    return 'Execution';
  }

  /** `console.log` prints the trace. */
  [inspect.custom](): string {
    return this.trace();
  }

  /** The names of all states of the machine, visited or not, including those inside Parallel and Map states. */
  get stateNames(): State[] {
    return stateNames(this.#execution.machine.source.definition) as State[];
  }

  /** Whether a test can answer its tasks. */
  protected get isDriven(): boolean {
    return false;
  }

  #textOf(run: Run, options: TraceOptions): string {
    const permissions = permissionLines(this.missingPermissions, this.undecidedPermissions);
    // While time can advance, a state may only be waiting for time.
    const waits =
      this.status === 'RUNNING' && this.#simulation.isStill
        ? [waitingFor(this.#simulation, this.#execution, this.isDriven)]
        : [];
    return [renderTrace(run, this.outputText, options), ...waits, ...permissions].join('\n');
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

  get #allSteps(): readonly Step[] {
    return allSteps(this.steps);
  }

  /**
   * What differs from another execution, by step: from one of the simulator, which the texts call the second one, or from a
   * recorded one, which is the first one.
   *
   * @param other an execution, or a history as `Simulator.replay` takes it
   * @throws SimulatorError for a history that cannot be read, or that holds several executions
   */
  compare(other: Execution<any, any> | RecordedHistory | RecordedExecution): Comparison {
    if (other instanceof Execution) return new Comparison(compareRuns(this.#run, other.#run));
    const recording = chooseRecording(recordingsOf(other), undefined);
    const { differences } = differencesFrom(recording, this.#execution);
    return new Comparison(differences, [], { one: 'recorded', other: 'now' });
  }

  /** Kept after the end. A redrive adds events. */
  get #run(): Run {
    const { latestId } = this.#execution.running.history;
    if (this.#endedRun?.latestId === latestId) return this.#endedRun.run;
    const run = executionRun(this.#execution);
    if (hasEnded(this.#execution)) this.#endedRun = { run, latestId };
    return run;
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

/** A function may be given by its name only. */
function lastPart(identity: string): string {
  return identity.split(':function:')[1]?.split(':')[0] ?? identity;
}

/** With all executions that its tasks started. */
function hasEnded({ end, nested }: SimulatedExecution): boolean {
  return end.status !== 'RUNNING' && nested.every(hasEnded);
}
