// Compares two values of two executions. What differs by nature is the same if it differs the same way everywhere: task
// tokens, UUIDs, and times inside of their executions.
import { isArray, isObject, type Json, type JsonObject } from '../../json/json';
import { parseBounded } from '../../json/text';
import { isTaskToken } from '../../runtime/open-tasks';

/** When an execution ran, in milliseconds since the epoch. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** A place where two values differ. A side that has nothing there is undefined. */
export interface ValueDifference {
  /** Such as `$.order.lines[2]`. */
  readonly path: string;
  readonly one: Json | undefined;
  readonly other: Json | undefined;
}

export class Equivalence {
  /** The values that differ by nature: of the one execution to that of the other, and back. */
  private readonly pairs = [new Map<string, string>(), new Map<string, string>()] as const;

  /** @param madeUp texts of the second execution that have an unknown counterpart, such as the ARN of the execution */
  constructor(
    private readonly one: Period,
    private readonly other: Period,
    private readonly madeUp: ReadonlySet<string> = new Set(),
  ) {}

  /** The first place where the values differ; undefined if they are the same. */
  difference(one: Json, other: Json, path = '$'): ValueDifference | undefined {
    if (isArray(one) && isArray(other)) return this.inLists(one, other, path);
    if (isObject(one) && isObject(other)) return this.inObjects(one, other, path);
    if (this.areSame(one, other)) return undefined;
    const [inside, otherInside] = [jsonIn(one), jsonIn(other)];
    // The text of an object: where it differs says more than that it does.
    if (inside && otherInside) return this.difference(inside, otherInside, `${path}:json`);
    return { path, one, other };
  }

  private inLists(one: readonly Json[], other: readonly Json[], path: string): ValueDifference | undefined {
    const length = Math.max(one.length, other.length);
    for (let index = 0; index < length; index += 1) {
      const found = this.inMember(one[index], other[index], `${path}[${index}]`);
      if (found) return found;
    }
    return undefined;
  }

  private inObjects(one: JsonObject, other: JsonObject, path: string): ValueDifference | undefined {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const found = this.inMember(ownMember(one, key), ownMember(other, key), `${path}${step(key)}`);
      if (found) return found;
    }
    return undefined;
  }

  private inMember(one: Json | undefined, other: Json | undefined, path: string): ValueDifference | undefined {
    if (one === undefined || other === undefined) return { path, one, other };
    return this.difference(one, other, path);
  }

  private areSame(one: Json, other: Json): boolean {
    if (one === other) return true;
    if (typeof one === 'number' && typeof other === 'number') return this.areTimes(one, other);
    return typeof one === 'string' && typeof other === 'string' && this.areSameTexts(one, other);
  }

  /** Long integers are numbers of milliseconds only if they lie in the time of their execution. */
  private areTimes(one: number, other: number): boolean {
    return isWithin(one, this.one) && isWithin(other, this.other);
  }

  private areSameTexts(one: string, other: string): boolean {
    if (isTaskToken(other) || isTaskToken(one) || this.madeUp.has(other)) return this.pair(one, other);
    const [parts, others] = [one.split(VOLATILE), other.split(VOLATILE)];
    if (parts.length !== others.length || parts.length === 1) return false;
    return parts.every((part, index) => {
      const counterpart = others[index]!;
      if (part === counterpart) return true;
      // `split` with a group returns the text between matches at even places, and the matches at odd ones.
      return index % 2 === 1 && this.areSameByNature(part, counterpart);
    });
  }

  private areSameByNature(one: string, other: string): boolean {
    const [time, otherTime] = [Date.parse(one), Date.parse(other)];
    if (isWithin(time, this.one) && isWithin(otherTime, this.other)) return true;
    return Number.isNaN(time) && Number.isNaN(otherTime) && this.pair(one, other);
  }

  /** Each value has one counterpart. */
  private pair(one: string, other: string): boolean {
    const [there, back] = this.pairs;
    const [known, knownBack] = [there.get(one), back.get(other)];
    if (known !== undefined || knownBack !== undefined) return known === other && knownBack === one;
    there.set(one, other);
    back.set(other, one);
    return true;
  }
}

/** UUIDs, task tokens inside of a text, and times. */
const VOLATILE =
  /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|A[\w+/=-]{200,}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d))/i;

/** Whether a time may have been made by an execution. A second is allowed for clocks that differ. */
function isWithin(time: number, { from, to }: Period): boolean {
  return time >= from - 1000 && time <= to + 1000;
}

/** The object or list whose JSON text a value is. */
function jsonIn(value: Json): Json | undefined {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return undefined;
  try {
    return parseBounded(value);
  } catch {
    return undefined;
  }
}

function ownMember(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function step(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
