// Runs executions in virtual time: the same machines, inputs and answers give the same order, always.
import type { VirtualClock } from './clock';
import type { Timer } from './event-queue';
import { Fifo } from './fifo';
import { isPromiseLike, type Cancel, type Scheduler, type Wake } from './scheduler';
import { Timeline } from './timeline';

/**
 * A handler's answer in its place in the queue. A class with fields, because with a literal of closures V8's collector
 * moves nearly everything that an execution allocated (measured: half of the time).
 */
class Answer<T> {
  isCancelled = false;
  isThere = false;
  /** Resolves when the answer arrives or is cancelled; undefined for an answer that was available at once. */
  whenThere: Promise<void> | undefined;
  private release: (() => void) | undefined;
  private value: unknown;
  private hasFailed = false;

  constructor(
    private readonly wake: Wake<T>,
    private readonly failed: Wake<unknown>,
  ) {}

  await(answer: PromiseLike<T>): void {
    this.whenThere = new Promise((resolve) => (this.release = resolve));
    answer.then(
      (value) => this.settle(value, false),
      (error: unknown) => this.settle(error, true),
    );
  }

  settle(value: unknown, hasFailed: boolean): void {
    this.value = value;
    this.hasFailed = hasFailed;
    this.isThere = true;
    this.release?.();
  }

  tell(): void {
    if (this.hasFailed) this.failed(this.value);
    else this.wake(this.value as T);
  }

  cancel(): void {
    this.isCancelled = true;
    this.release?.();
  }
}

/**
 * One queue of work, in an order that depends only on the machine and its input: first what is ready, in order; then
 * handlers' answers, in the order in which the handlers were started, whichever arrived first. Only when nothing is
 * busy does time jump to the next timer (ties in order of creation). It does not jump for a deadline.
 */
export class VirtualScheduler implements Scheduler {
  private readonly ready = new Fifo<() => void>();
  private readonly pending = new Fifo<Answer<unknown>>();
  private readonly timeline = new Timeline();
  private stopped = false;

  constructor(readonly clock: VirtualClock) {}

  get isIdle(): boolean {
    return this.ready.isEmpty && this.pending.isEmpty;
  }

  /** Whether nothing more will happen by itself: nothing is ready, or waits for an answer or a time. */
  get isStill(): boolean {
    return this.isIdle && !this.timeline.isAwaited;
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
    const entry = new Answer(wake, failed);
    if (isPromiseLike(answer)) entry.await(answer);
    else entry.settle(answer, false);
    this.pending.push(entry as Answer<unknown>);
    return () => entry.cancel();
  }

  /**
   * Runs until nothing can move any more, until `stop`, or until time would jump to a moment that `mayReach` refuses.
   * @returns a promise if it has to wait for a handler; undefined if it is already done
   */
  run(mayReach: (time: number) => boolean = always): Promise<void> | undefined {
    this.stopped = false;
    const waiting = this.advance(mayReach);
    return waiting && this.runOn(waiting, mayReach);
  }

  private async runOn(first: Promise<void>, mayReach: (time: number) => boolean): Promise<void> {
    for (let waiting: Promise<void> | undefined = first; waiting; waiting = this.advance(mayReach)) await waiting;
  }

  /** Stops the run. The next run continues from there. */
  stop(): void {
    this.stopped = true;
  }

  // Does everything that can happen without waiting. Returns the answer to wait for, if any.
  private advance(mayReach: (time: number) => boolean): Promise<void> | undefined {
    while (!this.stopped) {
      const task = this.ready.shift();
      if (task) {
        task();
        continue;
      }
      const first = this.pending.first();
      if (first) {
        if (!first.isCancelled && !first.isThere) return first.whenThere;
        this.pending.shift();
        if (!first.isCancelled) first.tell();
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
