// What is known of a Map Run from its start on: before its items are, while its children run, and afterwards.
import type { Redrives } from './redrives';
import type { Json } from '../json/json';

/** What may change while a Map Run goes on. */
export interface MapRunLimits {
  /** Children that run at a time; 0 for as many as the quota allows. */
  readonly maxConcurrency: number;
  /** Items of failed children that do not end the run. Undefined where nothing was said. */
  readonly toleratedFailureCount: number | undefined;
  /** Percent, of all items. Undefined where nothing was said. */
  readonly toleratedFailurePercentage: number | undefined;
}

export type MapRunEndStatus = 'SUCCEEDED' | 'FAILED' | 'ABORTED';
export type MapRunStatus = 'RUNNING' | MapRunEndStatus;

/** A child execution that has started, as it stands. Times are milliseconds since the epoch. */
export interface ChildView {
  /** Which one it is, from 0. */
  readonly index: number;
  readonly executionArn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  /** RUNNING, PENDING_REDRIVE, or as it ended. */
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

/** The children of a Map Run, as they stand. `C` is what runs one. */
export interface MapRunChildren<C extends object = object> {
  /** All there are to be. */
  readonly count: number;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Those that have started, first to last. */
  readonly started: readonly ChildView[];
  /** What runs or ran those whose histories are kept. */
  readonly kept: Iterable<C>;
  input(index: number): Json;
  /** How many items the child is for. */
  itemCount(index: number): number;
  /** What runs the child, or ran it, with all its history; undefined where that is not kept. */
  keptAt(index: number): C | undefined;
  /** One that has started. */
  find(executionArn: string): ChildView | undefined;
  /** Starts as many as there is room for. */
  fill(): void;
}

/** Whose Map Run it is. */
export interface MapRunOf {
  readonly arn: string;
  readonly executionArn: string;
  /** The state's Label, or one that was made for it. */
  readonly label: string;
  readonly stateName: string;
  /** The ARN under which its children's machine is known. */
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

  /** Whether the results of the children that have ended were written, or are the state's result. */
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

  /** Counts from now on: children start where there is room for more; failures are weighed when the next child ends. */
  update(limits: Partial<MapRunLimits>): void {
    this.currentLimits = { ...this.currentLimits, ...limits };
    this.children?.fill();
  }

  /** Does nothing once it has ended. */
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
