// A simulation in virtual time: its executions, its objects and its clock.
import { SimulatedExecution, type SimulatedExecutionParts } from './simulated-execution';
import { UnansweredTasks } from './unanswered';
import type { Chance } from '../../expressions/scope';
import type { Json } from '../../json/json';
import { VirtualClock } from '../../runtime/clock';
import { RunningExecution, type ExecutionSettings } from '../../runtime/execution';
import { SeededChance } from '../../runtime/random';
import { Simulation } from '../../runtime/simulation';
import type { TaskCheck, TaskHandler } from '../../runtime/task';
import { VirtualScheduler } from '../../runtime/virtual-scheduler';
import type { FunctionLogRecord } from '../../steps/run';
import type { SimulatedMachine } from '../compile-source';
import { MemoryObjects, type Objects } from '../object-store';

export interface VirtualSimulationOptions {
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  readonly seed: number;
  readonly s3: Objects | undefined;
  /** Seconds of real time that one drive may wait for handlers. @default no limit */
  readonly realTimeLimit?: number;
  /** Whether a test drives it step by step. */
  readonly isDriven?: boolean;
  /** What functions on this machine write; grows while they run. @default - none run */
  readonly functionLogs?: readonly FunctionLogRecord[] | undefined;
  /** Called before a task starts. @default checkArguments */
  readonly checkTask?: TaskCheck | undefined;
  /** @default random numbers from the seed */
  readonly chance?: Chance;
}

export interface StartRequest extends SimulatedExecutionParts {
  readonly machine: SimulatedMachine;
  readonly handler: TaskHandler;
  readonly input: Json;
  readonly name: string;
  readonly roleArn?: string;
  readonly executionArn?: string;
}

export class VirtualSimulation extends Simulation {
  declare readonly scheduler: VirtualScheduler;
  readonly objects: MemoryObjects;
  readonly functionLogs: readonly FunctionLogRecord[];
  private readonly unanswered = new UnansweredTasks();
  private readonly realTimeLimit: number | undefined;
  private readonly isDriven: boolean;
  private readonly checkTask: TaskCheck | undefined;
  private fault: { readonly error: unknown } | undefined;
  private isMoving = false;
  /** The unfinished drives, if one of them waits for something outside. */
  private driving: Promise<void> | undefined;

  constructor(options: VirtualSimulationOptions) {
    const { startTime, seed, s3, realTimeLimit, isDriven = false, checkTask, chance, functionLogs = [] } = options;
    super(new VirtualScheduler(new VirtualClock(startTime)), chance ?? new SeededChance(seed));
    this.objects = new MemoryObjects(s3, startTime);
    this.functionLogs = functionLogs;
    this.realTimeLimit = realTimeLimit;
    this.isDriven = isDriven;
    this.checkTask = checkTask;
  }

  /** Whether nothing will happen by itself any more. */
  get isStill(): boolean {
    return !this.isMoving && !this.driving && this.scheduler.isStill;
  }

  /** Whether the caller is a handler, which would wait for itself if it waited for the end. */
  get isInHandler(): boolean {
    return this.unanswered.isInHandler;
  }

  /** Starts an execution. It moves when the simulation is driven. */
  start(request: StartRequest): SimulatedExecution {
    const { machine, input, name, handler, permissions } = request;
    const { source, names } = machine;
    const settings: ExecutionSettings = {
      machine: machine.machine,
      type: source.type,
      input,
      objects: this.objects,
      handler: this.unanswered.track(permissions?.guard(handler) ?? handler, this.isDriven),
      checkTask: this.checkTask,
      checkAccess: permissions?.checkAccess,
      stateMachineArn: source.arn,
      stateMachineName: names.machineName,
      roleArn: request.roleArn ?? source.roleArn,
      executionName: name,
      executionArn: request.executionArn ?? names.executionArn(name),
      startTime: this.now,
    };
    const running = new RunningExecution(settings, this);
    const execution = new SimulatedExecution(machine, running, request);
    running.start(
      () => execution.reportEnd(),
      (error) => this.fail(error),
    );
    return execution;
  }

  /**
   * Runs everything until nothing can move by itself, or until time would reach a moment that `mayReach` refuses.
   * Drives run one at a time, in the order of the calls. Throws or rejects with the first fault of any execution.
   * @returns a promise if it has to wait; undefined if everything has already happened
   */
  drive(mayReach?: (time: number) => boolean): Promise<void> | undefined {
    // A handler drives the simulation that called it.
    if (this.isMoving) return Promise.resolve().then(async () => this.drive(mayReach));
    const going = this.driving ? this.driving.then(async () => this.go(mayReach)) : this.go(mayReach);
    if (!going) return undefined;
    const driving = going
      .catch(() => undefined)
      .then(() => {
        if (this.driving === driving) this.driving = undefined;
      });
    this.driving = driving;
    return this.unanswered.untilDone(going, this.realTimeLimit);
  }

  /** Runs everything that happens up to `time`, and moves time there. */
  driveTo(time: number): Promise<void> | undefined {
    // Something waits for that time, so deadlines before it count.
    this.scheduler.at(time, () => undefined);
    return this.drive((due) => due <= time);
  }

  /** Runs everything that can happen without time passing. */
  settle(): Promise<void> | undefined {
    const { now } = this;
    return this.drive((due) => due <= now);
  }

  private go(mayReach?: (time: number) => boolean): Promise<void> | undefined {
    if (!this.fault) {
      const going = this.move(mayReach);
      if (going) return going.then(() => this.checkFault());
    }
    this.checkFault();
    return undefined;
  }

  private move(mayReach?: (time: number) => boolean): Promise<void> | undefined {
    this.isMoving = true;
    try {
      return this.scheduler.run(mayReach);
    } finally {
      this.isMoving = false;
    }
  }

  private checkFault(): void {
    if (this.fault) throw this.fault.error;
  }

  private fail(error: unknown): void {
    this.fault ??= { error };
    this.scheduler.stop();
  }
}
