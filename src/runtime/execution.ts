// One execution from start to end: its clock, its history, its time-out, its result.
import { Coroutine, runMachine } from './branch';
import { BranchFrame } from './branch-frame';
import { VirtualClock } from './clock';
import { forkBranches } from './fork';
import { History } from './history';
import type { Machine } from './machine';
import { EXPRESS_SECONDS, MAX_EVENTS } from './quotas';
import { SeededChance } from './random';
import type { RunningBranch, Shared, StateVisit } from './running';
import { Scheduler } from './scheduler';
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
  readonly region: string;
  readonly fork = forkBranches;
  private readonly execution: JsonObject;
  private readonly stateMachine: JsonObject;

  constructor(readonly settings: ExecutionSettings) {
    const clock = new VirtualClock(settings.startTime);
    this.scheduler = new Scheduler(clock);
    this.history = new History(clock, settings.type === 'EXPRESS' ? Infinity : MAX_EVENTS);
    this.chance = new SeededChance(settings.seed);
    this.handler = settings.handler;
    this.region = settings.stateMachineArn.split(':')[3] ?? '';
    this.execution = {
      Id: settings.executionArn,
      Input: settings.input,
      StartTime: isoTime(settings.startTime),
      Name: settings.executionName,
      RoleArn: settings.roleArn,
      RedriveCount: 0,
    };
    this.stateMachine = { Id: settings.stateMachineArn, Name: settings.stateMachineName };
  }

  /** A task token: long and opaque, as AWS's are, and the same for the same seed. */
  token(): string {
    const text = Array.from({ length: 8 }, () => this.chance.uuid()).join('');
    return `AQCEAAAAKgAAAAMAAAAAAAAA${Buffer.from(text).toString('base64')}`;
  }

  /** The context object as a state sees it. */
  context({ name, enteredAt, retryCount, taskToken }: StateVisit, mapItem: JsonObject | undefined): JsonObject {
    const state = { Name: name, EnteredTime: isoTime(enteredAt) };
    return {
      Execution: this.execution,
      StateMachine: this.stateMachine,
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
    const { machine, input, roleArn } = this.settings;
    let end: ExecutionEnd = { status: 'RUNNING' };
    let fault: { readonly error: unknown } | undefined;
    const finish = (how: ExecutionEnd) => {
      end = { ...how, stopTime: this.scheduler.clock.now };
      this.scheduler.stop();
    };

    // Nothing hangs on ExecutionStarted: the first state's previousEventId is 0 (every recorded history).
    this.history.record('ExecutionStarted', 0, { input, roleArn });
    const frame = new BranchFrame(this, undefined, 0);
    const root = new Coroutine(
      runMachine(machine, input, frame),
      (output) => {
        this.history.recordEnd('ExecutionSucceeded', frame.previousEventId, { output });
        finish({ status: 'SUCCEEDED', output });
      },
      (error) => {
        if (error instanceof StatesError) {
          finish(this.failed(error, frame));
        } else {
          fault = { error };
          this.scheduler.stop();
        }
      },
    );
    const seconds = Math.min(
      machine.timeoutSeconds ?? Infinity,
      this.settings.type === 'EXPRESS' ? EXPRESS_SECONDS : Infinity,
    );
    if (seconds !== Infinity) {
      this.scheduler.at(this.settings.startTime + seconds * 1000, () => {
        root.cancel();
        this.history.recordEnd('ExecutionTimedOut', frame.previousEventId, { error: 'States.Timeout' });
        finish({ status: 'TIMED_OUT' });
      });
    }
    this.scheduler.soon(() => root.start());
    await this.scheduler.run();
    if (fault) throw fault.error;
    return end;
  }

  private failed({ error, cause }: StatesError, frame: RunningBranch): ExecutionEnd {
    this.history.recordEnd('ExecutionFailed', frame.previousEventId, { error, cause });
    return { status: 'FAILED', error, cause };
  }
}

/** The form of times in the context object: milliseconds and Z. */
function isoTime(time: number): string {
  return new Date(time).toISOString();
}
