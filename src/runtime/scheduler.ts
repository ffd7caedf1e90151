// Runs the branches of one execution: who is ready, who waits for a handler, who waits for a time.
import type { VirtualClock } from './clock';
import { EventQueue, type Timer } from './event-queue';
import { Fifo } from './fifo';

/** Resumes what was suspended. Called at most once. */
export type Wake<T> = (value: T) => void;
/** Gives up a suspension: its wake is never called. */
export type Cancel = () => void;

/** A handler's answer on its way. `settled` is undefined until it is there. */
interface Pending {
  settled: (() => void) | undefined;
  promise: Promise<void> | undefined;
  cancelled: boolean;
}

/**
 * One queue of things to do, in an order that depends on nothing but the machine and its input:
 * what is ready first, in order; then handlers' answers, in the order in which the handlers were started, whichever
 * came first; and only when nobody is busy, time jumps to the next timer (ties in order of creation).
 */
export class Scheduler {
  private readonly ready = new Fifo<() => void>();
  private readonly pending = new Fifo<Pending>();
  private readonly timers = new EventQueue();
  private stopped = false;

  constructor(readonly clock: VirtualClock) {}

  /** Whether nobody else is ready, or waits for an answer. */
  get isIdle(): boolean {
    return this.ready.isEmpty && this.pending.isEmpty;
  }

  /** Does `task` after what is ready already. */
  soon(task: () => void): void {
    this.ready.push(task);
  }

  /** Wakes at `time`, or as soon as possible when that is past. */
  at(time: number, wake: () => void): Timer {
    return this.timers.add(Math.max(time, this.clock.now), wake);
  }

  /** Passes a handler's answer on in its turn; a thrown one goes to `failed`. */
  answer<T>(answer: T | PromiseLike<T>, wake: Wake<T>, failed: Wake<unknown>): Cancel {
    const pending: Pending = { settled: undefined, promise: undefined, cancelled: false };
    if (isPromiseLike(answer)) {
      pending.promise = Promise.resolve(answer).then(
        (value) => void (pending.settled = () => wake(value)),
        (error: unknown) => void (pending.settled = () => failed(error)),
      );
    } else {
      pending.settled = () => wake(answer);
    }
    this.pending.push(pending);
    return () => void (pending.cancelled = true);
  }

  /** Runs until nothing is left that could move, or until `stop`. */
  async run(): Promise<void> {
    for (;;) {
      const waiting = this.advance();
      if (!waiting) return;
      await waiting;
    }
  }

  /** Ends the run: nothing that is still queued happens. */
  stop(): void {
    this.stopped = true;
  }

  // Everything that can happen without waiting; returns the answer to wait for, if any.
  private advance(): Promise<void> | undefined {
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
      const timer = this.timers.next();
      if (!timer) return undefined;
      this.clock.advanceTo(timer.time);
      timer.wake();
    }
    return undefined;
  }
}

function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
