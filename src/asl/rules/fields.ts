// Which of the fields that a rule knows stand in an object: a rule is asked about every state, and most states have few.
import type { JsonObject } from '../../json/json';

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
