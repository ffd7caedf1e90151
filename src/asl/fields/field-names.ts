// Finds which names out of a set an object has. Every rule asks this of every state, so the names of a state are looked
// up once and have numbers from then on.
import type { JsonObject } from '../../json/json';

/** A name that some rule looks for, with a number of its own. */
export interface KnownName {
  readonly name: string;
  readonly id: number;
}

const KNOWN = new Map<string, KnownName>();

function known(name: string): KnownName {
  const found = KNOWN.get(name) ?? { name, id: KNOWN.size };
  KNOWN.set(name, found);
  return found;
}

/** The names of an object that any set has. Sets are made with the rules, before the first definition is read. */
export function knownNames(object: JsonObject): readonly KnownName[] {
  const found: KnownName[] = [];
  for (const key in object) {
    const name = KNOWN.get(key);
    if (name && Object.hasOwn(object, key)) found.push(name);
  }
  return found;
}

const NONE: readonly string[] = [];

/** Names to look for. */
export class FieldNames {
  /** By the numbers of the names. */
  private readonly ranks: (number | undefined)[] = [];

  constructor(readonly names: readonly string[]) {
    names.forEach((name, rank) => (this.ranks[known(name).id] = rank));
  }

  /** The names that the object has, in the order of `names`. */
  in(object: JsonObject): readonly string[] {
    return this.among(knownNames(object));
  }

  /** The same of an object whose names were looked up before. */
  among(present: readonly KnownName[]): readonly string[] {
    const { ranks } = this;
    let found: KnownName[] | undefined;
    for (const name of present) {
      if (ranks[name.id] === undefined) continue;
      if (found) found.push(name);
      else found = [name];
    }
    if (!found) return NONE;
    if (found.length > 1) found.sort((one, other) => ranks[one.id]! - ranks[other.id]!);
    return found.map(({ name }) => name);
  }
}
