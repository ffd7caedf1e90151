// The interface of a validation rule, and helpers that check every machine or every state.
import type { Json, JsonObject } from '../../json/json';
import type { Diagnostic } from '../diagnostic';
import type { Language } from '../fields/field';
import type { KnownName } from '../fields/field-names';

export type { Language };

/** A machine of the definition: the whole, a branch of a Parallel, or the processor of a Map. */
export interface MachinePart {
  readonly machine: JsonObject;
  /** Its place: empty for the whole definition, or such as `/States/Each/ItemProcessor`. */
  readonly at: string;
  readonly states: readonly StatePart[];
  /** The machine around this one; undefined for the whole. */
  readonly outer: MachinePart | undefined;
}

/** A state that is an object. The structure rule reports everything else under States. */
export interface StatePart {
  readonly name: string;
  readonly state: JsonObject;
  /** Its Type. It may be any value if the definition is invalid. */
  readonly type: Json | undefined;
  /** Its place, such as `/States/Charge`. */
  readonly at: string;
  readonly language: Language;
  /** The names of its fields. */
  readonly names: readonly KnownName[];
}

/** A definition with its machines, outer ones first. */
export interface DefinitionParts {
  readonly definition: JsonObject;
  readonly machines: readonly MachinePart[];
}

export interface ValidationOptions {
  /** Default STANDARD. */
  readonly type?: 'STANDARD' | 'EXPRESS';
}

/** Reports a finding. */
export type Report = (finding: Diagnostic) => void;

/** Never throws. It reports its findings in the order of the definition. */
export type Rule = (parts: DefinitionParts, report: Report, options: ValidationOptions) => void;

export function eachMachine(look: (machine: MachinePart, report: Report, options: ValidationOptions) => void): Rule {
  return ({ machines }, report, options) => {
    for (const machine of machines) look(machine, report, options);
  };
}

export function eachState(look: (state: StatePart, report: Report, options: ValidationOptions) => void): Rule {
  return eachMachine(({ states }, report, options) => {
    for (const state of states) look(state, report, options);
  });
}
