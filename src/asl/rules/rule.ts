// What a validation rule is, and how one looks at every machine or every state.
import type { Json, JsonObject } from '../../json/json';
import type { Diagnostic } from '../diagnostic';
import type { Language } from '../fields/field';

export type { Language };

/** A machine of the definition: the whole, a branch of a Parallel, or the processor of a Map. */
export interface MachinePart {
  readonly machine: JsonObject;
  /** Its place: empty for the whole, else such as `/States/Each/ItemProcessor`. */
  readonly at: string;
  readonly states: readonly StatePart[];
  /** The machine around this one; undefined for the whole. */
  readonly outer: MachinePart | undefined;
}

/** A state that is an object; what else stands under States is the structure rule's finding. */
export interface StatePart {
  readonly name: string;
  readonly state: JsonObject;
  /** Its Type: anything, in a definition that is not valid. */
  readonly type: Json | undefined;
  /** Its place, such as `/States/Charge`. */
  readonly at: string;
  readonly language: Language;
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

/** Takes what a rule finds. */
export type Report = (finding: Diagnostic) => void;

/** Never throws; what it finds is reported in the order of the definition. */
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
