// Values of a machine that has not run yet: what is known of them, and what scaffold may choose.
import { isArray, isObject, member as memberOf, type Json } from '../../../json/json';

/** A value as the states pass it on. */
export interface Value {
  /** The member of an object; of a list, the member of its items, as in JSONata. */
  member(name: string): Value;
  /** An item of a list, which the value becomes if scaffold chooses it. */
  item(index?: number): Value;
  /** The value that the text means as JSON. */
  parsed(): Value;
  /** Asks for a value. The first wish that can be met wins. */
  wish(wish: Wish): void;
  /** The value, as chosen; undefined for one that is absent or unknown. */
  json(): Json | undefined;
}

/** What the definition wants of a value: some that would do, and a test of any. */
export interface Wish {
  /** Undefined is a value that is absent. */
  readonly candidates: readonly (Json | undefined)[];
  /** A wish without a test only says what kind of value fits. */
  readonly holds?: (value: Json | undefined) => boolean;
}

/** An object that the definition builds, perhaps over another one, as ResultPath does. */
export class Composite implements Value {
  constructor(
    readonly members: ReadonlyMap<string, Value>,
    private readonly rest: Value = UNKNOWN,
  ) {}

  member(name: string): Value {
    return this.members.get(name) ?? this.rest.member(name);
  }

  item(): Value {
    return this.rest.item();
  }

  parsed(): Value {
    return UNKNOWN;
  }

  wish(): void {}

  json(): Json | undefined {
    const entries = [...this.members].map(([name, value]): [string, Json] => [name, value.json() ?? null]);
    const rest = this.rest.json();
    return { ...(isObject(rest) ? rest : {}), ...Object.fromEntries(entries) };
  }
}

/** A list that the definition builds, or that a Map or a Parallel returns. */
export class List implements Value {
  /** @param values the items; the last one repeats */
  constructor(readonly values: readonly Value[]) {}

  member(name: string): Value {
    return this.item().member(name);
  }

  item(index = 0): Value {
    return this.values[Math.min(index, this.values.length - 1)] ?? UNKNOWN;
  }

  parsed(): Value {
    return UNKNOWN;
  }

  wish(): void {}

  json(): Json | undefined {
    return this.values.map((value) => value.json() ?? null);
  }
}

/** A value that the definition writes out. */
export class Known implements Value {
  constructor(private readonly value: Json | undefined) {}

  member(name: string): Value {
    return new Known(isObject(this.value) ? memberOf(this.value, name) : undefined);
  }

  item(index = 0): Value {
    return new Known(isArray(this.value) ? this.value[index] : undefined);
  }

  parsed(): Value {
    return UNKNOWN;
  }

  wish(): void {}

  json(): Json | undefined {
    return this.value;
  }
}

/** A value that something computes: scaffold neither knows nor chooses it. */
export const UNKNOWN: Value = new Known(undefined);
