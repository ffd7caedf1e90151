// What an execution is made of.
import type { Machine } from './machine';
import type { MapRunRecord } from './map-run-record';
import type { ObjectStore } from './objects';
import type { TaskHandler } from './task';
import type { Json } from '../json/json';

/** Who runs what: everything that the context object, the history and chance are made of. */
export interface ExecutionSettings {
  readonly machine: Machine;
  readonly input: Json;
  readonly handler: TaskHandler;
  readonly executionArn: string;
  readonly executionName: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  /** The version, and the alias, that it was started by; ExecutionStarted tells them. */
  readonly startedBy?: { readonly stateMachineVersionArn?: string; readonly stateMachineAliasArn?: string };
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  /** Only where the execution has a simulation for itself. @default 1 */
  readonly seed?: number;
  /** Where a distributed Map reads and writes. */
  readonly objects: ObjectStore;
  /** Told of each Map Run that begins, in the execution or in its children. @default nobody */
  readonly onMapRun?: (run: MapRunRecord) => void;
}
