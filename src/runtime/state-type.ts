// What a type of state is, and what it may use while it is compiled.
import type { Machine, Place, RunState } from './machine';
import type { StateEvents } from './state-events';
import type { TaskIntegration } from './task';
import type { QueryLanguage } from '../expressions/query-language';
import type { JsonObject } from '../json/json';

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
  /** A field of the state that executions go through, such as `Choices[0]`. */
  place(field: string): Place;
  machine(definition: JsonObject, at: string): Machine;
  integration(resource: string): TaskIntegration;
}
