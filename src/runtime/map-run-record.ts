// The record of a Map Run: before its items are known, while its children run, and afterwards.
import type { Redrives } from './redrives';
import type { Json } from '../json/json';

/** The limits that can change during a Map Run. */
export interface MapRunLimits {
  /** How many children run at a time; 0 for as many as the quota allows. */
  readonly maxConcurrency: number;
  /** How many items of failed children are tolerated. Undefined if not set. */
  readonly toleratedFailureCount: number | undefined;
  /** The tolerated percentage of all items. Undefined if not set. */
  readonly toleratedFailurePercentage: number | undefined;
}

/** How a Map Run ends, as DescribeMapRun says it. */
export type MapRunEndStatus = 'SUCCEEDED' | 'FAILED' | 'ABORTED';
/** Where a Map Run stands, as DescribeMapRun says it. */
export type MapRunStatus = 'RUNNING' | MapRunEndStatus;

/** A child execution that has started, with its current status. Times are milliseconds since the epoch. */
export interface ChildView {
  /** Its index, from 0. */
  readonly index: number;
  readonly executionArn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  /** RUNNING, PENDING_REDRIVE, or the final status. */
  readonly status: string;
  readonly itemCount: number;
  readonly startTime: number;
  readonly stopTime?: number;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly redriven: Redrives;
  /** Whether a redrive of its Map Run would run it again. */
  readonly isRedrivable: boolean;
}

/** The children of a Map Run. `C` is the type of what runs one. */
export interface MapRunChildren<C extends object = object> {
  /** The total number of children. */
  readonly count: number;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** The children that have started, in order. */
  readonly started: readonly ChildView[];
  /** The executions of the children whose histories are kept. */
  readonly kept: Iterable<C>;
  input(index: number): Json;
  /** The number of items of the child. */
  itemCount(index: number): number;
  /** The child's execution with its history; undefined if it is not kept. */
  keptAt(index: number): C | undefined;
  /** A child that has started. */
  find(executionArn: string): ChildView | undefined;
  /** Starts as many children as the limits allow. */
  fill(): void;
}

/** The name of the Map state. */
export interface MapRunOf {
  readonly arn: string;
  readonly executionArn: string;
  /** The state's Label, or a generated one. */
  readonly label: string;
  readonly stateName: string;
  /** The ARN of the state machine of its children. */
  readonly stateMachineArn: string;
  readonly limits: MapRunLimits;
}

/** Times are milliseconds since the epoch. */
export class MapRunRecord<C extends object = object> {
  readonly arn: string;
  readonly executionArn: string;
  readonly label: string;
  readonly stateName: string;
  readonly stateMachineArn: string;
  readonly startTime: number;
  /** Undefined until its items are known. */
  children: MapRunChildren<C> | undefined;
  private currentLimits: MapRunLimits;
  private currentStatus: MapRunStatus = 'RUNNING';
  private written = false;
  private stoppedAt: number | undefined;
  private redrives: Redrives = { count: 0 };

  constructor(
    { arn, executionArn, label, stateName, stateMachineArn, limits }: MapRunOf,
    private readonly clock: { readonly now: number },
  ) {
    this.arn = arn;
    this.executionArn = executionArn;
    this.label = label;
    this.stateName = stateName;
    this.stateMachineArn = stateMachineArn;
    this.startTime = clock.now;
    this.currentLimits = limits;
  }

  get status(): MapRunStatus {
    return this.currentStatus;
  }

  /** Whether the results of ended children are written or are part of the state's result. */
  get isWritten(): boolean {
    return this.written;
  }

  get stopTime(): number | undefined {
    return this.stoppedAt;
  }

  get redriven(): Redrives {
    return this.redrives;
  }

  get limits(): MapRunLimits {
    return this.currentLimits;
  }

  /** Takes effect at once: more children start if the limits allow; failures are checked when the next child ends. */
  update(limits: Partial<MapRunLimits>): void {
    this.currentLimits = { ...this.currentLimits, ...limits };
    this.children?.fill();
  }

  /** Does nothing if it has already ended. */
  end(status: MapRunEndStatus, isWritten = false): void {
    if (this.currentStatus !== 'RUNNING') return;
    this.currentStatus = status;
    this.written = isWritten;
    this.stoppedAt = this.clock.now;
  }

  redrive(count: number): void {
    this.currentStatus = 'RUNNING';
    this.written = false;
    this.stoppedAt = undefined;
    this.redrives = { count, time: this.clock.now };
  }
}
