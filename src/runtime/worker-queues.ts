// Tasks that wait for a worker, and workers that wait for a task: first come, first served.
import { Fifo } from './fifo';
import type { OpenTask } from './open-tasks';
import type { Cancel, Scheduler } from './scheduler';

interface Offer {
  readonly task: OpenTask;
  readonly onTaken: (workerName: string | undefined) => void;
  isGone: boolean;
}

interface Poller {
  readonly workerName: string | undefined;
  readonly onTask: (task: OpenTask) => void;
  isGone: boolean;
}

interface Queue {
  readonly offers: Fifo<Offer>;
  readonly pollers: Fifo<Poller>;
}

export class WorkerQueues {
  private readonly queues = new Map<string, Queue>();

  constructor(private readonly scheduler: Scheduler) {}

  /** Offers a task to the workers of its resource. Calls `onTaken` once, in the task's own turn. */
  offer(task: OpenTask, onTaken: (workerName: string | undefined) => void): Cancel {
    const offer: Offer = { task, onTaken, isGone: false };
    const { offers, pollers } = this.queue(task.call.resource);
    const poller = next(pollers);
    if (poller) {
      this.hand(offer, poller.workerName);
      poller.onTask(task);
    } else {
      offers.push(offer);
    }
    return () => void (offer.isGone = true);
  }

  /** Takes the task that has waited longest, if any. */
  take(resource: string, workerName?: string): OpenTask | undefined {
    const offer = next(this.queue(resource).offers);
    if (offer) this.hand(offer, workerName);
    return offer?.task;
  }

  /** Waits for a task. Calls `onTask` once; at once if a task is already waiting. */
  poll(resource: string, workerName: string | undefined, onTask: (task: OpenTask) => void): Cancel {
    const task = this.take(resource, workerName);
    if (task) {
      onTask(task);
      return () => undefined;
    }
    const poller: Poller = { workerName, onTask, isGone: false };
    this.queue(resource).pollers.push(poller);
    return () => void (poller.isGone = true);
  }

  private hand(offer: Offer, workerName: string | undefined): void {
    this.scheduler.arrive(() => offer.isGone || offer.onTaken(workerName));
  }

  private queue(resource: string): Queue {
    let queue = this.queues.get(resource);
    if (!queue) {
      queue = { offers: new Fifo(), pollers: new Fifo() };
      this.queues.set(resource, queue);
    }
    return queue;
  }
}

function next<T extends { readonly isGone: boolean }>(waiting: Fifo<T>): T | undefined {
  for (;;) {
    const first = waiting.shift();
    if (!first?.isGone) return first;
  }
}
