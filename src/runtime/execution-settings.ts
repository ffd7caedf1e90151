// The settings of an execution.
import type { ExecutionEnd } from './execution-end';
import type { FailureRecord } from './failure-record';
import type { History } from './history';
import type { Machine } from './machine';
import type { CheckAccess } from './map-run-access';
import type { MapRunRecord } from './map-run-record';
import type { ObjectStore } from './objects';
import type { TaskCheck, TaskHandler } from './task';
import type { Json } from '../json/json';

/** The input of a run: everything that determines the context object, the history and the random values. */
export interface ExecutionSettings {
  readonly machine: Machine;
  readonly input: Json;
  readonly handler: TaskHandler;
  /** Asked before a task starts. @default checkArguments */
  readonly checkTask?: TaskCheck | undefined;
  readonly executionArn: string;
  readonly executionName: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  /** The version and the alias it was started with, as shown in ExecutionStarted. */
  readonly startedBy?: { readonly stateMachineVersionArn?: string; readonly stateMachineAliasArn?: string };
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  /** Only for an execution with its own simulation. @default 1 */
  readonly seed?: number;
  /** The object store that distributed Maps read and write. */
  readonly objects: ObjectStore;
  /** Asked before a Map Run reads, writes or starts anything. @default - everything is allowed */
  readonly checkAccess?: CheckAccess | undefined;
  /** Called with each Map Run that begins, in the execution or in its children. @default - not called */
  readonly onMapRun?: (run: MapRunRecord) => void;
  /**
   * Called with each event of the execution and of its children, while the engine works. It must not throw.
   *
   * @default - not called
   */
  readonly onEvent?: (execution: ObservedExecution, eventId: number) => void;
}

/** An execution as whoever observes its events sees it. */
export interface ObservedExecution {
  readonly settings: ExecutionSettings;
  readonly history: History;
  /** The failures of its states, in order. */
  readonly failures: readonly FailureRecord[];
  readonly end: ExecutionEnd;
}
