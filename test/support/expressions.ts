// Evaluates templates and expressions outside of an execution, with surroundings that a test can choose.
import { compileJsonataTemplate } from '../../src/expressions/jsonata-template';
import type { Scope } from '../../src/expressions/scope';
import { StatesError } from '../../src/expressions/states-error';
import { compileTemplate } from '../../src/expressions/template';
import type { Json, JsonObject } from '../../src/json/json';
import { SeededChance } from '../../src/runtime/random';

/** What an expression sees besides its input. */
export interface Surroundings {
  readonly variables?: JsonObject;
  readonly context?: JsonObject;
  readonly seed?: number;
}

export function scopeWith({ variables = {}, context = {}, seed = 1 }: Surroundings = {}): Scope {
  return {
    chance: new SeededChance(seed),
    now: () => Date.UTC(2026, 0, 1),
    context: () => context,
    variable: (name) => variables[name],
  };
}

/** A failure of the language as an Error with the text `States.Name: cause`, so that toThrow can read it. */
export function readable(thrown: unknown): unknown {
  return thrown instanceof StatesError ? new Error(`${thrown.error}: ${thrown.cause}`) : thrown;
}

/** What a payload template makes of an input. */
export function fill(template: Json, input: Json = {}, surroundings?: Surroundings): Json {
  try {
    return compileTemplate(template)(input, scopeWith(surroundings));
  } catch (thrown) {
    throw readable(thrown);
  }
}

/** The value of one path or call, as a key `value.$` holds it. */
export function evaluate(text: string, input: Json = {}, surroundings?: Surroundings): Json {
  return (fill({ 'value.$': text }, input, surroundings) as { value: Json }).value;
}

/** What a template with `{% %}` in the field Output makes of an input. */
export async function fillJsonata(template: Json, input: Json = {}, surroundings?: Surroundings): Promise<Json> {
  try {
    return compileJsonataTemplate(template, 'Output')({ input }, scopeWith(surroundings));
  } catch (thrown) {
    throw readable(thrown);
  }
}

/** The value of one JSONata expression. */
export async function evaluateJsonata(text: string, input?: Json, surroundings?: Surroundings): Promise<Json> {
  return fillJsonata(`{% ${text} %}`, input, surroundings);
}
