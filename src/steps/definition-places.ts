// Where the states of a definition are: by name, which is unique in the whole definition.
import type { StateTypeName } from '../asl/fields/table';
import { machineParts } from '../asl/machine-parts';
import { PROCESSOR_FIELDS, processorOf } from '../asl/map-states';
import type { Language } from '../asl/rules/rule';
import type { JsonObject } from '../json/json';

/** A state of a definition. */
export interface StatePlace {
  readonly name: string;
  readonly type: StateTypeName;
  /** Such as `/States/Both/Branches[1]/States/Pay`. */
  readonly at: string;
  /** The place of its machine: `/States/Both/Branches[1]`, or empty. */
  readonly machineAt: string;
  readonly state: JsonObject;
  readonly language: Language;
}

/** Finds states by name. A ReadonlyMap of them is one. */
export interface StateLookup {
  get(name: string): StatePlace | undefined;
}

const found = new WeakMap<JsonObject, ReadonlyMap<string, StatePlace>>();

/** All states of a valid definition, those inside of Map and Parallel included. Found once for each definition. */
export function placesIn(definition: JsonObject): ReadonlyMap<string, StatePlace> {
  const known = found.get(definition);
  if (known) return known;
  const places = new Map<string, StatePlace>();
  for (const { at: machineAt, states } of machineParts(definition).machines) {
    for (const { name, type, at, state, language } of states) {
      places.set(name, { name, type: type as StateTypeName, at, machineAt, state, language });
    }
  }
  found.set(definition, places);
  return places;
}

/** The place of the machine that a Map runs for each item. Without a definition, nothing says which name the field has. */
export function processorAt({ at, state }: StatePlace): string {
  return `${at}/${processorOf(state)?.field ?? PROCESSOR_FIELDS[0]}`;
}
