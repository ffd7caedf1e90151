// The world of one simulation in virtual time: its executions, and how far time has come.
import type { Json } from '../../json/json';
import { VirtualClock } from '../../runtime/clock';
import { RunningExecution, type ExecutionSettings } from '../../runtime/execution';
import { SeededChance } from '../../runtime/random';
import { Simulation } from '../../runtime/simulation';
import type { TaskHandler } from '../../runtime/task';
import { VirtualScheduler } from '../../runtime/virtual-scheduler';
import type { SimulatedMachine } from '../compile-source';
import { executionArn, nameOf } from '../identity';
import { MemoryObjects, type Objects } from '../object-store';
import type { ExecutionPermissions } from '../permissions/machine-permissions';

export interface WorldOptions {
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  readonly seed: number;
  readonly s3: Objects | undefined;
}

export interface StartRequest {
  readonly machine: SimulatedMachine;
  readonly handler: TaskHandler;
  readonly input: Json;
  readonly name: string;
  readonly roleArn?: string;
  readonly executionArn?: string;
  readonly permissions?: ExecutionPermissions;
}

/** An execution and what belongs to it in the simulator. */
export interface StartedExecution {
  readonly machine: SimulatedMachine;
  readonly running: RunningExecution;
  /** Those that its tasks started, in order. */
  readonly nested: StartedExecution[];
  /** What its role was asked, where the policies are known. */
  readonly permissions: ExecutionPermissions | undefined;
  /** Told once, when it has ended. */
  readonly whenEnded: (() => void)[];
}

export class World {
  readonly objects: MemoryObjects;
  readonly simulation: Simulation;
  private readonly scheduler: VirtualScheduler;
  private fault: { readonly error: unknown } | undefined;
  private driving: Promise<void> = Promise.resolve();

  constructor({ startTime, seed, s3 }: WorldOptions) {
    this.objects = new MemoryObjects(s3, startTime);
    this.scheduler = new VirtualScheduler(new VirtualClock(startTime));
    this.simulation = new Simulation(this.scheduler, new SeededChance(seed));
  }

  /** Starts an execution; it moves when the world is driven. */
  start(request: StartRequest): StartedExecution {
    const { machine, input, name, handler, permissions } = request;
    const { source } = machine;
    const settings: ExecutionSettings = {
      machine: machine.machine,
      type: source.type,
      input,
      objects: this.objects,
      handler: permissions?.guard(handler) ?? handler,
      stateMachineArn: source.arn,
      stateMachineName: nameOf(source.arn),
      roleArn: request.roleArn ?? source.roleArn,
      executionName: name,
      executionArn: request.executionArn ?? executionArn(source.arn, source.type, name),
      startTime: this.simulation.now,
    };
    const running = new RunningExecution(settings, this.simulation);
    const started: StartedExecution = { machine, running, permissions, nested: [], whenEnded: [] };
    running.start(
      () => started.whenEnded.splice(0).forEach((tell) => tell()),
      (error) => this.fail(error),
    );
    return started;
  }

  /**
   * Lets everything happen until nothing can move by itself, or until time would come to a moment that `mayReach`
   * refuses. One drive at a time, in the order of the calls. Rejects with the first fault of any execution.
   */
  async drive(mayReach?: (time: number) => boolean): Promise<void> {
    const turn = this.driving.then(async () => this.go(mayReach));
    this.driving = turn.catch(() => undefined);
    return turn;
  }

  /** Lets everything happen that happens by `time`, and time come to it. */
  async driveTo(time: number): Promise<void> {
    // Somebody waits for that time, so deadlines before it count.
    this.scheduler.at(time, () => undefined);
    await this.drive((due) => due <= time);
  }

  /** Lets happen what can happen without any time. */
  async settle(): Promise<void> {
    const { now } = this.simulation;
    await this.drive((due) => due <= now);
  }

  private async go(mayReach?: (time: number) => boolean): Promise<void> {
    if (!this.fault) await this.scheduler.run(mayReach);
    if (this.fault) throw this.fault.error;
  }

  private fail(error: unknown): void {
    this.fault ??= { error };
    this.scheduler.stop();
  }
}
