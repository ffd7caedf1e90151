// The interface of a state type, and what it may use at compile time.
import type { Machine, Place, RunState } from './machine';
import type { StateEvents } from './state-events';
import type { TaskIntegration } from './task';
import type { QueryLanguage } from '../expressions/query-language';
import type { JsonObject } from '../json/json';

/** A state type: everything the engine needs to know about it. */
export interface StateType {
  readonly events: StateEvents;
  /** The fields that the engine runs for this type, besides those that all states have. */
  readonly fields: readonly string[];
  compile(state: JsonObject, compiler: StateCompiler): RunState;
}

/** What a state type may use at compile time. */
export interface StateCompiler {
  readonly name: string;
  /** The state's place in the definition, such as `/States/Charge`. */
  readonly at: string;
  readonly language: QueryLanguage;
  /** A place in the state that executions pass through, such as `Choices[0]`. */
  place(field: string): Place;
  machine(definition: JsonObject, at: string): Machine;
  integration(resource: string): TaskIntegration;
}
