// The interface of a query language. The state types work with either language.
import type { Expression, Scope } from './scope';
import { isArray, isObject } from '../json/json';
import type { Json, JsonObject } from '../json/json';
import type { Bounds } from '../json/size';

/** How a state succeeds: its output, the variables that it assigns, and the next state if that is not its own Next. */
export interface Outcome {
  readonly output: Json;
  readonly assigned?: JsonObject | undefined;
  /** The value that was added to the raw input to make the output, so that the rest need not be measured again. */
  readonly added?: Json | undefined;
  /** The overhead of the place of `added`: the bytes of its names, and the levels above it. */
  readonly room?: Bounds | undefined;
  readonly goto?: string;
  /** The place of the transition, if it is not the state's own Next. Coverage counts it. */
  readonly via?: { passes: number };
}

/** The data flow of one state. Fields that the state does not have change nothing. */
export interface DataFlow {
  /** The effective input: the raw one through InputPath. JSONata has no such field. */
  input(raw: Json, scope: Scope): Json;
  /** The input of the state's work: Parameters or Arguments, or else the effective input. */
  arguments(input: Json, scope: Scope): Json;
  /**
   * The outcome. JSONPath applies ResultSelector, ResultPath (into the raw input) and OutputPath, JSONata applies
   * Output, and both apply Assign. `result` is undefined for a state without a result, such as Wait.
   */
  leave(raw: Json, input: Json, result: Json | undefined, scope: Scope): Outcome;
}

/** The steps of `leave` that TestState shows, with its names. */
export type WatchedStep = 'afterResultSelector' | 'afterResultPath';

/** Called with the result of each step. Executions have no watcher and pay nothing for it. */
export type Watch = (step: WatchedStep, value: Json) => void;

/** A failure as a catcher sees it. A missing error or cause is null. */
export interface ErrorOutput extends JsonObject {
  readonly Error: string | null;
  readonly Cause: string | null;
}

/** The kinds of field values. Each kind has AWS's text for an invalid value. */
export type ValueKind = 'integer' | 'number' | 'string' | 'timestamp';

/** An inline Map iterates over a list, a distributed one also over the members of an object. */
export type ItemsKind = 'list' | 'list or object';
export type ItemsOf<T extends ItemsKind> = readonly Json[] | (T extends 'list' ? never : JsonObject);

export function isItems<T extends ItemsKind>(value: Json, kind: T): value is ItemsOf<T> {
  return isArray(value) || (kind === 'list or object' && isObject(value));
}

/** A compiled Choice rule's test. */
export type Condition = (input: Json, scope: Scope) => boolean;

/** The outcome of the state when a rule or a catcher matches. */
export type TakeRule = (raw: Json, input: Json, scope: Scope) => Outcome;
export type TakeCatch = (raw: Json, error: ErrorOutput, scope: Scope) => Outcome;

/**
 * Compiles a part of a definition (a state, a rule, a catcher) once. `within` is its place in its state, such as
 * `Choices[0]/`, which precedes its fields in messages (measured on AWS: floci#2689).
 */
export interface QueryLanguage {
  readonly name: 'JSONPath' | 'JSONata';
  /** `watch` returns another flow, which reports the inner steps. JSONata has none. */
  dataFlow(state: JsonObject, watch?: Watch): DataFlow;
  /** A field such as Seconds, in any of its forms: a literal, SecondsPath, or `{% %}`. */
  value(part: JsonObject, field: string, kind: ValueKind): Expression | undefined;
  /** The items of a Map: ItemsPath, Items, or the input itself. */
  items<T extends ItemsKind>(state: JsonObject, kind: T): (input: Json, scope: Scope) => ItemsOf<T>;
  /** A template such as ItemSelector or Credentials. */
  template(value: Json, field: string): Expression;
  condition(rule: JsonObject, within: string): Condition;
  /** `rule` is undefined when Default is taken. */
  takeRule(state: JsonObject, rule: JsonObject | undefined, within: string): TakeRule;
  takeCatch(catcher: JsonObject, within: string): TakeCatch;
}
