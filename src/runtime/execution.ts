// One execution from start to end: its clock, its history, its time-out, its result.
import { Branch } from './branch';
import { BranchFrame } from './branch-frame';
import { VirtualClock } from './clock';
import type { Effect } from './effects';
import type { Timer } from './event-queue';
import { forkBranches } from './fork';
import { History } from './history';
import type { EventDetails, EventType } from './history-events';
import type { Machine } from './machine';
import { MapRun, type ChildEnd, type ChildrenPlan, type MapRunEnd } from './map-run';
import type { ObjectStore } from './objects';
import { EXPRESS_SECONDS, MAX_EVENTS } from './quotas';
import { SeededChance } from './random';
import type { Shared, StateVisit } from './running';
import { Scheduler, type Cancel } from './scheduler';
import type { TaskHandler } from './task';
import type { Chance } from '../expressions/scope';
import { StatesError } from '../expressions/states-error';
import type { Json, JsonObject } from '../json/json';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** Who runs what: everything that the context object, the history and chance are made of. */
export interface ExecutionSettings {
  readonly machine: Machine;
  readonly input: Json;
  readonly handler: TaskHandler;
  readonly executionArn: string;
  readonly executionName: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  readonly seed: number;
  /** Where a distributed Map reads and writes. */
  readonly objects: ObjectStore;
}

export interface ExecutionEnd {
  readonly status: ExecutionStatus;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  /** Milliseconds since the epoch; undefined while it runs. */
  readonly stopTime?: number;
}

/** What all branches of an execution share. */
export class RunningExecution implements Shared {
  readonly scheduler: Scheduler;
  readonly history: History;
  readonly chance: Chance;
  readonly handler: TaskHandler;
  readonly objects: ObjectStore;
  readonly region: string;
  readonly fork = forkBranches;
  private frozenContext: JsonObject | undefined;

  /** @param parent the execution whose child this is: they share time and chance */
  constructor(
    readonly settings: ExecutionSettings,
    parent?: RunningExecution,
  ) {
    this.scheduler = parent?.scheduler ?? new Scheduler(new VirtualClock(settings.startTime));
    this.history = new History(this.scheduler.clock, settings.type === 'EXPRESS' ? Infinity : MAX_EVENTS);
    this.chance = parent?.chance ?? new SeededChance(settings.seed);
    this.objects = settings.objects;
    this.handler = settings.handler;
    this.region = settings.stateMachineArn.split(':', 4)[3] ?? '';
  }

  /** A task token: long and opaque, as AWS's are, and the same for the same seed. */
  token(): string {
    const text = Array.from({ length: 8 }, () => this.chance.uuid()).join('');
    return `AQCEAAAAKgAAAAMAAAAAAAAA${Buffer.from(text).toString('base64')}`;
  }

  /** The context object as a state sees it. */
  context({ name, enteredAt, retryCount, taskToken }: StateVisit, mapItem: JsonObject | undefined): JsonObject {
    const state = { Name: name, EnteredTime: isoTime(enteredAt) };
    this.frozenContext ??= contextOf(this.settings);
    return {
      ...this.frozenContext,
      State: retryCount === undefined ? state : { ...state, RetryCount: retryCount },
      ...(mapItem && { Map: { Item: mapItem } }),
      ...(taskToken !== undefined && { Task: { Token: taskToken } }),
    };
  }

  /**
   * Runs to the end, or until nothing is left that could move (then the status is RUNNING). Rejects only for what is
   * not the machine's doing: a handler that broke its promise, or an error in this engine.
   */
  async run(): Promise<ExecutionEnd> {
    let end: ExecutionEnd = { status: 'RUNNING' };
    let fault: { readonly error: unknown } | undefined;
    this.start(
      (how) => {
        end = how;
        this.scheduler.stop();
      },
      (error) => {
        fault = { error };
        this.scheduler.stop();
      },
    );
    await this.scheduler.run();
    if (fault) throw fault.error;
    return end;
  }

  /** Starts on the scheduler; calls back once. What is returned ends it where it is, and nothing is called. */
  start(ended: (end: ExecutionEnd) => void, fault: (error: unknown) => void): Cancel {
    const { machine, input, roleArn, startTime, type } = this.settings;
    let timeout: Timer | undefined;
    const finish = (event: EventType, details: EventDetails, end: ExecutionEnd): void => {
      if (timeout) timeout.cancelled = true;
      this.history.recordEnd(event, frame.previousEventId, details);
      ended({ ...end, stopTime: this.scheduler.clock.now });
    };

    // Nothing hangs on ExecutionStarted: the first state's previousEventId is 0 (every recorded history).
    this.history.record('ExecutionStarted', 0, { roleArn }, input);
    const frame = new BranchFrame(this, undefined, 0);
    const root = new Branch(
      {
        begin: () => input,
        ended: (_, output) => finish('ExecutionSucceeded', { output }, { status: 'SUCCEEDED', output }),
        failed: (_, error) => {
          if (!(error instanceof StatesError)) {
            fault(error);
          } else {
            const failure = { error: error.error, cause: error.cause };
            finish('ExecutionFailed', failure, { status: 'FAILED', ...failure });
          }
        },
      },
      machine,
      frame,
    );
    const seconds = Math.min(machine.timeoutSeconds ?? Infinity, type === 'EXPRESS' ? EXPRESS_SECONDS : Infinity);
    if (seconds !== Infinity) {
      timeout = this.scheduler.at(startTime + seconds * 1000, () => {
        root.cancel();
        finish('ExecutionTimedOut', { error: 'States.Timeout' }, { status: 'TIMED_OUT' });
      });
    }
    root.start();
    return () => {
      if (timeout) timeout.cancelled = true;
      root.cancel();
    };
  }

  /** `arn:aws:states:REGION:ACCOUNT:mapRun:MACHINE/LABEL:UUID`. */
  mapRunArn(label: string): string {
    return `${childArn(this.settings.stateMachineArn, 'mapRun', label)}:${this.chance.uuid()}`;
  }

  runChildren(machine: Machine, plan: ChildrenPlan): Effect<MapRunEnd> {
    return (wake, fail) =>
      new MapRun(
        plan,
        (index, ended, fault) => this.startChild(machine, plan, index, ended, fault),
        this.scheduler,
        wake,
        fail,
      ).start();
  }

  private startChild(
    machine: Machine,
    { label, type, input: inputOf }: ChildrenPlan,
    index: number,
    ended: (end: ChildEnd) => void,
    fault: (error: unknown) => void,
  ): Cancel {
    const { stateMachineArn } = this.settings;
    const input = inputOf(index);
    const name = this.chance.uuid();
    const startTime = this.scheduler.clock.now;
    const settings: ExecutionSettings = {
      ...this.settings,
      ...{ machine, type, input, startTime },
      executionName: name,
      executionArn: `${childArn(stateMachineArn, type === 'EXPRESS' ? 'express' : 'execution', label)}:${name}`,
      stateMachineArn: `${stateMachineArn}/${label}`,
      stateMachineName: `${this.settings.stateMachineName}/${label}`,
    };
    const identity = {
      ...{ executionArn: settings.executionArn, name, stateMachineArn: settings.stateMachineArn },
      ...{ input, startTime },
    };
    return new RunningExecution(settings, this).start((end) => ended({ ...identity, ...end }), fault);
  }
}

/** The ARN of a part of a state machine: `arn:...:stateMachine:Orders` and `Each` give `arn:...:mapRun:Orders/Each`. */
function childArn(stateMachineArn: string, kind: string, label: string): string {
  return `${stateMachineArn.replace(':stateMachine:', `:${kind}:`)}/${label}`;
}

/** What is the same for all states. */
function contextOf(settings: ExecutionSettings): JsonObject {
  return {
    Execution: {
      Id: settings.executionArn,
      Input: settings.input,
      StartTime: isoTime(settings.startTime),
      Name: settings.executionName,
      RoleArn: settings.roleArn,
      RedriveCount: 0,
    },
    StateMachine: { Id: settings.stateMachineArn, Name: settings.stateMachineName },
  };
}

/** The form of times in the context object: milliseconds and Z. */
function isoTime(time: number): string {
  return new Date(time).toISOString();
}
