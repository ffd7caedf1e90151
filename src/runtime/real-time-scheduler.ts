// Runs executions in real time: it works when something is due or arrives, and idles in between.
import type { RealClock } from './clock';
import type { Timer } from './event-queue';
import { Fifo } from './fifo';
import { isPromiseLike, type Cancel, type Scheduler, type Wake } from './scheduler';
import { Timeline } from './timeline';

/** How many tasks run before the host gets a turn, so that requests are answered however busy the machines are. */
const TASKS_A_TURN = 500;

/** Answers are passed on as they arrive. Ready tasks run before a timer that is due. */
export class RealTimeScheduler implements Scheduler {
  private readonly ready = new Fifo<() => void>();
  private readonly timeline = new Timeline();
  private sleep: Cancel | undefined;
  private isWorking = false;
  private isClosed = false;

  /** @param fault called with what a task threw, which is a bug in this engine */
  constructor(
    readonly clock: RealClock,
    private readonly fault: (error: unknown) => void,
  ) {}

  get isIdle(): boolean {
    return this.ready.isEmpty;
  }

  soon(task: () => void): void {
    this.ready.push(task);
  }

  arrive(task: () => void): void {
    this.ready.push(task);
    this.lookSoon();
  }

  at(time: number, wake: () => void): Timer {
    return this.timeline.at(time, wake);
  }

  deadline(time: number, wake: () => void): Timer {
    return this.timeline.deadline(time, wake);
  }

  answer<T>(answer: T | PromiseLike<T>, wake: Wake<T>, failed: Wake<unknown>): Cancel {
    let cancelled = false;
    const pass = (task: () => void): void => {
      if (!cancelled) this.arrive(() => cancelled || task());
    };
    if (isPromiseLike(answer)) {
      answer.then(
        (value) => pass(() => wake(value)),
        (error: unknown) => pass(() => failed(error)),
      );
    } else {
      pass(() => wake(answer));
    }
    return () => void (cancelled = true);
  }

  /** The time of the next timer, if there is one. */
  get nextTime(): number | undefined {
    return this.timeline.first()?.time;
  }

  /** Moves the clock forward. Whatever becomes due happens now. */
  putForward(ms: number): void {
    this.clock.putForward(ms);
    this.lookSoon();
  }

  /** Ends all work. Nothing that is still pending happens. */
  close(): void {
    this.isClosed = true;
    this.sleep?.();
  }

  private lookSoon(): void {
    if (this.isWorking || this.isClosed) return;
    this.sleep?.();
    this.sleep = this.clock.soon(this.work);
  }

  private readonly work = (): void => {
    this.isWorking = true;
    let left = TASKS_A_TURN;
    for (; left > 0 && !this.isClosed; left -= 1) {
      const task = this.ready.shift() ?? this.dueTimer()?.wake;
      if (!task) break;
      try {
        task();
      } catch (error) {
        this.fault(error);
      }
    }
    this.isWorking = false;
    const next = this.timeline.first();
    if (left === 0) this.lookSoon();
    else if (next && !this.isClosed) this.sleep = this.clock.wake(next.time, this.work, this.timeline.isAwaited);
  };

  private dueTimer(): Timer | undefined {
    const first = this.timeline.first();
    return first && first.time <= this.clock.now ? this.timeline.next() : undefined;
  }
}
