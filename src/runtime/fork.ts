// Runs branches side by side: the branches of a Parallel, the iterations of a Map.
import { Branch, type BranchOwner } from './branch';
import type { Effect } from './effects';
import type { Branches } from './machine';
import { canBeTaken } from './matching';
import type { RunningBranch } from './running';
import type { Cancel, Wake } from './scheduler';
import { StatesError } from '../expressions/states-error';
import type { Json } from '../json/json';

/**
 * Runs all branches. Wakes with their results in order, or fails with the failure that ended them. If a redrive waits
 * for it again, it resumes the branches that had not ended and keeps the results of the others.
 */
export function forkBranches(parent: RunningBranch, branches: Branches): Effect<Json[]> {
  const fork = new Fork(parent, branches);
  return (wake, fail) => fork.run(wake, fail);
}

class Fork implements BranchOwner {
  private readonly results: Json[];
  /** The branches that have not ended, running or stopped. */
  private readonly running = new Map<number, Branch>();
  private isStopped = false;
  private wake: Wake<Json[]> | undefined;
  private fail: Wake<unknown> | undefined;
  private nextIndex = 0;
  private done = 0;

  constructor(
    private readonly parent: RunningBranch,
    private readonly branches: Branches,
  ) {
    this.results = new Array<Json>(branches.count);
  }

  run(wake: Wake<Json[]>, fail: Wake<unknown>): Cancel {
    this.wake = wake;
    this.fail = fail;
    const { count, concurrency } = this.branches;
    if (this.done === count) this.parent.shared.scheduler.soon(() => wake(this.results));
    else if (this.isStopped) this.takeUp();
    else for (let room = Math.min(concurrency, count); room > 0; room -= 1) this.startNext(this.parent.previousEventId);
    return () => this.cancelAll();
  }

  private takeUp(): void {
    this.isStopped = false;
    for (const branch of this.running.values()) branch.redrive();
  }

  begin({ frame, index }: Branch): Json {
    const { events } = this.branches;
    if (events) frame.record(events.started, index);
    return this.branches.input(index, frame);
  }

  onEnd(branch: Branch, output: Json): void {
    try {
      this.onBranchEnd(branch, output);
    } catch (error) {
      this.end(error);
    }
  }

  onFailure(branch: Branch, error: unknown): void {
    try {
      this.onBranchFailure(branch, error);
    } catch (other) {
      this.end(other);
    }
  }

  /**
   * A branch names its fork as its predecessor. If it had to wait for a free slot, it names the last event of the
   * branch that freed the slot.
   */
  private startNext(previousEventId: number): void {
    const index = this.nextIndex++;
    const frame = this.parent.child(previousEventId, this.branches.item, index);
    const branch = new Branch(this, this.branches.machine(index), frame, index);
    this.running.set(index, branch);
    branch.start();
  }

  private onBranchEnd({ frame, index }: Branch, output: Json): void {
    const { events, count } = this.branches;
    if (events) frame.note(events.succeeded, index);
    this.running.delete(index);
    this.results[index] = output;
    this.done += 1;
    if (this.done === count) {
      // The end of a Map names the end of its last iteration as its predecessor; the end of a Parallel names the last
      // state of its last branch. Each is the latest event.
      this.parent.follow(this.parent.shared.history.latestId);
      this.wake!(this.results);
    } else if (this.nextIndex < count) {
      this.startNext(frame.previousEventId);
    }
  }

  private onBranchFailure({ frame, index }: Branch, error: unknown): void {
    if (error instanceof StatesError) {
      this.parent.follow(frame.previousEventId);
      // What nothing can catch goes straight to the end of the execution (measured: floci#3167).
      if (canBeTaken(error)) this.tellEnds(index);
    }
    this.end(error);
  }

  /**
   * Records the events of the failed branch and of the branches it ends. All name the failure as their predecessor, in
   * the order of the branches (measured).
   */
  private tellEnds(failed: number): void {
    const { events } = this.branches;
    for (const [index, { frame }] of this.running) {
      if (!frame.current) continue;
      if (events) this.parent.note(index === failed ? events.failed : events.aborted, index);
      for (const event of frame.abortedEvents) this.parent.note(event);
    }
  }

  /** A failure, a fault, or a full history, which ends the execution wherever it is noticed. */
  private end(error: unknown): void {
    this.cancelAll();
    this.fail!(error);
  }

  private cancelAll(): void {
    this.isStopped = true;
    for (const branch of this.running.values()) branch.cancel();
  }
}
