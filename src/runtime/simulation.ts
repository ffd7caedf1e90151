// A world of executions: one scheduler with its clock, one source of chance, one board of tasks for all of them.
import { OpenTasks } from './open-tasks';
import type { Scheduler } from './scheduler';
import { WorkerQueues } from './worker-queues';
import type { Chance } from '../expressions/scope';

export class Simulation {
  /** Tasks that somebody outside can answer. */
  readonly tasks: OpenTasks;
  /** Tasks that wait for a worker to ask for them. */
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
