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

/** A sample of a value: what a service answers, as far as its model or its row says. */
export interface Sample {
  /** The sample of a member, or undefined if there is none of that name. */
  member(name: string): Sample | undefined;
  item(): Sample | undefined;
  json(): Json | undefined;
  /** All values that the service knows, if it lists them. */
  readonly values?: readonly Json[];
}

/** A value that scaffold chooses: the input, the result of a task, or a part of one. */
export class Slot implements Value {
  private readonly members = new Map<string, Slot>();
  private readonly wishes: Wish[] = [];
  private items: Slot | undefined;
  private length = 1;
  private text: Slot | undefined;

  /** @param name stands for the value if nothing says what it is */
  constructor(
    private readonly name: string,
    private readonly sample?: Sample,
  ) {}

  member(name: string): Value {
    if (this.items) return this.items.member(name);
    let found = this.members.get(name);
    if (!found) this.members.set(name, (found = new Slot(name, this.sample?.member(name))));
    return found;
  }

  item(index = 0): Value {
    this.length = Math.max(this.length, index + 1);
    if (this.items) return this.items;
    this.items = new Slot(this.name, this.sample?.item());
    for (const [name, slot] of this.members) this.items.members.set(name, slot);
    return this.items;
  }

  parsed(): Value {
    return (this.text ??= new Slot(this.name));
  }

  wish(wish: Wish): void {
    this.wishes.push(wish);
  }

  /** The number of its items. */
  wishLength(wish: Wish): void {
    const candidates = [...wish.candidates, 1, 0, 2].filter((one): one is number => typeof one === 'number' && one >= 0);
    this.item();
    this.length = Math.min(100, candidates.find((one) => wish.holds?.(one) !== false) ?? this.length);
  }

  json(): Json | undefined {
    const tests = this.wishes.flatMap(({ holds }) => holds ?? []);
    const holds = (value: Json | undefined) => tests.every((test) => test(value));
    const natural = this.natural();
    if (natural !== undefined && holds(natural)) return natural;
    const firm = this.wishes.filter((wish) => wish.holds).flatMap(({ candidates }) => candidates);
    const kinds = this.wishes.filter((wish) => !wish.holds).flatMap(({ candidates }) => candidates);
    const { values = [] } = this.sample ?? {};
    const listed = firm.filter((one) => values.includes(one as Json));
    const all = [...listed, ...values, ...firm, ...kinds, this.sample?.json(), this.name, 1, true, null];
    const met = all.findIndex((one) => (one !== undefined || firm.includes(one)) && holds(one));
    if (met >= 0 && (tests.length > 0 || natural === undefined)) return natural ?? all[met];
    return natural ?? firm[0] ?? kinds[0] ?? this.sample?.json() ?? this.name;
  }

  /** What its use makes of it: a text of JSON, a list or an object; undefined for a plain value. */
  private natural(): Json | undefined {
    if (this.isAbsent()) return undefined;
    if (this.text) return JSON.stringify(this.text.json() ?? {});
    if (this.items) {
      const item = this.items.json() ?? null;
      return Array.from({ length: this.length }, () => item);
    }
    if (this.members.size === 0) return undefined;
    const sample = this.sample?.json();
    const object: Record<string, Json> = isObject(sample) ? { ...sample } : {};
    for (const [name, slot] of this.members) {
      const value = slot.json();
      if (value === undefined) delete object[name];
      else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
    }
    return object;
  }

  private isAbsent(): boolean {
    return this.wishes.some(({ holds, candidates }) => holds?.({}) === false && candidates[0] === undefined);
  }
}

/** An object that the definition builds, perhaps over another one, as ResultPath does. */
export class Composite implements Value {
  constructor(
    private readonly members: ReadonlyMap<string, Value>,
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
  /** @param values the items, of which the last one stands for all that follow */
  constructor(private readonly values: readonly Value[]) {}

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

/** The number of items of a list. */
export class Length implements Value {
  constructor(private readonly list: Value) {}

  member(): Value {
    return UNKNOWN;
  }

  item(): Value {
    return UNKNOWN;
  }

  parsed(): Value {
    return UNKNOWN;
  }

  wish(wish: Wish): void {
    if (this.list instanceof Slot) this.list.wishLength(wish);
  }

  json(): Json | undefined {
    const list = this.list.json();
    return isArray(list) ? list.length : undefined;
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
