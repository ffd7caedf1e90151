// The values of an evaluation: JSON, functions, nothing, and sequences, which are lists that an expression made.
import type { Run } from './run';
import type { Json, JsonObject } from '../../../json/json';

/** Undefined is JSONata's "nothing". */
export type Value = Json | Callable | Sequence | ValueObject | readonly Value[] | undefined;

/** An object made by an expression. Its members may be functions. */
export interface ValueObject {
  readonly [key: string]: Value;
}

/**
 * A list with JSONata's marks. Only lists made by an evaluation have marks; data is never marked. A sequence of one
 * item equals the item, unless it is kept (`[]`). A list from a constructor is one item of a path (`cons`).
 */
export interface Sequence extends Array<Value> {
  sequence?: true;
  keepSingleton?: boolean;
  cons?: true;
  tupleStream?: true;
}

/** A function. */
export abstract class Callable {
  /** The number of its parameters: functions such as `$map` pass no more. */
  abstract readonly arity: number;
  /** Lambdas and named functions are true, like objects. A function that was passed as an argument is false. */
  readonly isTrue: boolean = true;
  /** `context` replaces a missing argument if the signature has `-`. */
  abstract invoke(args: readonly Value[], context: Value, run: Run): Value;

  /** A function in a message prints as an empty text. */
  toJSON(): undefined {
    return undefined;
  }
}

export function isFunction(value: unknown): value is Callable {
  return value instanceof Callable;
}

export function isList(value: unknown): value is Sequence {
  return Array.isArray(value);
}

/** An object, not a list and not a function. */
export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Callable);
}

export function emptySequence(): Sequence {
  const sequence: Sequence = [];
  sequence.sequence = true;
  return sequence;
}

export function sequenceOf(value: Value): Sequence {
  const sequence: Sequence = [value];
  sequence.sequence = true;
  return sequence;
}

/** A sequence of one item becomes the item, and an empty one becomes undefined. */
export function reduceSequence(value: Value): Value {
  if (!Array.isArray(value)) return value;
  const list = value as Sequence;
  if (list.sequence !== true || list.tupleStream) return list;
  if (list.length === 0) return undefined;
  return list.length === 1 && !list.keepSingleton ? list[0] : list;
}

/** The members of an object or, in the order of its items, of all objects in a list. Only own members are seen. */
export function lookup(input: Value, key: string, run: Run): Value {
  if (Array.isArray(input)) {
    run.spendItems(input.length);
    const found = emptySequence();
    for (const item of input as readonly Value[]) {
      const value = lookup(item, key, run);
      if (Array.isArray(value)) addItems(found, value as readonly Value[], run);
      else if (value !== undefined) found.push(value);
    }
    return found;
  }
  return isRecord(input) && Object.hasOwn(input, key) ? input[key] : undefined;
}

/** Both as one list. Undefined is left out. */
export function append(one: Value, other: Value): Value {
  if (one === undefined) return other;
  if (other === undefined) return one;
  const joined: Value[] = [];
  pushFlat(joined, one);
  pushFlat(joined, other);
  return joined;
}

/** Adds a value to a list, or each item of it. */
export function pushFlat(list: Value[], value: Value): void {
  if (Array.isArray(value)) pushAll(list, value as readonly Value[]);
  else list.push(value);
}

/** Checks the bounds before the list grows: a list in many places may be added many times. */
export function addItems(list: Value[], items: readonly Value[], run: Run): void {
  run.holdItems(list.length + items.length);
  run.spendItems(items.length);
  pushAll(list, items);
}

/** Unlike `push(...items)`, it takes lists of any length. */
export function pushAll(list: Value[], items: readonly Value[]): void {
  for (const item of items) list.push(item);
}
