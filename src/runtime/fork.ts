// Runs branches side by side: the branches of a Parallel, the iterations of a Map.
import { Coroutine, runMachine } from './branch';
import type { Effect, Steps } from './effects';
import type { Branches } from './machine';
import type { RunningBranch } from './running';
import type { Cancel, Wake } from './scheduler';
import { StatesError } from '../expressions/states-error';
import type { Json } from '../json/json';

/** Runs all branches; wakes with their results in order, or fails with the failure that ended them. */
export function forkBranches(parent: RunningBranch, branches: Branches): Effect<Json[]> {
  return (wake, fail) => new Fork(parent, branches, wake, fail).start();
}

interface Running {
  readonly coroutine: Coroutine<Json>;
  readonly frame: RunningBranch;
}

class Fork {
  private readonly results: Json[];
  private readonly running = new Map<number, Running>();
  private nextIndex = 0;
  private ended = 0;

  constructor(
    private readonly parent: RunningBranch,
    private readonly branches: Branches,
    private readonly wake: Wake<Json[]>,
    private readonly fail: Wake<unknown>,
  ) {
    this.results = new Array<Json>(branches.count);
  }

  start(): Cancel {
    if (this.branches.count === 0) this.parent.shared.scheduler.soon(() => this.wake([]));
    const room = Math.min(this.branches.concurrency, this.branches.count);
    for (let started = 0; started < room; started += 1) this.startNext(this.parent.previousEventId);
    return () => this.cancelAll();
  }

  /** A branch hangs on its fork; one that had to wait for room hangs on the last event of the branch that made it. */
  private startNext(previousEventId: number): void {
    const index = this.nextIndex++;
    const frame = this.parent.child(previousEventId, this.branches.item, index);
    const coroutine = new Coroutine(
      runBranch(this.branches, index, frame),
      (output) => this.orFail(() => this.branchEnded(index, frame, output)),
      (error) => this.orFail(() => this.branchFailed(index, frame, error)),
      this.parent.shared.scheduler,
    );
    this.running.set(index, { coroutine, frame });
    this.parent.shared.scheduler.soon(coroutine.wake);
  }

  private branchEnded(index: number, frame: RunningBranch, output: Json): void {
    const { events, count } = this.branches;
    if (events) frame.note(events.succeeded, events.details(index));
    this.running.delete(index);
    this.results[index] = output;
    this.ended += 1;
    if (this.ended === count) {
      // The end of a Map hangs on its last iteration's end, that of a Parallel on its last branch's last state.
      this.parent.follow(events ? this.parent.shared.history.latestId : frame.previousEventId);
      this.wake(this.results);
    } else if (this.nextIndex < count) {
      this.startNext(frame.previousEventId);
    }
  }

  private branchFailed(index: number, frame: RunningBranch, error: unknown): void {
    if (error instanceof StatesError) {
      this.parent.follow(frame.previousEventId);
      this.tellEnds(index);
    }
    this.cancelAll();
    this.fail(error);
  }

  /** Of the one that failed and of those that it ends: all hang on the failure, in the order of the branches (measured). */
  private tellEnds(failed: number): void {
    const { events } = this.branches;
    for (const [index, { frame }] of this.running) {
      if (!frame.current) continue;
      if (events) this.parent.note(index === failed ? events.failed : events.aborted, events.details(index));
      if (frame.current.events.aborted) this.parent.note(frame.current.events.aborted);
    }
  }

  // A history that is full ends the execution wherever that shows.
  private orFail(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.cancelAll();
      this.fail(error);
    }
  }

  private cancelAll(): void {
    for (const { coroutine } of this.running.values()) coroutine.cancel();
    this.running.clear();
  }
}

function* runBranch(branches: Branches, index: number, frame: RunningBranch): Steps<Json> {
  const { events } = branches;
  if (events) frame.record(events.started, events.details(index));
  const input = branches.input(index, frame);
  return yield* runMachine(branches.machine(index), input instanceof Promise ? yield input : input, frame);
}
