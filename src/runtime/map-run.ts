// Runs child executions side by side until all have ended or too many have failed.
import type { Child, ChildEnd, ChildrenPlan, MapRunEnd } from './children-plan';
import type { ExecutionEnd } from './execution-end';
import type { ChildView, MapRunChildren } from './map-run-record';
import { MAX_DISTRIBUTED_CONCURRENCY } from './quotas';
import type { Cancel, Scheduler, Wake } from './scheduler';
import type { Json } from '../json/json';

/** How many children keep their history although no redrive needs it. More would make memory grow with the items. */
const MOST_KEPT = 1000;

/**
 * If a redrive waits for it again, it redrives the children that did not succeed (EXPRESS ones start again) and starts
 * those that had not started.
 */
export class MapRun<C extends Child = Child> implements MapRunChildren<C> {
  /** Running children, and STANDARD ones that a redrive may resume. */
  private readonly children = new Map<number, C>();
  /** The first of the other children, kept for inspection. */
  private readonly others = new Map<number, C>();
  private readonly ends: ChildEnd[] = [];
  private readonly running = new Set<number>();
  /** The children that a redrive has to run again, last first. */
  private again: number[] = [];
  private next = 0;
  private done = 0;
  private failedItems = 0;
  private wake: Wake<MapRunEnd> | undefined;
  private fail: Wake<unknown> | undefined;

  constructor(
    private readonly plan: ChildrenPlan,
    private readonly child: (index: number) => C,
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
      if (this.plan.mapRun.status !== 'RUNNING') return;
      const written = this.plan.conclude(this.outcome(true), 'ABORTED');
      // The execution has ended, so there is no one to report a failure to.
      if (written instanceof Promise) written.catch(() => undefined);
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

  input(index: number): Json {
    return this.plan.input(index);
  }

  keptAt(index: number): C | undefined {
    return this.children.get(index) ?? this.others.get(index);
  }

  get kept(): Iterable<C> {
    return [...this.children.values(), ...this.others.values()];
  }

  find(executionArn: string): ChildView | undefined {
    for (let index = 0; index < this.next; index += 1) {
      const arn = (this.ends[index] ?? this.children.get(index)!.settings).executionArn;
      if (arn === executionArn) return this.view(index, this.again.includes(index));
    }
    return undefined;
  }

  get started(): readonly ChildView[] {
    const again = new Set(this.again);
    return Array.from({ length: this.next }, (_, index) => this.view(index, again.has(index)));
  }

  private view(index: number, isAgain: boolean): ChildView {
    const itemCount = this.plan.itemCount(index);
    const child = this.children.get(index);
    if (this.running.has(index)) {
      const { executionArn, executionName: name, stateMachineArn, startTime } = child!.settings;
      return {
        ...{ index, executionArn, name, stateMachineArn, status: 'RUNNING', itemCount, startTime },
        ...{ redriven: child!.redriven, isRedrivable: false },
      };
    }
    const { input: _, status, ...ended } = this.ends[index]!;
    return Object.assign(ended, {
      ...{ index, itemCount, isRedrivable: this.isRedrivable(index) },
      status: isAgain ? 'PENDING_REDRIVE' : status,
    });
  }

  /** Splits the children that have run into finished ones and ones to run again. */
  private sortOut(): void {
    this.again = [];
    this.done = 0;
    this.failedItems = 0;
    for (let index = this.next - 1; index >= 0; index -= 1) {
      if (this.isRedrivable(index)) this.again.push(index);
      else this.settle(index);
    }
  }

  /** For a child that has ended. */
  private isRedrivable(index: number): boolean {
    if (this.ends[index]!.status === 'SUCCEEDED') return false;
    return this.plan.type === 'EXPRESS' || this.children.get(index)!.whyNotRedrivable === undefined;
  }

  /** Counts a finished child. */
  private settle(index: number): void {
    this.done += 1;
    if (this.ends[index]!.status !== 'SUCCEEDED') this.failedItems += this.plan.itemCount(index);
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
    this.others.delete(index);
    this.children.set(index, child);
    child.start(
      (end) => this.onChildEnd(index, end),
      (error) => {
        this.stopAll();
        this.fail!(error);
      },
    );
  }

  private onChildEnd(index: number, end: ExecutionEnd): void {
    const child = this.children.get(index)!;
    const { settings, redriven } = child;
    const { executionArn, executionName: name, stateMachineArn, input, startTime } = settings;
    if (end.status === 'SUCCEEDED' || this.plan.type === 'EXPRESS') {
      this.children.delete(index);
      if (this.others.size < MOST_KEPT) this.others.set(index, child);
    }
    // Without a spread and with one hidden class, because there may be very many.
    const { status, output, error, cause, stopTime } = end;
    this.ends[index] = Object.assign(
      { executionArn, name, stateMachineArn, status, input, startTime, stopTime, redriven },
      output !== undefined && { output },
      (error ?? cause) !== undefined && { error, cause },
    );
    // A child that this Map Run has stopped.
    if (!this.running.delete(index)) return;
    this.settle(index);
    if (this.failedItems > 0 && this.plan.exceeds(this.failedItems, this.plan.mapRun.limits)) {
      this.stopAll();
      this.end(true);
    } else if (this.done === this.plan.count) {
      this.end(false);
    } else {
      this.fill();
    }
  }

  private end(exceeded: boolean): void {
    this.wake!(this.outcome(exceeded));
  }

  private outcome(exceeded: boolean): MapRunEnd {
    const pending = Array.from({ length: this.plan.count - this.next }, (_, at) => this.plan.input(this.next + at));
    return { ends: this.ends, pending, exceeded };
  }

  private stopAll(): void {
    const stopped = [...this.running];
    this.running.clear();
    for (const index of stopped) this.children.get(index)!.stop();
  }
}
