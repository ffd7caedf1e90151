// What the parts of a running execution are to each other.
import type { ChildrenPlan, MapRunEnd } from './children-plan';
import type { Effect } from './effects';
import type { History } from './history';
import type { EventKind } from './history-events';
import type { Branches, CompiledState, Frame, Machine } from './machine';
import type { MapRunLimits, MapRunRecord } from './map-run-record';
import type { ObjectStore } from './objects';
import type { Scheduler } from './scheduler';
import type { Simulation } from './simulation';
import type { TaskHandler } from './task';
import type { Outcome } from '../expressions/query-language';
import type { Chance } from '../expressions/scope';
import type { StatesError } from '../expressions/states-error';
import type { Json, JsonObject } from '../json/json';

/** Where a state stands in its visit, as `$$.State` tells it. */
export interface StateVisit {
  readonly name: string;
  readonly enteredAt: number;
  /** Only in states that can be retried. */
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
  readonly region: string;
  readonly objects: ObjectStore;
  /** The context object as a state sees it. */
  context(visit: StateVisit, mapItem: JsonObject | undefined): JsonObject;
  fork(parent: RunningBranch, branches: Branches): Effect<Json[]>;
  beginMapRun(label: string, stateName: string, limits: MapRunLimits): MapRunRecord;
  runChildren(machine: Machine, plan: ChildrenPlan): Effect<MapRunEnd>;
}

/** A branch as the loop that runs it sees it: the frame of its states, and the way from state to state. */
export interface RunningBranch extends Frame {
  readonly shared: Shared;
  /** The state that the branch is in, or was in when it ended. */
  readonly current: CompiledState | undefined;
  /** What tells that another branch's failure ends this one in the state that it is in. */
  readonly abortedEvents: readonly EventKind[];
  enter(state: CompiledState, input: Json): void;
  exit(state: CompiledState, outcome: Outcome): void;
  /** Counts a retry of the current state. */
  retry(): void;
  /** Stands in the current state as when it was just entered, but for branches that have ended: for a redrive. */
  takeUp(): void;
  /** The failure with AWS's words about where it happened. */
  explain(failure: StatesError): StatesError;
  /** A branch that this one forks; `item` tells what `$$.Map.Item` holds in it, when somebody asks. */
  child(previousEventId: number, item?: Branches['item'], index?: number): RunningBranch;
}
