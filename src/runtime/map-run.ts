// A Map Run: child executions side by side, until all have ended or too many have failed.
import type { ExecutionEnd } from './execution-end';
import type { ChildView, MapRunChildren, MapRunLimits, MapRunRecord } from './map-run-record';
import { MAX_DISTRIBUTED_CONCURRENCY } from './quotas';
import type { Redrives } from './redrives';
import type { Cancel, Scheduler, Wake } from './scheduler';
import type { Json } from '../json/json';

/** The child executions to run. */
export interface ChildrenPlan {
  readonly mapRun: MapRunRecord;
  /** The event on which the Map Run hangs. */
  readonly previousEventId: number;
  readonly label: string;
  readonly count: number;
  readonly type: 'STANDARD' | 'EXPRESS';
  input(index: number): Json;
  /** How many items the child is for. */
  itemCount(index: number): number;
  /** Whether so many failures end the run. */
  exceeds(failed: number, limits: MapRunLimits): boolean;
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
  readonly redriven: Redrives;
}

export interface MapRunEnd {
  /** In the order of the items; ended children only. */
  readonly ends: readonly ChildEnd[];
  readonly exceeded: boolean;
}

/** An execution as its Map Run sees it. */
export interface Child {
  readonly settings: {
    readonly executionArn: string;
    readonly executionName: string;
    readonly stateMachineArn: string;
    readonly input: Json;
    readonly startTime: number;
  };
  readonly whyNotRedrivable: string | undefined;
  readonly redriven: Redrives;
  /** Calls back whenever it ends, or once with what is no doing of its machine's. */
  start(ended: (end: ExecutionEnd) => void, fault: (error: unknown) => void): unknown;
  stop(): void;
  redrive(): void;
}

/**
 * Waited for again, as a redrive does, it redrives the children that did not succeed, starts them anew if they are
 * EXPRESS, and starts those that had not started.
 */
export class MapRun implements MapRunChildren {
  /** Those that run, or that did not succeed. */
  private readonly children = new Map<number, Child>();
  private readonly ends: ChildEnd[] = [];
  private readonly running = new Set<number>();
  /** Those that a redrive has to run again, last first. */
  private again: number[] = [];
  private next = 0;
  private done = 0;
  private failed = 0;
  private wake: Wake<MapRunEnd> | undefined;
  private fail: Wake<unknown> | undefined;

  constructor(
    private readonly plan: ChildrenPlan,
    private readonly child: (index: number) => Child,
    private readonly scheduler: Scheduler,
  ) {}

  start(wake: Wake<MapRunEnd>, fail: Wake<unknown>): Cancel {
    this.wake = wake;
    this.fail = fail;
    this.sortOut();
    if (this.plan.count === this.done) this.scheduler.soon(() => this.end(false));
    this.fill();
    return () => {
      this.stopAll();
      this.plan.mapRun.end('ABORTED');
    };
  }

  fill(): void {
    const { maxConcurrency } = this.plan.mapRun.limits;
    const concurrency = Math.min(maxConcurrency || MAX_DISTRIBUTED_CONCURRENCY, MAX_DISTRIBUTED_CONCURRENCY);
    while (this.running.size < concurrency && (this.again.length > 0 || this.next < this.plan.count)) this.startNext();
  }

  get count(): number {
    return this.plan.count;
  }

  get type(): ChildrenPlan['type'] {
    return this.plan.type;
  }

  itemCount(index: number): number {
    return this.plan.itemCount(index);
  }

  get started(): readonly ChildView[] {
    const again = new Set(this.again);
    return Array.from({ length: this.next }, (_, index) => this.view(index, again.has(index)));
  }

  private view(index: number, isAgain: boolean): ChildView {
    const child = this.children.get(index);
    const isRunning = this.running.has(index);
    const { executionArn, executionName, stateMachineArn, startTime } = child?.settings ?? {
      ...this.ends[index]!,
      executionName: this.ends[index]!.name,
    };
    const ended = this.ends[index];
    return {
      ...{ index, itemCount: this.plan.itemCount(index) },
      ...{ executionArn, name: executionName, stateMachineArn, startTime },
      status: isRunning ? 'RUNNING' : isAgain ? 'PENDING_REDRIVE' : ended!.status,
      stopTime: isRunning ? undefined : ended!.stopTime,
      redriven: (child ?? ended!).redriven,
      isRedrivable: child !== undefined && (this.plan.type === 'EXPRESS' || child.whyNotRedrivable === undefined),
    };
  }

  /** Of the children that have run: those that are done with, and those to run again. */
  private sortOut(): void {
    this.again = [];
    this.done = 0;
    this.failed = 0;
    for (let index = this.next - 1; index >= 0; index -= 1) {
      const isFailed = this.ends[index]?.status !== 'SUCCEEDED';
      if (isFailed && (this.plan.type === 'EXPRESS' || this.children.get(index)!.whyNotRedrivable === undefined)) {
        this.again.push(index);
      } else {
        this.done += 1;
        if (isFailed) this.failed += 1;
      }
    }
  }

  private startNext(): void {
    const again = this.again.pop();
    const index = again ?? this.next++;
    this.running.add(index);
    if (again !== undefined && this.plan.type === 'STANDARD') {
      this.children.get(index)!.redrive();
      return;
    }
    const child = this.child(index);
    this.children.set(index, child);
    child.start(
      (end) => this.childEnded(index, end),
      (error) => {
        this.running.delete(index);
        this.stopAll();
        this.fail!(error);
      },
    );
  }

  private childEnded(index: number, end: ExecutionEnd): void {
    const { settings, redriven } = this.children.get(index)!;
    const { executionArn, executionName: name, stateMachineArn, input, startTime } = settings;
    if (end.status === 'SUCCEEDED') this.children.delete(index);
    this.ends[index] = { executionArn, name, stateMachineArn, input, startTime, redriven, ...end };
    // One that this Map Run has stopped.
    if (!this.running.delete(index)) return;
    this.done += 1;
    if (end.status !== 'SUCCEEDED') this.failed += 1;
    if (this.failed > 0 && this.plan.exceeds(this.failed, this.plan.mapRun.limits)) {
      this.stopAll();
      this.end(true);
    } else if (this.done === this.plan.count) {
      this.end(false);
    } else {
      this.fill();
    }
  }

  private end(exceeded: boolean): void {
    this.wake!({ ends: exceeded ? this.ends.filter((end) => end !== undefined) : this.ends, exceeded });
  }

  private stopAll(): void {
    const stopped = [...this.running];
    this.running.clear();
    for (const index of stopped) this.children.get(index)!.stop();
  }
}
