// Which of the fields that a rule knows stand in an object: a rule is asked about every state, and most states have few.
import { eachState, type Language, type Report, type Rule } from './rule';
import type { Json, JsonObject } from '../../json/json';

const NONE: readonly string[] = [];

/** Fields to look for. What it costs depends on the object's size, not on how many fields there are to look for. */
export class Fields {
  private readonly ranks: ReadonlyMap<string, number>;

  constructor(readonly names: readonly string[]) {
    this.ranks = new Map(names.map((field, rank) => [field, rank]));
  }

  /** Those that the object has, in the order in which they were given here. */
  of(object: JsonObject): readonly string[] {
    let found: string[] | undefined;
    for (const key in object) {
      if (!this.ranks.has(key) || !Object.hasOwn(object, key)) continue;
      if (found) found.push(key);
      else found = [key];
    }
    if (!found) return NONE;
    return found.length === 1 ? found : found.sort((one, other) => this.ranks.get(one)! - this.ranks.get(other)!);
  }
}

/** Looks at what a field of a state holds; `at` is the place of the state. */
export type LookAtField = (value: Json, field: string, at: string, report: Report) => void;

/** A rule about fields in states of one language: how to look at each, in the order in which they are reported. */
export function eachField(language: Language, looks: readonly (readonly [string, LookAtField])[]): Rule {
  const lookAt: ReadonlyMap<string, LookAtField> = new Map(looks);
  const fields = new Fields([...lookAt.keys()]);
  return eachState(({ state, at, language: spoken }, report) => {
    if (spoken !== language) return;
    for (const field of fields.of(state)) lookAt.get(field)!(state[field]!, field, at, report);
  });
}
