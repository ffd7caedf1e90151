// Finds which names out of a set an object has. Every rule does this for every state, and most states have few fields.
import type { JsonObject } from '../../json/json';

const NONE: readonly string[] = [];

/** Names to look for. The cost depends on the size of the object, not on the number of names. */
export class FieldNames {
  private readonly ranks: ReadonlyMap<string, number>;

  constructor(readonly names: readonly string[]) {
    this.ranks = new Map(names.map((name, rank) => [name, rank]));
  }

  /** The names that the object has, in the order of `names`. */
  in(object: JsonObject): readonly string[] {
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
