// The values that scaffold chooses: each grows with what the definition reads of it.
import { UNKNOWN, type Value, type Wish } from './value';
import { isArray, isObject, type Json } from '../../../json/json';

/** A sample of a value: what a service answers, as far as its model or its row says. */
export interface Sample {
  /** All values that the service knows, if it lists them. */
  readonly values?: readonly Json[];
  /** The sample of a member; undefined for an unknown name. */
  member(name: string): Sample | undefined;
  item(): Sample | undefined;
  json(): Json | undefined;
}

/** A value that scaffold chooses: the input, the result of a task, or a part of one. */
export class Slot implements Value {
  private readonly members = new Map<string, Slot>();
  private readonly wishes: Wish[] = [];
  private items: Slot | undefined;
  private length = 1;
  private text: Slot | undefined;

  /** @param fallback the value if nothing says what it is: by default its name */
  constructor(
    private readonly name: string,
    private readonly sample?: Sample,
    private readonly fallback: Json = name,
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
    const candidates = [...wish.candidates, 1, 0, 2].filter(
      (one): one is number => typeof one === 'number' && one >= 0,
    );
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
    const usual = this.sample?.json();
    const listed = firm.filter((one) => values.includes(one as Json));
    const own = usual === undefined ? [] : [usual];
    const all = [...own, ...listed, ...values, ...firm, ...kinds, this.fallback, this.name, 1, true, null];
    const met = all.findIndex((one) => (one !== undefined || firm.includes(one)) && holds(one));
    if (met >= 0 && (tests.length > 0 || natural === undefined)) return natural ?? all[met];
    return natural ?? firm[0] ?? kinds[0] ?? usual ?? this.fallback;
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
    return this.wishes.some(
      ({ holds, candidates }) => holds?.({}) === false && candidates.length > 0 && candidates[0] === undefined,
    );
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
