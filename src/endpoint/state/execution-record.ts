// The endpoint's record of one execution.
import type { Revision, StateMachine } from './state-machines';
import type { Json } from '../../json/json';
import type { ExecutionEnd, RunningExecution } from '../../runtime/execution';
import type { MapRunRecord } from '../../runtime/map-run-record';
import type { BoundMocks } from '../../simulator/mocks/bind-mocks';

/** What to execute, and the input. */
export interface ExecutionStart {
  readonly position: number;
  readonly arn: string;
  readonly name: string;
  readonly machine: StateMachine;
  readonly revision: Revision;
  readonly versionArn?: string;
  readonly aliasArn?: string;
  /** As it was sent. */
  readonly inputText: string;
  readonly input: Json;
  readonly traceHeader?: string;
  /** The mocks of its tasks, if any. */
  readonly mocks?: BoundMocks;
}

export interface ExecutionRecord extends ExecutionStart {
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  /** Undefined after its history was dropped. */
  running: RunningExecution | undefined;
  /** How it ended; its status is RUNNING until then. */
  end: ExecutionEnd;
  /** How often it was redriven, and when for the last time, in milliseconds since the epoch. */
  redriven: { readonly count: number; readonly time?: number };
  /** Only for a child execution: the Map Run that started it. */
  readonly mapRun?: MapRunRecord;
  /** The client tokens of redrives, with their dates in seconds since 1970. */
  readonly redriveTokens: Map<string, number>;
}
