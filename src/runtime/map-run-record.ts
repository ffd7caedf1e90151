// What is known of a Map Run from its start on: before its items are, while its children run, and afterwards.
import type { Redrives } from './redrives';

/** What may change while a Map Run goes on. */
export interface MapRunLimits {
  /** Children that run at a time; 0 for as many as the quota allows. */
  readonly maxConcurrency: number;
  /** Failures that do not end the run. Undefined where nothing was said. */
  readonly toleratedFailureCount: number | undefined;
  /** Percent, of all children. Undefined where nothing was said. */
  readonly toleratedFailurePercentage: number | undefined;
}

export type MapRunStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';

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
  readonly redriven: Redrives;
  /** Whether a redrive of its Map Run would run it again. */
  readonly isRedrivable: boolean;
}

/** The children of a Map Run, as they stand. */
export interface MapRunChildren {
  /** All there are to be. */
  readonly count: number;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Those that have started, first to last. */
  readonly started: readonly ChildView[];
  /** How many items the child is for. */
  itemCount(index: number): number;
  /** Starts as many as there is room for. */
  fill(): void;
}

/** Whose Map Run it is. */
export interface MapRunOf {
  readonly arn: string;
  readonly executionArn: string;
  /** The ARN under which its children's machine is known. */
  readonly stateMachineArn: string;
  readonly limits: MapRunLimits;
}

/** Times are milliseconds since the epoch. */
export class MapRunRecord {
  readonly arn: string;
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly startTime: number;
  /** Undefined until its items are known. */
  children: MapRunChildren | undefined;
  private currentLimits: MapRunLimits;
  private currentStatus: MapRunStatus = 'RUNNING';
  private stoppedAt: number | undefined;
  private redrives: Redrives = { count: 0 };

  constructor(
    { arn, executionArn, stateMachineArn, limits }: MapRunOf,
    private readonly clock: { readonly now: number },
  ) {
    this.arn = arn;
    this.executionArn = executionArn;
    this.stateMachineArn = stateMachineArn;
    this.startTime = clock.now;
    this.currentLimits = limits;
  }

  get status(): MapRunStatus {
    return this.currentStatus;
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
  end(status: Exclude<MapRunStatus, 'RUNNING'>): void {
    if (this.currentStatus !== 'RUNNING') return;
    this.currentStatus = status;
    this.stoppedAt = this.clock.now;
  }

  redrive(count: number): void {
    this.currentStatus = 'RUNNING';
    this.stoppedAt = undefined;
    this.redrives = { count, time: this.clock.now };
  }
}
