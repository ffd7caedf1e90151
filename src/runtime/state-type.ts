// The interface of a state type, and what it may use at compile time.
import type { Machine, Place, RunState } from './machine';
import type { StateEvents } from './state-events';
import type { CompiledFields } from './state-fields';
import type { TaskIntegration } from './task';
import type { StateTypeName } from '../asl/fields/table';
import type { QueryLanguage } from '../expressions/query-language';
import type { JsonObject } from '../json/json';

/** A state type: everything the engine needs to know about it. */
export interface StateType<Name extends StateTypeName = StateTypeName> {
  readonly events: StateEvents;
  /** @param fields those that only this type of state has; `noFieldIsLeft` shows that each has a meaning */
  compile(fields: CompiledFields<Name>, compiler: StateCompiler): RunState;
}

/** One state type for each that asl/fields has rows for. */
export type StateTypes = { readonly [Name in StateTypeName]: StateType<Name> };

/** What a state type may use at compile time. */
export interface StateCompiler {
  readonly name: string;
  /** The state's place in the definition, such as `/States/Charge`. */
  readonly at: string;
  /** The whole state, as it is written. */
  readonly state: JsonObject;
  readonly language: QueryLanguage;
  /** A place in the state that executions pass through, such as `Choices[0]`. */
  place(field: string): Place;
  machine(definition: JsonObject, at: string): Machine;
  integration(resource: string): TaskIntegration;
}
