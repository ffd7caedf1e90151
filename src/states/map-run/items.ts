// The items of a Map Run: their source, and the input of each child execution.
import { isArray, type Json, type JsonObject } from '../../json/json';

/** Items of one source, in order: a list, or the members of an object. */
export interface Items {
  readonly values: readonly Json[];
  /** The names of the members, if the items come from an object. */
  readonly keys?: readonly string[];
  /** The value of `$$.Map.Item.Source`. */
  readonly source: string;
}

/** The source of items from the state's input. docs: the context object. */
export const STATE_DATA = 'STATE_DATA';

export function itemsOf(value: readonly Json[] | JsonObject, source: string): Items {
  return isArray(value)
    ? { values: value, source }
    : { values: Object.values(value), keys: Object.keys(value), source };
}

export function countOf(sources: readonly Items[]): number {
  return sources.reduce((count, { values }) => count + values.length, 0);
}

/** The first `most` of them. */
export function firstOf(sources: readonly Items[], most: number): readonly Items[] {
  let room = most;
  return sources.flatMap((items) => {
    const taken = items.values.slice(0, room);
    room -= taken.length;
    return taken.length > 0 ? [{ ...items, values: taken }] : [];
  });
}

/** The input of a child without ItemSelector: the item, or the name and value of an object's member. */
export function childInput({ values, keys }: Items, index: number): Json {
  return keys ? { Key: keys[index]!, Value: values[index]! } : values[index]!;
}

/** `$$.Map.Item`. `index` counts in this source; `first` is the number of items from earlier sources. */
export function contextItem({ values, keys, source }: Items, index: number, first: number): JsonObject {
  return {
    Index: first + index,
    ...(keys && { Key: keys[index]! }),
    Value: values[index]!,
    Source: source,
  };
}
