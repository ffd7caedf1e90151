// A compiled state machine, and the narrow interface through which its states see the world.
import type { ChildrenPlan, MapRunEnd } from './children-plan';
import type { Effect, Steps } from './effects';
import type { StateEnteredType, StateExitedType } from './event-keys';
import type { EventKind } from './history-events';
import type { MapRunAccess } from './map-run-access';
import type { MapRunLimits, MapRunRecord } from './map-run-record';
import type { ObjectStore } from './objects';
import type { TaskCall } from './task';
import type { OpenReply, TaskAnswer, TaskReply } from './task-reply';
import type { Outcome, TakeCatch } from '../expressions/query-language';
import type { Scope } from '../expressions/scope';
import type { Json, JsonObject } from '../json/json';

/** A place in a definition that executions pass through: a state, a Next, a Choice rule, a catcher, a retrier. */
export interface Place {
  /** Such as `/States/Charge/Retry[0]`. */
  readonly at: string;
  /** How often executions passed through it, for coverage. */
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

/**
 * Runs one attempt of a state: at once, as a promise, or as a coroutine that waits. Throws a StatesError if it fails.
 */
export type RunState = (input: Json, frame: Frame) => Outcome | Steps<Outcome>;

export interface CompiledState {
  readonly name: string;
  readonly place: Place;
  /** Its StateEvents. The events of entering and leaving it have no input and output here. */
  readonly entered: EventKind<StateEnteredType>;
  readonly exited: EventKind<StateExitedType> | undefined;
  readonly failed: EventKind | undefined;
  readonly aborted: EventKind | undefined;
  /** Whether the state may have retriers, and so counts retries. */
  readonly canRetry: boolean;
  readonly run: RunState;
  readonly retriers: readonly Retrier[];
  readonly catchers: readonly Catcher[];
  /** The target of Next; undefined if the state ends its machine. */
  readonly next: CompiledState | undefined;
  /** The place of its Next or End. */
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

/** What a state can do in its branch: read the context, wait, call a task, run branches, and record events. */
export interface Frame extends Scope {
  /** The region of the execution, such as us-east-1. */
  readonly region: string;
  /** Where a distributed Map reads its items and writes its results. */
  readonly objects: ObjectStore;
  /** Whether a redrive resumes the state's branches, some of which have ended. */
  readonly isTakenUp: boolean;
  /** The Map Run that a redrive resumes; runChildren continues it. */
  readonly redrivenChildren: RedrivenChildren | undefined;
  /** How often this state has been retried in this visit. */
  readonly retryCount: number;
  /** The branch's latest event, which the next event names as its predecessor. */
  readonly previousEventId: number;
  /** The value of `$$.Task.Token` in this attempt. */
  readonly taskToken: string | undefined;
  /** Throws what AWS answers if the machine's role may not do what a Map Run needs. */
  askFor(access: MapRunAccess): void;
  /** Creates the token of this attempt. For a task that workers poll for, errors name `resource`. */
  issueToken(resource: string): void;
  /** Records an event. Subsequent events name it as their predecessor. */
  record(event: EventKind, payload?: Json): void;
  /** Records an event after `previousEventId` that no other event names as its predecessor. */
  note(event: EventKind, payload?: Json): void;
  /** Notes that all branches of the state have succeeded. If the state fails afterwards, its failure names this event. */
  succeed(event: EventKind): void;
  /** Makes subsequent events name `eventId` as their previousEventId. */
  follow(eventId: number): void;
  /** Waits until `time`. */
  until(time: number): Effect<void>;
  /** Throws a StatesError for a task that cannot start. */
  checkTask(call: TaskCall): void;
  /** Calls the task's handler. Returns its answer, or what to wait for. Virtual time stops until it answers. */
  call(call: TaskCall): TaskReply | Effect<TaskReply>;
  /** Waits until a worker takes the task. Wakes with the worker's name. */
  worker(call: TaskCall): Effect<string | undefined>;
  /** Waits for the end of a task that its handler did not end: an answer, possibly from outside, or a timeout. */
  end(call: TaskCall, reply: OpenReply): Effect<TaskAnswer>;
  /** Runs branches side by side and waits for all, or for the first that fails. */
  fork(branches: Branches): Effect<Json[]>;
  /** Begins a Map Run with this label. The caller reports how it ended. */
  beginMapRun(label: string, limits: MapRunLimits): MapRunRecord;
  /** Runs a machine as child executions and waits for the end of the Map Run. */
  runChildren(machine: Machine, plan: ChildrenPlan): Effect<MapRunEnd>;
  /** This scope with `$$.Map.Item` for one item of a Map. */
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
  /**
   * The events of a branch's start, which later events name as their predecessor, and of its end, which none names. The
   * index is their payload.
   */
  readonly events?: {
    readonly started: EventKind;
    readonly succeeded: EventKind;
    readonly failed: EventKind;
    /** The event if the failure of another branch ends it. */
    readonly aborted: EventKind;
  };
  machine(index: number): Machine;
  /** The branch's input, evaluated in the branch's own scope when it starts. */
  input(index: number, scope: Scope): Json;
  /** The content of `$$.Map.Item` in the branch. */
  item?(index: number): JsonObject;
}
