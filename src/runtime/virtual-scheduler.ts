// Runs executions in virtual time: the same machines, inputs and answers give the same order, always.
import type { VirtualClock } from './clock';
import type { Timer } from './event-queue';
import { Fifo } from './fifo';
import { isPromiseLike, type Cancel, type Scheduler, type Wake } from './scheduler';
import { Timeline } from './timeline';

/** A handler's answer on its way. `settled` is undefined until it is there. */
interface Pending {
  settled: (() => void) | undefined;
  /** Resolves when the answer is there, or nobody wants it any more. */
  promise: Promise<void> | undefined;
  cancelled: boolean;
}

/**
 * One queue of things to do, in an order that depends on nothing but the machine and its input:
 * what is ready first, in order; then handlers' answers, in the order in which the handlers were started, whichever
 * came first; and only when nobody is busy, time jumps to the next timer (ties in order of creation). For a deadline alone
 * it does not.
 */
export class VirtualScheduler implements Scheduler {
  private readonly ready = new Fifo<() => void>();
  private readonly pending = new Fifo<Pending>();
  private readonly timeline = new Timeline();
  private stopped = false;

  constructor(readonly clock: VirtualClock) {}

  get isIdle(): boolean {
    return this.ready.isEmpty && this.pending.isEmpty;
  }

  soon(task: () => void): void {
    this.ready.push(task);
  }

  arrive(task: () => void): void {
    this.ready.push(task);
  }

  at(time: number, wake: () => void): Timer {
    return this.timeline.at(Math.max(time, this.clock.now), wake);
  }

  deadline(time: number, wake: () => void): Timer {
    return this.timeline.deadline(time, wake);
  }

  answer<T>(answer: T | PromiseLike<T>, wake: Wake<T>, failed: Wake<unknown>): Cancel {
    const pending: Pending = { settled: undefined, promise: undefined, cancelled: false };
    let release = (): void => undefined;
    if (isPromiseLike(answer)) {
      pending.promise = new Promise<void>((resolve) => {
        release = resolve;
        const settle = (settled: () => void): void => {
          pending.settled = settled;
          resolve();
        };
        answer.then(
          (value) => settle(() => wake(value)),
          (error: unknown) => settle(() => failed(error)),
        );
      });
    } else {
      pending.settled = () => wake(answer);
    }
    this.pending.push(pending);
    return () => {
      pending.cancelled = true;
      release();
    };
  }

  /**
   * Runs until nothing is left that could move, until `stop`, or until time would jump to a moment that `mayReach`
   * refuses.
   */
  async run(mayReach: (time: number) => boolean = always): Promise<void> {
    this.stopped = false;
    for (;;) {
      const waiting = this.advance(mayReach);
      if (!waiting) return;
      await waiting;
    }
  }

  /** Ends the run where it is; another one goes on from there. */
  stop(): void {
    this.stopped = true;
  }

  // Everything that can happen without waiting; returns the answer to wait for, if any.
  private advance(mayReach: (time: number) => boolean): Promise<void> | undefined {
    while (!this.stopped) {
      const task = this.ready.shift();
      if (task) {
        task();
        continue;
      }
      const first = this.pending.first();
      if (first) {
        if (!first.cancelled && !first.settled) return first.promise;
        this.pending.shift();
        if (!first.cancelled) first.settled!();
        continue;
      }
      const timer = this.timeline.isAwaited ? this.timeline.first() : undefined;
      if (!timer || !mayReach(timer.time)) return undefined;
      this.timeline.next();
      this.clock.advanceTo(timer.time);
      timer.wake();
    }
    return undefined;
  }
}

function always(): boolean {
  return true;
}
