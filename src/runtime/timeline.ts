// Timers, which advance the clock, and deadlines, which do not.
import { EventQueue, type Timer } from './event-queue';

export class Timeline {
  private readonly timers = new EventQueue();
  /** Separate from the timers, so that it is quick to see whether anything waits for a time. */
  private readonly deadlines = new EventQueue();

  at(time: number, wake: () => void): Timer {
    return this.timers.add(time, wake);
  }

  deadline(time: number, wake: () => void): Timer {
    return this.deadlines.add(time, wake);
  }

  /** Whether anything waits for a time. */
  get isAwaited(): boolean {
    return this.timers.first() !== undefined;
  }

  /**
   * What is due first, without removing it. At the same time, timers come before deadlines, so work that finishes in
   * time counts.
   */
  first(): Timer | undefined {
    return this.isDeadlineFirst() ? this.deadlines.first() : this.timers.first();
  }

  /** Removes and returns what is due first. */
  next(): Timer | undefined {
    return this.isDeadlineFirst() ? this.deadlines.next() : this.timers.next();
  }

  private isDeadlineFirst(): boolean {
    const deadline = this.deadlines.first();
    return deadline !== undefined && deadline.time < (this.timers.first()?.time ?? Infinity);
  }
}
