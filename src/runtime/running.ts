// The interfaces between the parts of a running execution.
import type { ChildrenPlan, MapRunEnd } from './children-plan';
import type { Effect } from './effects';
import type { FailureRecord } from './failure-record';
import type { History } from './history';
import type { EventKind } from './history-events';
import type { Branches, CompiledState, Frame, Machine } from './machine';
import type { CheckAccess } from './map-run-access';
import type { MapRunLimits, MapRunRecord } from './map-run-record';
import type { ObjectStore } from './objects';
import type { Scheduler } from './scheduler';
import type { Simulation } from './simulation';
import type { TaskCheck, TaskHandler } from './task';
import type { Outcome } from '../expressions/query-language';
import type { Chance } from '../expressions/scope';
import type { StatesError } from '../expressions/states-error';
import type { Json, JsonObject } from '../json/json';

/** The current visit to a state, as shown in `$$.State`. */
export interface StateVisit {
  readonly name: string;
  readonly enteredAt: number;
  /** Only for states that can be retried. */
  readonly retryCount: number | undefined;
  readonly taskToken: string | undefined;
}

/** What all branches of an execution share. */
export interface Shared {
  readonly simulation: Simulation;
  readonly executionArn: string;
  readonly scheduler: Scheduler;
  readonly history: History;
  readonly chance: Chance;
  readonly handler: TaskHandler;
  readonly checkTask: TaskCheck;
  readonly region: string;
  readonly objects: ObjectStore;
  readonly checkAccess: CheckAccess | undefined;
  /** Whether it ends instead of entering another state. */
  readonly endsSoon: boolean;
  noteFailure(record: FailureRecord): void;
  /** Aborts the execution. */
  stop(): void;
  /** The context object as a state sees it. */
  context(visit: StateVisit, mapItem: JsonObject | undefined): JsonObject;
  fork(parent: RunningBranch, branches: Branches): Effect<Json[]>;
  beginMapRun(label: string, stateName: string, limits: MapRunLimits): MapRunRecord;
  runChildren(machine: Machine, plan: ChildrenPlan): Effect<MapRunEnd>;
}

/** A branch as seen by the loop that runs it: the frame of its states, and the transitions between them. */
export interface RunningBranch extends Frame {
  readonly shared: Shared;
  /** The state that the branch is in, or was in when it ended. */
  readonly current: CompiledState | undefined;
  /** The events to record if another branch's failure ends this one in its current state. */
  readonly abortedEvents: readonly EventKind[];
  enter(state: CompiledState, input: Json): void;
  exit(state: CompiledState, outcome: Outcome): void;
  /** Counts a retry of the current state. */
  retry(): void;
  /**
   * Resets the current state as if it was just entered, except for branches that have ended. For a redrive.
   * @param failure what ended the branch
   */
  takeUp(failure?: StatesError): void;
  /** Notes what became of a failure of the current state. Without a rule, it ends the branch. */
  noteFailure(failure: StatesError, taken?: Pick<FailureRecord, 'retried' | 'catcher'>): void;
  /** Adds AWS's words about where the failure happened. */
  explain(failure: StatesError): StatesError;
  /** Creates a branch that this one forks. `item` returns the content of `$$.Map.Item` when it is read. */
  child(previousEventId: number, item?: Branches['item'], index?: number): RunningBranch;
}
