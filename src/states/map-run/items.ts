// The items of a Map Run: where they come from, and what each child execution is given of them.
import { isArray, type Json, type JsonObject } from '../../json/json';

/** Items of one source, in order: a list, or the members of an object. */
export interface Items {
  readonly values: readonly Json[];
  /** The members' names, where the items are those of an object. */
  readonly keys?: readonly string[];
  /** As `$$.Map.Item.Source` tells it. */
  readonly source: string;
}

/** The source of items that the state's input holds. docs: the context object. */
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

/** What a child is given where no ItemSelector says otherwise: the item, or the pair of an object's name and value. */
export function given({ values, keys }: Items, index: number): Json {
  return keys ? { Key: keys[index]!, Value: values[index]! } : values[index]!;
}

/** `$$.Map.Item`, where `index` counts in this source and `first` items came from others. */
export function contextItem({ values, keys, source }: Items, index: number, first: number): JsonObject {
  return {
    Index: first + index,
    ...(keys && { Key: keys[index]! }),
    Value: values[index]!,
    Source: source,
  };
}
