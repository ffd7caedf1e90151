// A Map Run as DescribeMapRun and ListExecutions describe it: its counts, and its child executions.
import type { Json } from '../json/json';
import type { RunningExecution } from '../runtime/execution';
import { executionCounts, itemCounts, type MapRunCounts } from '../runtime/map-run-counts';
import type { ChildView, MapRunRecord, MapRunStatus } from '../runtime/map-run-record';

/** Of a distributed Map: what became of its items. `E` is the class of its child executions. */
export class MapRun<E> {
  readonly #run: MapRunRecord<RunningExecution>;
  readonly #executionOf: (running: RunningExecution) => E;

  /** Made by an Execution. */
  constructor(run: MapRunRecord<RunningExecution>, executionOf: (running: RunningExecution) => E) {
    this.#run = run;
    this.#executionOf = executionOf;
  }

  get mapRunArn(): string {
    return this.#run.arn;
  }

  /** Of the execution whose Map it is. */
  get executionArn(): string {
    return this.#run.executionArn;
  }

  /** Of the child executions: the state machine's, with the Map's label. */
  get stateMachineArn(): string {
    return this.#run.stateMachineArn;
  }

  /** The name of the Map. */
  get stateName(): string {
    return this.#run.stateName;
  }

  get status(): MapRunStatus {
    return this.#run.status;
  }

  get startDate(): Date {
    return new Date(this.#run.startTime);
  }

  /** Virtual time; undefined while it runs. */
  get stopDate(): Date | undefined {
    return this.#run.stopTime === undefined ? undefined : new Date(this.#run.stopTime);
  }

  /** 0 where the definition says nothing. */
  get maxConcurrency(): number {
    return this.#run.limits.maxConcurrency;
  }

  /** 0 where the definition says nothing. */
  get toleratedFailureCount(): number {
    return this.#run.limits.toleratedFailureCount ?? 0;
  }

  /** 0 where the definition says nothing. */
  get toleratedFailurePercentage(): number {
    return this.#run.limits.toleratedFailurePercentage ?? 0;
  }

  /** Those of a batch stand as its child execution does. */
  get itemCounts(): MapRunCounts {
    return itemCounts(this.#run);
  }

  get executionCounts(): MapRunCounts {
    return executionCounts(this.#run);
  }

  get redriveCount(): number {
    return this.#run.redriven.count;
  }

  /** When for the last time, in virtual time. */
  get redriveDate(): Date | undefined {
    const { time } = this.#run.redriven;
    return time === undefined ? undefined : new Date(time);
  }

  /** How it stands: what an assertion that fails prints of it. */
  toJSON(): object {
    return { stateName: this.stateName, status: this.status, executionCounts: this.executionCounts };
  }

  /** No plain object, whose copy, without what is private, Vitest would print. */
  get [Symbol.toStringTag](): string {
    return 'MapRun';
  }

  /** Its child executions: to an assertion two Map Runs are equal when these are. */
  [Symbol.iterator](): Iterator<ChildExecution<E>> {
    return this.executions[Symbol.iterator]();
  }

  /** The child executions in the order of their items, those that have not started included. */
  get executions(): readonly ChildExecution<E>[] {
    const { children } = this.#run;
    if (!children) return [];
    const { started } = children;
    return Array.from({ length: children.count }, (_, index) => {
      const running = children.keptAt(index);
      const input = children.input(index);
      const itemCount = children.itemCount(index);
      return { ...childOutcome(started[index]), input, itemCount, execution: running && this.#executionOf(running) };
    });
  }
}

/** A child execution of a Map Run. */
export interface ChildExecution<E> {
  /** PENDING for one that has not started, PENDING_REDRIVE for one that a redrive is going to run again. */
  readonly status: ChildStatus;
  /** Undefined for one that has not started, as is the name. */
  readonly executionArn?: string;
  readonly name?: string;
  readonly input: Json;
  /** How many items its input holds: one, or those of a batch. */
  readonly itemCount: number;
  /** Only when it succeeded. */
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  /**
   * All of it: history, trace, logs. Kept for the first 1,000 children of a Map Run, for those that run and for STANDARD
   * ones that failed; undefined for the others, so that memory does not grow with the histories of 100,000 children.
   */
  readonly execution: E | undefined;
}

export type ChildStatus = 'PENDING' | 'PENDING_REDRIVE' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

function childOutcome(child: ChildView | undefined): Omit<ChildExecution<never>, 'input' | 'itemCount' | 'execution'> {
  if (!child) return { status: 'PENDING' };
  const { executionArn, name, output, error, cause } = child;
  return { status: child.status as ChildStatus, executionArn, name, output, error, cause };
}
