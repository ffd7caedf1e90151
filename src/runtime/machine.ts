// A state machine as it runs: every path, template, rule and retrier is a closure, every transition an object.
import type { Steps } from './effects';
import type { Frame } from './frame';
import type { EventType } from './history-events';
import type { TaskIntegration } from './task';
import type { Outcome, QueryLanguage, TakeCatch } from '../expressions/query-language';
import type { Evaluated } from '../expressions/scope';
import type { Json, JsonObject } from '../json/json';

/** A state machine, a branch of a Parallel or the processor of a Map. */
export interface Machine {
  readonly start: CompiledState;
  readonly states: ReadonlyMap<string, CompiledState>;
  /** Top level only: the execution's TimeoutSeconds. */
  readonly timeoutSeconds: number | undefined;
}

/** Runs one attempt of a state: at once, later, or as a coroutine that waits. Failures are thrown StatesErrors. */
export type RunState = (input: Json, frame: Frame) => Evaluated<Outcome> | Steps<Outcome>;

export interface CompiledState {
  readonly name: string;
  readonly events: StateEvents;
  /** Whether the state may have retriers, and so counts its retries. */
  readonly canRetry: boolean;
  readonly run: RunState;
  readonly retriers: readonly Retrier[];
  readonly catchers: readonly Catcher[];
  /** Where Next leads; undefined when the state ends its machine. */
  readonly next: CompiledState | undefined;
}

/** The events that a type of state leaves in the history. */
export interface StateEvents {
  readonly entered: EventType;
  /** A Fail state is never left. */
  readonly exited?: EventType;
  /** When no retrier takes a failure: Map and Parallel. */
  readonly failed?: EventType;
  /** When the failure of this state ends a branch of a Parallel. */
  readonly aborted?: EventType;
}

export interface Retrier {
  readonly errors: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number;
  readonly jitter: boolean;
}

export interface Catcher {
  readonly errors: readonly string[];
  readonly next: string;
  readonly take: TakeCatch;
}

/** One type of state: everything the engine asks about it. */
export interface StateType {
  readonly events: StateEvents;
  /** The fields that the engine runs for this type, besides those that all states have. */
  readonly fields: readonly string[];
  compile(state: JsonObject, compiler: StateCompiler): RunState;
}

/** What a state may use while it is compiled. */
export interface StateCompiler {
  readonly name: string;
  /** The state's place in the definition, such as `/States/Charge`. */
  readonly at: string;
  readonly language: QueryLanguage;
  machine(definition: JsonObject, at: string): Machine;
  integration(resource: string): TaskIntegration;
}
