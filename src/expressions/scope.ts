// What an expression may see besides its subject: the context object, variables, and chance.
import type { Json, JsonObject } from '../json/json';

/** Seeded chance: the same seed gives the same numbers, in the same order. */
export interface Chance {
  /** A double in [0, 1). */
  random(): number;
  /** A version 4 UUID. */
  uuid(): string;
}

/** The surroundings of an evaluation. One scope serves a whole branch; it is asked, never copied. */
export interface Scope {
  readonly chance: Chance;
  /** Virtual time, milliseconds since the epoch. */
  now(): number;
  /** The context object: `$$` in JSONPath, `$states.context` in JSONata. Built when first asked for. */
  context(): JsonObject;
  /** The variable's value, or undefined when no state has assigned it. */
  variable(name: string): Json | undefined;
}

/** What a compiled expression gives: a value now, or later (JSONata's package evaluates with promises). */
export type Evaluated<T = Json> = T | Promise<T>;

/**
 * A compiled expression. `subject` is what `$` stands for in JSONPath, and the `$states` object in JSONata.
 * Throws a StatesError.
 */
export type Expression = (subject: Json, scope: Scope) => Evaluated;
