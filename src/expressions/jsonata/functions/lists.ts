// Functions of lists that call no other function.
import { ofValue, type NativeDefinition } from './native';
import { areEqual } from '../values/comparison';
import type { Run } from '../values/run';
import { append, emptySequence, isList, type Value } from '../values/value';

export const LIST_FUNCTIONS: Readonly<Record<string, NativeDefinition>> = {
  append: {
    signature: '<xx:a>',
    arity: 2,
    run: ([one, other], run) => {
      const length = (isList(one) ? one.length : 1) + (isList(other) ? other.length : 1);
      run.holdItems(length);
      run.spendItems(length);
      return append(one, other);
    },
  },
  distinct: ofValue<Value & object>('<x:x>', (list, run) =>
    isList(list) && list.length > 1 ? distinct(list, run) : list,
  ),
  reverse: ofValue<readonly Value[]>('<a:a>', (list, run) => {
    run.spendItems(list.length);
    if (list.length <= 1) return list;
    const reversed: Value[] = [];
    for (let at = list.length - 1; at >= 0; at -= 1) reversed.push(list[at]);
    return reversed;
  }),
  shuffle: ofValue<readonly Value[]>('<a:a>', shuffle),
  zip: { signature: '<a+>', arity: 0, parameters: 1, run: zip },
};

function distinct(list: readonly Value[] & { sequence?: true }, run: Run): Value {
  const found: Value[] = list.sequence === true ? emptySequence() : [];
  const scalars = new Set<Value>();
  const others: Value[] = [];
  for (const item of list) {
    // A set remembers each item, which takes longer than to look at it.
    run.spend(1 + others.length / 8);
    if (typeof item === 'object' && item !== null) {
      if (others.some((other) => areEqual(item, other, run))) continue;
      others.push(item);
    } else {
      // A long integer and its double are equal; NaN equals nothing.
      const key = typeof item === 'bigint' ? Number(item) : item;
      if (scalars.has(key) && !Number.isNaN(key)) continue;
      scalars.add(key);
    }
    found.push(item);
  }
  return found;
}

/** The 'inside-out' Fisher-Yates shuffle, with the chance of the execution. */
function shuffle(list: readonly Value[], run: Run): Value {
  run.spendItems(list.length);
  if (list.length <= 1) return list;
  const shuffled: Value[] = [];
  list.forEach((item, index) => {
    const place = Math.floor(run.scope.chance.random() * (index + 1));
    shuffled.push(item);
    if (place !== index) {
      shuffled[index] = shuffled[place];
      shuffled[place] = item;
    }
  });
  return shuffled;
}

function zip(lists: readonly Value[], run: Run): Value {
  const length = Math.min(...lists.map((list) => (isList(list) ? list.length : 0)));
  const zipped: Value[] = [];
  // Each tuple is a list of its own.
  run.spendItems(length * (lists.length + 8));
  for (let index = 0; index < length; index += 1) {
    zipped.push(lists.map((list) => (list as readonly Value[])[index]));
  }
  return zipped;
}
