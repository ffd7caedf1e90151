// `$sort`, and the sort that the operator `^` needs as well.
import { type NativeDefinition } from './native';
import { JsonataError } from '../values/failure';
import { areNumeric } from '../values/numbers';
import type { Run } from '../values/run';
import type { Callable, Value } from '../values/value';

/** Whether the first comes after the second. */
export type Swaps<T> = (one: T, other: T) => boolean;

export const sort: NativeDefinition = {
  signature: '<af?:a>',
  arity: 2,
  run: ([list, comparator], run) => {
    const items = list as readonly Value[] | undefined;
    if (items === undefined || items.length <= 1) return items;
    return sortItems(
      items,
      comparator === undefined ? defaultSwaps(items, run) : callable(comparator as Callable, run),
    );
  },
};

/** A merge sort that compares the same pairs in the same order as the package, whose comparator may fail or draw. */
export function sortItems<T>(items: readonly T[], swaps: Swaps<T>): readonly T[] {
  if (items.length <= 1) return items;
  const middle = Math.floor(items.length / 2);
  const left = sortItems(items.slice(0, middle), swaps);
  const right = sortItems(items.slice(middle), swaps);
  const merged: T[] = [];
  let [fromLeft, fromRight] = [0, 0];
  while (fromLeft < left.length && fromRight < right.length) {
    if (swaps(left[fromLeft]!, right[fromRight]!)) merged.push(right[fromRight++]!);
    else merged.push(left[fromLeft++]!);
  }
  while (fromLeft < left.length) merged.push(left[fromLeft++]!);
  while (fromRight < right.length) merged.push(right[fromRight++]!);
  return merged;
}

function callable(comparator: Callable, run: Run): Swaps<Value> {
  return (one, other) => {
    run.spend(1);
    return Boolean(comparator.invoke([one, other], null, run));
  };
}

function defaultSwaps(items: readonly Value[], run: Run): Swaps<Value> {
  run.spendItems(items.length);
  if (!areNumeric(items) && !items.every((item) => typeof item === 'string')) throw new JsonataError('D3070');
  return (one, other) => {
    run.spendItems(2);
    return one! > other!;
  };
}
