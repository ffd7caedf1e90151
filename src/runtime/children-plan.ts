// What a Map Run is given, what its child executions are to it, and what it gives.
import type { ExecutionEnd } from './execution-end';
import type { MapRunEndStatus, MapRunLimits, MapRunRecord } from './map-run-record';
import type { Redrives } from './redrives';
import type { Json } from '../json/json';

/** The child executions to run. */
export interface ChildrenPlan {
  readonly mapRun: MapRunRecord;
  /** The event on which the Map Run hangs. */
  readonly previousEventId: number;
  readonly count: number;
  readonly type: 'STANDARD' | 'EXPRESS';
  input(index: number): Json;
  /** How many items the child is for. */
  itemCount(index: number): number;
  /** Whether children that failed with so many items end the run. */
  exceeds(failedItems: number, limits: MapRunLimits): boolean;
  /** Ends the Map Run, and puts its results where they belong; gives the state's result. */
  conclude(end: MapRunEnd, status: MapRunEndStatus): Json;
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
  /** In the order of the items; ended children only. */
  readonly ends: readonly ChildEnd[];
  /** The inputs of those that never started. */
  readonly pending: readonly Json[];
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
  start(onEnd: (end: ExecutionEnd) => void, onFault: (error: unknown) => void): unknown;
  stop(): void;
  redrive(): void;
}
