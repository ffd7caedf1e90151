// The input of a Map Run, its view of child executions, and its result.
import type { ExecutionEnd } from './execution-end';
import type { MapRunEndStatus, MapRunLimits, MapRunRecord } from './map-run-record';
import type { Redrives } from './redrives';
import type { Json } from '../json/json';

/** The child executions to run. */
export interface ChildrenPlan {
  readonly mapRun: MapRunRecord;
  /** The event that the Map Run names as its predecessor. */
  readonly previousEventId: number;
  readonly count: number;
  readonly type: 'STANDARD' | 'EXPRESS';
  input(index: number): Json;
  /** The number of items of the child. */
  itemCount(index: number): number;
  /** Whether this many items of failed children end the run. */
  exceeds(failedItems: number, limits: MapRunLimits): boolean;
  /** Ends the Map Run and writes its results. Returns the state's result, when all is written. */
  conclude(end: MapRunEnd, status: MapRunEndStatus): Json | Promise<Json>;
}

/** How a child execution ended. */
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
  /** Only ended children, in the order of the items. */
  readonly ends: readonly ChildEnd[];
  /** The inputs of children that never started. */
  readonly pending: readonly Json[];
  readonly exceeded: boolean;
}

/** A child execution as its Map Run sees it. */
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
  /** Calls `onEnd` each time it ends, or `onFault` once with a fault outside of its machine. */
  start(onEnd: (end: ExecutionEnd) => void, onFault: (error: unknown) => void): void;
  stop(): void;
  redrive(): void;
}
