// What a validation rule is.
import type { JsonObject } from '../../json/json';
import type { Diagnostic } from '../diagnostic';

/** A machine of the definition: the whole, a branch of a Parallel, or the processor of a Map. */
export interface MachinePart {
  readonly machine: JsonObject;
  /** Its place: empty for the whole, else such as `/States/Each/ItemProcessor`. */
  readonly at: string;
  readonly states: readonly StatePart[];
  /** The whole definition. */
  readonly definition: JsonObject;
}

/** A state that is an object; what else stands under States is the structure rule's finding. */
export interface StatePart {
  readonly name: string;
  readonly state: JsonObject;
  /** Its place, such as `/States/Charge`. */
  readonly at: string;
  readonly language: 'JSONPath' | 'JSONata';
}

export interface ValidationOptions {
  /** Default STANDARD. */
  readonly type?: 'STANDARD' | 'EXPRESS';
}

/** Looks at one machine at a time; what it finds is listed in the order of the definition. */
export type Rule = (part: MachinePart, options: ValidationOptions) => readonly Diagnostic[];
