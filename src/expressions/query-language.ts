// What a query language does for a state: the states themselves do not know which one they speak.
import type { Evaluated, Expression, Scope } from './scope';
import { isArray, isObject } from '../json/json';
import type { Json, JsonObject } from '../json/json';
import type { Bounds } from '../json/size';

/** How a state ends well: its output, the variables it assigns, and where to go if not to its own Next. */
export interface Outcome {
  readonly output: Json;
  readonly assigned?: JsonObject | undefined;
  /** What was put into the state's raw input, where that makes the output: the rest of it need not be measured again. */
  readonly added?: Json | undefined;
  /** What the place of `added` takes besides: bytes of names, and levels above it. */
  readonly room?: Bounds | undefined;
  readonly goto?: string;
  /** The place of what leads there, where it is not the state's own Next: it counts who passes. */
  readonly via?: { passes: number };
}

/** The data of one state on its way through; the fields that a state does not have change nothing. */
export interface DataFlow {
  /** The effective input: the raw one through InputPath. JSONata has no such field. */
  input(raw: Json, scope: Scope): Evaluated;
  /** What the state gives to its work: Parameters or Arguments; the effective input where there is none. */
  arguments(input: Json, scope: Scope): Evaluated;
  /**
   * The outcome. JSONPath: ResultSelector, ResultPath (into the raw input), OutputPath; JSONata: Output; both: Assign.
   * `result` is undefined for a state that has no result of its own, such as Wait.
   */
  leave(raw: Json, input: Json, result: Json | undefined, scope: Scope): Evaluated<Outcome>;
}

/** The steps inside of `leave` that TestState shows, in its words. */
export type WatchedStep = 'afterResultSelector' | 'afterResultPath';

/** Is told what each step gives. Executions have none, and pay nothing for it. */
export type Watch = (step: WatchedStep, value: Json) => void;

/** What a caught failure looks like to a catcher; a member that AWS does not know is null. */
export interface ErrorOutput extends JsonObject {
  readonly Error: string | null;
  readonly Cause: string | null;
}

/** What a field's value must be. Every kind has AWS's own text for what is not. */
export type ValueKind = 'integer' | 'number' | 'string' | 'timestamp';

/** An inline Map goes through a list; a distributed one through an object's members, too. */
export type ItemsKind = 'list' | 'list or object';
export type ItemsOf<T extends ItemsKind> = readonly Json[] | (T extends 'list' ? never : JsonObject);

export function isItems<T extends ItemsKind>(value: Json, kind: T): value is ItemsOf<T> {
  return isArray(value) || (kind === 'list or object' && isObject(value));
}

/** A compiled Choice rule's test. */
export type Condition = (input: Json, scope: Scope) => Evaluated<boolean>;

/** What a rule or a catcher makes of the state's input when it is taken. */
export type TakeRule = (raw: Json, input: Json, scope: Scope) => Evaluated<Outcome>;
export type TakeCatch = (raw: Json, error: ErrorOutput, scope: Scope) => Evaluated<Outcome>;

/**
 * A definition's part (a state, a rule, a catcher) is compiled once; `within` is its place in its state, such as
 * `Choices[0]/`, which stands before its fields in messages (measured on AWS: floci#2689).
 */
export interface QueryLanguage {
  readonly name: 'JSONPath' | 'JSONata';
  /** `watch` makes another flow, which tells the steps that the caller cannot see. JSONata has none. */
  dataFlow(state: JsonObject, watch?: Watch): DataFlow;
  /** A field such as Seconds in whichever form the state has it: a literal, SecondsPath, or `{% %}`. */
  value(part: JsonObject, field: string, kind: ValueKind): Expression | undefined;
  /** What a Map goes through: ItemsPath, Items, or the input itself. */
  items<T extends ItemsKind>(state: JsonObject, kind: T): (input: Json, scope: Scope) => Evaluated<ItemsOf<T>>;
  /** A template such as ItemSelector or Credentials. */
  template(value: Json, field: string): Expression;
  condition(rule: JsonObject, within: string): Condition;
  /** `rule` is undefined when Default is taken. */
  takeRule(state: JsonObject, rule: JsonObject | undefined, within: string): TakeRule;
  takeCatch(catcher: JsonObject, within: string): TakeCatch;
}
