// The surroundings of an expression: the context object, variables, time and chance.
import type { Json, JsonObject } from '../json/json';

/** Seeded chance: the same seed gives the same numbers, in the same order. */
export interface Chance {
  /** A double in [0, 1). */
  random(): number;
  /** A version 4 UUID. */
  uuid(): string;
  /** A double in [0, 1): the share of its longest delay that a retry with jitter waits. */
  jitter(): number;
}

/** The surroundings of an evaluation. A whole branch shares one scope, which is never copied. */
export interface Scope {
  readonly chance: Chance;
  /** Virtual time, milliseconds since the epoch. */
  now(): number;
  /** The context object: `$$` in JSONPath, `$states.context` in JSONata. Built on first use. */
  context(): JsonObject;
  /** The variable's value, or undefined when no state has assigned it. */
  variable(name: string): Json | undefined;
}

/**
 * A compiled expression. `subject` is what `$` stands for in JSONPath, and the `$states` object in JSONata.
 * Throws a StatesError.
 */
export type Expression = (subject: Json, scope: Scope) => Json;
