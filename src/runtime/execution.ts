// One execution from start to end: its clock, history, timeout and result.
import { Branch } from './branch';
import { BranchFrame } from './branch-frame';
import type { ChildrenPlan, MapRunEnd } from './children-plan';
import { VirtualClock } from './clock';
import { contextOf, isoTime } from './context';
import type { Effect } from './effects';
import { eventLimit } from './event-limit';
import type { ExecutionEnd } from './execution-end';
import type { ExecutionSettings } from './execution-settings';
import type { FailureRecord } from './failure-record';
import { forkBranches } from './fork';
import { History, ObservedHistory } from './history';
import type { EventKind } from './history-events';
import type { Machine } from './machine';
import { MapRun } from './map-run';
import type { CheckAccess } from './map-run-access';
import { MapRunRecord, type MapRunLimits } from './map-run-record';
import type { ObjectStore } from './objects';
import { SeededChance } from './random';
import { NotRedrivableError, whyNotRedrivable } from './redrivable';
import type { Redrives } from './redrives';
import type { Shared, StateVisit } from './running';
import type { Cancel, Scheduler } from './scheduler';
import { Simulation } from './simulation';
import { checkArguments, type TaskCheck, type TaskHandler } from './task';
import { limitTime } from './time-limits';
import { VirtualScheduler } from './virtual-scheduler';
import { parseArn } from '../asl/arn';
import type { Chance } from '../expressions/scope';
import { StatesError } from '../expressions/states-error';
import type { Json, JsonObject } from '../json/json';

export type { ExecutionEnd, ExecutionStatus } from './execution-end';
export type { ExecutionSettings } from './execution-settings';

const RUNNING: ExecutionEnd = { status: 'RUNNING' };

/** One execution of a simulation: what its branches share, and its current status. */
export class RunningExecution implements Shared {
  readonly scheduler: Scheduler;
  readonly history: History;
  readonly chance: Chance;
  readonly handler: TaskHandler;
  readonly checkTask: TaskCheck;
  readonly objects: ObjectStore;
  readonly checkAccess: CheckAccess | undefined;
  readonly executionArn: string;
  readonly fork = forkBranches;
  endsSoon = false;
  /** The Map Runs that its distributed Maps have begun, in order. */
  readonly mapRuns: MapRunRecord<RunningExecution>[] = [];
  private noted: FailureRecord[] | undefined;
  private frozenContext: ReturnType<typeof contextOf> | undefined;
  private knownRegion: string | undefined;
  private currentEnd = RUNNING;
  private root: Branch | undefined;
  private timeout: Cancel | undefined;
  private redrives: Redrives = { count: 0 };
  private onEnd: ((end: ExecutionEnd) => void) | undefined;

  /** @param simulation the simulation to run in; by default a new one in virtual time */
  constructor(
    readonly settings: ExecutionSettings,
    readonly simulation: Simulation = simulationOf(settings),
  ) {
    this.scheduler = simulation.scheduler;
    const { onEvent: recorded } = settings;
    const [clock, limit] = [this.scheduler.clock, eventLimit(settings.type)];
    this.history = recorded ? new ObservedHistory(clock, limit, (id) => recorded(this, id)) : new History(clock, limit);
    this.chance = simulation.chance;
    this.objects = settings.objects;
    this.checkAccess = settings.checkAccess;
    this.handler = settings.handler;
    this.checkTask = settings.checkTask ?? checkArguments;
    this.executionArn = settings.executionArn;
  }

  /** How it ended. The status is RUNNING until then. */
  get end(): ExecutionEnd {
    return this.currentEnd;
  }

  get region(): string {
    this.knownRegion ??= parseArn(this.settings.stateMachineArn)?.region ?? '';
    return this.knownRegion;
  }

  /** The context object as a state sees it. */
  context({ name, enteredAt, retryCount, taskToken }: StateVisit, mapItem: JsonObject | undefined): JsonObject {
    this.frozenContext ??= contextOf(this.settings, this.redrives);
    const { Execution, StateMachine } = this.frozenContext;
    const EnteredTime = isoTime(enteredAt);
    const State: JsonObject =
      retryCount === undefined ? { Name: name, EnteredTime } : { Name: name, EnteredTime, RetryCount: retryCount };
    const context: Record<string, Json> = { Execution, StateMachine, State };
    if (mapItem) context.Map = { Item: mapItem };
    if (taskToken !== undefined) context.Task = { Token: taskToken };
    return context;
  }

  /**
   * Runs its simulation, which must be virtual, until the execution ends or nothing can move any more (then the status
   * is RUNNING). Rejects only for faults outside of the machine: a handler that fails, or a bug in this engine.
   */
  async run(): Promise<ExecutionEnd> {
    const scheduler = this.scheduler as VirtualScheduler;
    let fault: { readonly error: unknown } | undefined;
    this.start(
      () => scheduler.stop(),
      (error) => {
        fault = { error };
        scheduler.stop();
      },
    );
    await scheduler.run();
    if (fault) throw fault.error;
    return this.end;
  }

  /** Starts on the scheduler. Calls back each time it ends, or once with a fault outside of its machine. */
  start(onEnd: (end: ExecutionEnd) => void, onFault: (error: unknown) => void): void {
    const { machine, input, roleArn, startTime, startedBy } = this.settings;
    this.onEnd = onEnd;
    // The first state does not name ExecutionStarted as its predecessor: its previousEventId is 0 (in every recorded
    // history).
    this.history.record({ type: 'ExecutionStarted', details: { roleArn, ...startedBy } }, 0, input);
    const frame = new BranchFrame(this, undefined, 0);
    this.root = new Branch(
      {
        begin: () => input,
        onEnd: (_, output) =>
          this.finish({ type: 'ExecutionSucceeded', details: { output } }, frame.previousEventId, {
            status: 'SUCCEEDED',
            output,
          }),
        onFailure: (_, error) => {
          if (!(error instanceof StatesError)) {
            this.cancelRun();
            onFault(error);
          } else if (error.origin === 'execution' && error.error === 'States.Timeout') {
            this.timeOut(error.cause);
          } else {
            const failure = { error: error.error, cause: error.cause };
            this.finish({ type: 'ExecutionFailed', details: failure }, this.lastIn(frame), {
              status: 'FAILED',
              ...failure,
            });
          }
        },
      },
      machine,
      frame,
    );
    this.root.start();
    this.startTimeout(startTime);
  }

  /** How often it was redriven, and when it was last redriven. */
  get redriven(): Redrives {
    return this.redrives;
  }

  /** Why it cannot be redriven, in AWS's words; undefined if it can. */
  get whyNotRedrivable(): string | undefined {
    const { settings, end, simulation, history } = this;
    const { type, startTime } = settings;
    return whyNotRedrivable({ type, end, startTime, now: simulation.now, events: history.latestId });
  }

  /**
   * Continues from the states that did not succeed, with the same input. Retry counts and the execution's timeout start
   * again. Throws a NotRedrivableError.
   */
  redrive(): void {
    const reason = this.whyNotRedrivable;
    if (reason !== undefined) throw new NotRedrivableError(this.executionArn, reason);
    const { now } = this.simulation;
    const count = this.redrives.count + 1;
    const eventId = this.history.record(
      { type: 'ExecutionRedriven', details: { redriveCount: count } },
      this.history.latestId,
    );
    this.redrives = { count, time: now, eventId };
    this.frozenContext = undefined;
    this.currentEnd = RUNNING;
    this.endsSoon = false;
    this.startTimeout(now);
    this.root!.redrive();
  }

  /** The failures of its states, in order. */
  get failures(): readonly FailureRecord[] {
    return this.noted ?? [];
  }

  noteFailure(record: FailureRecord): void {
    if (this.noted) this.noted.push(record);
    else this.noted = [record];
  }

  /** Aborts the execution and notifies those who wait for its end. Does nothing if it has already ended. */
  stop(error?: string, cause?: string): void {
    if (this.currentEnd.status !== 'RUNNING') return;
    const details = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
    this.finish({ type: 'ExecutionAborted', details }, 0, { status: 'ABORTED', ...details });
  }

  /** Aborts the execution instead of its next transition. */
  stopSoon(): void {
    this.endsSoon = true;
  }

  // An end from outside has no previous event (measured: floci#2965).
  private finish(event: EventKind, previousEventId: number, end: ExecutionEnd): void {
    this.cancelRun();
    this.history.recordEnd(event, previousEventId);
    const { status, output, error, cause } = end;
    this.currentEnd = { status, output, error, cause, stopTime: this.scheduler.clock.now };
    this.onEnd?.(this.currentEnd);
  }

  private startTimeout(from: number): void {
    this.timeout = limitTime(this.settings, from, this.scheduler, () => this.timeOut());
  }

  /** AWS gives no cause. */
  private timeOut(cause?: string): void {
    const details = { error: 'States.Timeout', ...(cause !== undefined && { cause }) };
    this.finish({ type: 'ExecutionTimedOut', details }, 0, { status: 'TIMED_OUT', cause });
  }

  private cancelRun(): void {
    this.timeout?.();
    this.root?.cancel();
  }

  /**
   * If a redriven state fails without any event of its own, the failure names the redrive as its predecessor (measured
   * with a Fail state).
   */
  private lastIn(frame: BranchFrame): number {
    const { latestId } = this.history;
    return latestId === this.redrives.eventId ? latestId : frame.previousEventId;
  }

  /** Its ARN is `arn:aws:states:REGION:ACCOUNT:mapRun:MACHINE/LABEL:UUID`. */
  beginMapRun(label: string, stateName: string, limits: MapRunLimits): MapRunRecord {
    const { stateMachineArn, onMapRun: mapRunBegun } = this.settings;
    const run = new MapRunRecord<RunningExecution>(
      {
        arn: `${childArn(stateMachineArn, 'mapRun', label)}:${this.chance.uuid()}`,
        ...{ executionArn: this.executionArn, label, stateName },
        stateMachineArn: `${stateMachineArn}/${label}`,
        limits,
      },
      this.scheduler.clock,
    );
    this.mapRuns.push(run);
    mapRunBegun?.(run);
    return run;
  }

  runChildren(machine: Machine, plan: ChildrenPlan): Effect<MapRunEnd> {
    // One prefix for the ARNs of all children.
    const kind = plan.type === 'EXPRESS' ? 'express' : 'execution';
    const arns = childArn(this.settings.stateMachineArn, kind, plan.mapRun.label);
    const run = new MapRun(plan, (index) => this.child(machine, plan, index, arns), this.scheduler);
    plan.mapRun.children = run;
    return (wake, fail) => run.start(wake, fail);
  }

  private child(machine: Machine, plan: ChildrenPlan, index: number, arns: string): RunningExecution {
    const {
      stateMachineName,
      handler,
      checkTask,
      roleArn,
      objects,
      checkAccess,
      onMapRun: mapRunBegun,
      onEvent: recorded,
    } = this.settings;
    const { type, mapRun } = plan;
    const name = this.chance.uuid();
    // Written out, because a spread would make a hidden class for each child.
    const settings: ExecutionSettings = {
      machine,
      type,
      input: plan.input(index),
      handler,
      checkTask,
      roleArn,
      objects,
      checkAccess,
      onMapRun: mapRunBegun,
      onEvent: recorded,
      startTime: this.scheduler.clock.now,
      executionName: name,
      executionArn: `${arns}:${name}`,
      stateMachineArn: mapRun.stateMachineArn,
      stateMachineName: `${stateMachineName}/${mapRun.label}`,
    };
    return new RunningExecution(settings, this.simulation);
  }
}

/** A simulation in virtual time for a single execution. */
function simulationOf({ startTime, seed = 1 }: ExecutionSettings): Simulation {
  return new Simulation(new VirtualScheduler(new VirtualClock(startTime)), new SeededChance(seed));
}

/** The ARN of a part of a state machine: `arn:...:stateMachine:Orders` and `Each` give `arn:...:mapRun:Orders/Each`. */
function childArn(stateMachineArn: string, kind: string, label: string): string {
  return `${stateMachineArn.replace(':stateMachine:', `:${kind}:`)}/${label}`;
}
