// A Map Run as DescribeMapRun and ListExecutions describe it: its counts, and its child executions.
import type { Json } from '../json/json';
import type { RunningExecution } from '../runtime/execution';
import { executionCounts, itemCounts, type MapRunCounts } from '../runtime/map-run-counts';
import type { ChildView, MapRunRecord, MapRunStatus } from '../runtime/map-run-record';
import type { ChildStatus } from '../steps/step';

/** A run of a distributed Map: what became of its items. `E` is the class of its child executions. Times are virtual. */
export class MapRun<E> {
  readonly #run: MapRunRecord<RunningExecution>;
  readonly #executionOf: (running: RunningExecution) => E;

  /** Made by an Execution. */
  constructor(run: MapRunRecord<RunningExecution>, executionOf: (running: RunningExecution) => E) {
    this.#run = run;
    this.#executionOf = executionOf;
  }

  /** `arn:aws:states:REGION:ACCOUNT:mapRun:MACHINE/LABEL:UUID`. */
  get mapRunArn(): string {
    return this.#run.arn;
  }

  /** The ARN of the execution whose Map it is. */
  get executionArn(): string {
    return this.#run.executionArn;
  }

  /** The ARN that its child executions have for a state machine: the machine's, with the Map's label. */
  get stateMachineArn(): string {
    return this.#run.stateMachineArn;
  }

  /** The name of the Map state. */
  get stateName(): string {
    return this.#run.stateName;
  }

  /**
   * `RUNNING`; `SUCCEEDED`, also when failures were within what the Map tolerates; `FAILED` beyond that, and when its
   * items could not be read or its results not be written; `ABORTED` together with its execution.
   */
  get status(): MapRunStatus {
    return this.#run.status;
  }

  /** When it began, in virtual time. */
  get startDate(): Date {
    return new Date(this.#run.startTime);
  }

  /** When it ended, in virtual time; undefined while it is RUNNING. */
  get stopDate(): Date | undefined {
    return this.#run.stopTime === undefined ? undefined : new Date(this.#run.stopTime);
  }

  /** How many child executions run at a time; 0, for no limit, where the definition says nothing. */
  get maxConcurrency(): number {
    return this.#run.limits.maxConcurrency;
  }

  /** How many items may fail before the Map fails; 0 where the definition says nothing. */
  get toleratedFailureCount(): number {
    return this.#run.limits.toleratedFailureCount ?? 0;
  }

  /** What share of the items may fail before the Map fails, in percent; 0 where the definition says nothing. */
  get toleratedFailurePercentage(): number {
    return this.#run.limits.toleratedFailurePercentage ?? 0;
  }

  /** How many items are pending, running, ended; the items of a batch are counted as its child execution is. */
  get itemCounts(): MapRunCounts {
    return itemCounts(this.#run);
  }

  /** How many child executions are pending, running, ended. */
  get executionCounts(): MapRunCounts {
    return executionCounts(this.#run);
  }

  /** How often it was redriven; 0 at first. */
  get redriveCount(): number {
    return this.#run.redriven.count;
  }

  /** When it was last redriven, in virtual time; undefined if it never was. */
  get redriveDate(): Date | undefined {
    const { time } = this.#run.redriven;
    return time === undefined ? undefined : new Date(time);
  }

  /** The state's name, status and counts: what a failed assertion prints of it. */
  toJSON(): object {
    return { stateName: this.stateName, status: this.status, executionCounts: this.executionCounts };
  }

  /** Keeps Vitest from printing a copy of it, which lacks the private fields. */
  get [Symbol.toStringTag](): string {
    return 'MapRun';
  }

  /** Its child executions. Assertions compare them: two Map Runs are equal when these are. */
  [Symbol.iterator](): Iterator<ChildExecution<E>> {
    return this.executions[Symbol.iterator]();
  }

  /** The child executions in the order of their items, including those that have not started. */
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
  /** PENDING if it has not started, PENDING_REDRIVE if a redrive is going to run it again. */
  readonly status: ChildStatus;
  /** Undefined if it has not started. */
  readonly executionArn?: string;
  /** Undefined if it has not started. */
  readonly name?: string;
  /** Its item, or its batch of items. */
  readonly input: Json;
  /** The number of items in its input: one, or those of a batch. */
  readonly itemCount: number;
  /** Undefined unless it SUCCEEDED. */
  readonly output?: Json;
  /** The name of the error, if it FAILED or was ABORTED and the error has one. */
  readonly error?: string;
  /** The cause of the error. */
  readonly cause?: string;
  /**
   * The whole execution: history, trace, logs. Kept for the first 1,000 children of a Map Run, for running ones and for
   * STANDARD ones that failed. Undefined for the others, so that memory does not grow with the histories of 100,000
   * children.
   */
  readonly execution: E | undefined;
}

function childOutcome(child: ChildView | undefined): Omit<ChildExecution<never>, 'input' | 'itemCount' | 'execution'> {
  if (!child) return { status: 'PENDING' };
  const { executionArn, name, output, error, cause } = child;
  return { status: child.status as ChildStatus, executionArn, name, output, error, cause };
}
