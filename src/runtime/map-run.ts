// A Map Run: child executions side by side, until all have ended or too many have failed.
import type { Cancel, Scheduler, Wake } from './scheduler';
import type { Json } from '../json/json';

/** The child executions to run. */
export interface ChildrenPlan {
  readonly mapRunArn: string;
  readonly label: string;
  readonly count: number;
  /** How many may run at a time. */
  readonly concurrency: number;
  readonly type: 'STANDARD' | 'EXPRESS';
  input(index: number): Json;
  /** Whether so many failures end the run. */
  exceeds(failed: number): boolean;
}

/** How a child execution ended; those that never started have no arn. */
export interface ChildEnd {
  readonly executionArn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly status: string;
  readonly input: Json;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  readonly stopTime?: number;
}

export interface MapRunEnd {
  /** In the order of the items; ended children only. */
  readonly ends: readonly ChildEnd[];
  readonly exceeded: boolean;
}

/** Starts a child; calls back once, with its end or with what is no doing of its machine's. */
export type StartChild = (index: number, ended: (end: ChildEnd) => void, fault: (error: unknown) => void) => Cancel;

export class MapRun {
  private readonly ends: ChildEnd[] = [];
  private readonly running = new Map<number, Cancel>();
  private next = 0;
  private done = 0;
  private failed = 0;

  constructor(
    private readonly plan: ChildrenPlan,
    private readonly startChild: StartChild,
    private readonly scheduler: Scheduler,
    private readonly wake: Wake<MapRunEnd>,
    private readonly fail: Wake<unknown>,
  ) {}

  start(): Cancel {
    const { count, concurrency } = this.plan;
    if (count === 0) this.scheduler.soon(() => this.end(false));
    for (let room = Math.min(count, concurrency); room > 0; room -= 1) this.startNext();
    return () => this.cancelAll();
  }

  private startNext(): void {
    const index = this.next++;
    const cancel = this.startChild(
      index,
      (end) => this.childEnded(index, end),
      (error) => {
        this.cancelAll();
        this.fail(error);
      },
    );
    this.running.set(index, cancel);
  }

  private childEnded(index: number, end: ChildEnd): void {
    this.running.delete(index);
    this.ends[index] = end;
    this.done += 1;
    if (end.status !== 'SUCCEEDED') this.failed += 1;
    if (this.failed > 0 && this.plan.exceeds(this.failed)) {
      this.cancelAll();
      this.end(true);
    } else if (this.done === this.plan.count) {
      this.end(false);
    } else if (this.next < this.plan.count) {
      this.startNext();
    }
  }

  private end(exceeded: boolean): void {
    this.wake({ ends: exceeded ? this.ends.filter((end) => end !== undefined) : this.ends, exceeded });
  }

  private cancelAll(): void {
    for (const cancel of this.running.values()) cancel();
    this.running.clear();
  }
}
