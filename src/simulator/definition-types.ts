// What TypeScript knows about a definition: whether mistakes can be compile errors, and the names of its states.
import type { StateMachineDefinition } from '../asl/definition.generated';

/**
 * The parameter type of `Simulator.fromDefinition`. If the compiler knows the shape of the definition, it must be a
 * StateMachineDefinition. A definition of unknown shape is accepted and checked at run time: JSON text, an `object`, a
 * `JsonObject`, and an imported JSON file, whose `Type: 'Task'` TypeScript widens to `Type: string`.
 */
export type CheckedDefinition<D> = D extends string ? D : HasUnknownShape<D> extends true ? D : StateMachineDefinition;

/** `object`, an index signature, or a state that is one of these or whose `Type` is any string. */
type HasUnknownShape<D> =
  IsOpen<D> extends true
    ? true
    : D extends { readonly States: infer States }
      ? IsOpen<States> extends true
        ? true
        : true extends { [Name in keyof States]: IsOpenState<States[Name]> }[keyof States]
          ? true
          : false
      : false;

type IsOpenState<S> = S extends { readonly Type: infer Type } ? (string extends Type ? true : false) : IsOpen<S>;

/** Whether the type does not say which members exist. */
type IsOpen<T> = string extends keyof T ? true : [keyof T] extends [never] ? true : false;

/** The names of a definition's states, including those inside Parallel and Map; `string` if they are unknown. */
export type StateName<D> = D extends { readonly States: infer States }
  ? string extends keyof States
    ? string
    : Extract<keyof States, string> | { [Name in keyof States]-?: InnerStateName<States[Name]> }[keyof States]
  : string;

/** Distributes over unions: among branches, TypeScript gives each the states of the others as `undefined`. */
type InnerStateName<S> = S extends object ? (IsOpen<S> extends true ? string : StateNameInside<S>) : never;

type StateNameInside<S> =
  | (S extends { readonly Branches: readonly (infer Branch)[] } ? StateName<Branch> : never)
  | (S extends { readonly ItemProcessor: infer Processor } ? StateName<Processor> : never)
  | (S extends { readonly Iterator: infer Processor } ? StateName<Processor> : never);

/** The same for the additional machines of `fromDefinition`, each a definition or `{ definition, type }`. */
export type NestedStateName<M> = M extends { readonly definition: infer D } ? StateName<D> : StateName<M>;
