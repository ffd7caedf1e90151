// A state machine as it runs, and the narrow interface through which its states see the world.
import type { ChildrenPlan, MapRunEnd } from './children-plan';
import type { Effect, Steps } from './effects';
import type { StateEnteredType, StateExitedType } from './event-keys';
import type { EventKind } from './history-events';
import type { MapRunLimits, MapRunRecord } from './map-run-record';
import type { ObjectStore } from './objects';
import type { TaskCall } from './task';
import type { TaskAnswer, TaskReply } from './task-reply';
import type { Outcome, TakeCatch } from '../expressions/query-language';
import type { Evaluated, Scope } from '../expressions/scope';
import type { Json, JsonObject } from '../json/json';

/** A place of a definition that executions go through: a state, a Next, a Choice rule, a catcher, a retrier. */
export interface Place {
  /** Such as `/States/Charge/Retry[0]`. */
  readonly at: string;
  /** How often executions of the machine went through it, counted for coverage. */
  passes: number;
}

/** A state machine, a branch of a Parallel or the processor of a Map. */
export interface Machine {
  readonly start: CompiledState;
  readonly states: ReadonlyMap<string, CompiledState>;
  /** Top level only: the execution's TimeoutSeconds. */
  readonly timeoutSeconds: number | undefined;
  /** All places of the whole definition, nested machines included. */
  readonly places: readonly Place[];
}

/** Runs one attempt of a state: at once, later, or as a coroutine that waits. Failures are thrown StatesErrors. */
export type RunState = (input: Json, frame: Frame) => Evaluated<Outcome | Steps<Outcome>>;

export interface CompiledState {
  readonly name: string;
  readonly place: Place;
  /** Its StateEvents; those of entering and of leaving it but for input and output. */
  readonly entered: EventKind<StateEnteredType>;
  readonly exited: EventKind<StateExitedType> | undefined;
  readonly failed: EventKind | undefined;
  readonly aborted: EventKind | undefined;
  /** Whether the state may have retriers, and so counts its retries. */
  readonly canRetry: boolean;
  readonly run: RunState;
  readonly retriers: readonly Retrier[];
  readonly catchers: readonly Catcher[];
  /** Where Next leads; undefined when the state ends its machine. */
  readonly next: CompiledState | undefined;
  /** That of its Next or End. */
  readonly nextPlace: Place;
}

export interface Retrier {
  readonly place: Place;
  readonly errors: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number;
  readonly jitter: boolean;
}

export interface Catcher {
  readonly place: Place;
  readonly errors: readonly string[];
  readonly next: string;
  readonly take: TakeCatch;
}

/** A state in its branch: it may look around, wait, call a task, run branches, and leave events. */
export interface Frame extends Scope {
  /** Where the execution runs, such as us-east-1. */
  readonly region: string;
  /** Where a distributed Map reads its items and writes its results. */
  readonly objects: ObjectStore;
  /** Whether a redrive takes the state's branches up again, of which some have ended. */
  readonly isTakenUp: boolean;
  /** The Map Run that a redrive takes up again, which runChildren goes on with. */
  readonly redrivenChildren: RedrivenChildren | undefined;
  /** How often this state has been retried in this visit. */
  readonly retryCount: number;
  /** The branch's latest event, on which the next one hangs. */
  readonly previousEventId: number;
  /** What `$$.Task.Token` tells in this attempt. */
  readonly taskToken: string | undefined;
  /** Makes the token of this attempt; `resource` is what its errors name, for a task that workers poll for. */
  issueToken(resource: string): void;
  /** Records an event and hangs what follows on it. */
  record(event: EventKind, payload?: Json): void;
  /** Records an event that hangs on `previousEventId` and on which nothing hangs. */
  note(event: EventKind, payload?: Json): void;
  /** Hangs what follows on an earlier event. */
  follow(eventId: number): void;
  /** Waits until `time`. */
  until(time: number): Effect<void>;
  /** Asks the task's handler: its answer, or what to wait for. Virtual time stands still until it answers. */
  call(call: TaskCall): TaskReply | Effect<TaskReply>;
  /** Waits until a worker takes the task; gives the worker's name. */
  worker(call: TaskCall): Effect<string | undefined>;
  /** Waits for the end of a task that its handler did not end: an answer, from outside maybe, or a time-out. */
  end(call: TaskCall, reply: TaskReply): Effect<TaskAnswer>;
  /** Runs branches side by side and waits for all, or for the first that fails. */
  fork(branches: Branches): Effect<Json[]>;
  /** A new Map Run with that label; whoever begins it tells it how it ended. */
  beginMapRun(label: string, limits: MapRunLimits): MapRunRecord;
  /** Runs a machine as child executions, and waits for the end of the Map Run. */
  runChildren(machine: Machine, plan: ChildrenPlan): Effect<MapRunEnd>;
  /** This scope as it is for one item of a Map: `$$.Map.Item`. */
  itemScope(item: JsonObject): Scope;
}

/** A Map Run that has been redriven. */
export interface RedrivenChildren {
  readonly plan: ChildrenPlan;
  readonly redriveCount: number;
}

/** Branches to run: those of a Parallel, or the iterations of a Map. */
export interface Branches {
  readonly count: number;
  /** How many may run at a time. */
  readonly concurrency: number;
  /** Events at a branch's start (what follows hangs on it) and end (nothing does); the index is their payload. */
  readonly events?: {
    readonly started: EventKind;
    readonly succeeded: EventKind;
    readonly failed: EventKind;
    /** When another one's failure ends it. */
    readonly aborted: EventKind;
  };
  machine(index: number): Machine;
  /** The branch's input; evaluated in the branch's own scope when it starts. */
  input(index: number, scope: Scope): Json | Promise<Json>;
  /** What `$$.Map.Item` holds in the branch. */
  item?(index: number): JsonObject;
}
