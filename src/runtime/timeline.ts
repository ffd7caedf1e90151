// What is due when: the timers that somebody waits for, and deadlines, which nobody does.
import { EventQueue, type Timer } from './event-queue';

export class Timeline {
  private readonly timers = new EventQueue();
  /** Apart from the timers, so that a look tells whether anybody waits for a time. */
  private readonly deadlines = new EventQueue();

  at(time: number, wake: () => void): Timer {
    return this.timers.add(time, wake);
  }

  deadline(time: number, wake: () => void): Timer {
    return this.deadlines.add(time, wake);
  }

  /** Whether anybody waits for a time. */
  get isAwaited(): boolean {
    return this.timers.first() !== undefined;
  }

  /** What is due first, left where it is; at one time timers go before deadlines: what is done in time counts. */
  first(): Timer | undefined {
    return this.isDeadlineFirst() ? this.deadlines.first() : this.timers.first();
  }

  /** Takes what is due first. */
  next(): Timer | undefined {
    return this.isDeadlineFirst() ? this.deadlines.next() : this.timers.next();
  }

  private isDeadlineFirst(): boolean {
    const deadline = this.deadlines.first();
    return deadline !== undefined && deadline.time < (this.timers.first()?.time ?? Infinity);
  }
}
