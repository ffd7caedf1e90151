// A simulation: any number of executions that share one scheduler with its clock, one random source and one set of open
// tasks.
import { OpenTasks } from './open-tasks';
import type { Scheduler } from './scheduler';
import { WorkerQueues } from './worker-queues';
import type { Chance } from '../expressions/scope';

export class Simulation {
  /** Tasks that can be answered from outside. */
  readonly tasks: OpenTasks;
  /** Tasks that wait for a worker to poll for them. */
  readonly workers: WorkerQueues;

  constructor(
    readonly scheduler: Scheduler,
    readonly chance: Chance,
  ) {
    this.tasks = new OpenTasks(scheduler, chance);
    this.workers = new WorkerQueues(scheduler);
  }

  /** Milliseconds since the epoch. */
  get now(): number {
    return this.scheduler.clock.now;
  }
}
