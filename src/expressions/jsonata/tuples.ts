// Tuples: the items of a path with the variables that `@`, `#` and `%` bind for each of them.
import { Frame } from './values/frame';
import type { Run } from './values/run';
import { addItems, isList, type Sequence, type Value } from './values/value';

/** The item is under `@`, the others under their variables' names. */
export type Tuple = Record<string, Value>;

export function tupleOf(item: Value): Tuple {
  const tuple = Object.create(null) as Tuple;
  tuple['@'] = item;
  return tuple;
}

export function copyTuple(tuple: Tuple): Tuple {
  return Object.assign(Object.create(null) as Tuple, tuple);
}

/** A list of tuples is a sequence with a mark of its own. */
export function tupleStream(): Sequence {
  const stream: Sequence = [];
  stream.sequence = true;
  stream.tupleStream = true;
  return stream;
}

export function isTupleStream(value: Value): value is Sequence {
  return Array.isArray(value) && (value as Sequence).tupleStream === true;
}

export function frameOf(outer: Frame, tuple: Tuple): Frame {
  return new Frame(outer, Object.keys(tuple), Object.values(tuple));
}

/** The tuples of a group as one: what they have under a name is joined. */
export function joinTuples(tuples: Value, run: Run): Tuple {
  if (!Array.isArray(tuples)) return tuples as unknown as Tuple;
  const [first, ...others] = tuples as unknown as readonly Tuple[];
  const joined = copyTuple(first!);
  const lists: Record<string, Value[]> = Object.create(null) as Record<string, Value[]>;
  for (const tuple of others) {
    for (const name of Object.keys(tuple)) {
      const value = tuple[name];
      if (value === undefined) continue;
      if (joined[name] === undefined) {
        joined[name] = value;
        continue;
      }
      const list = (lists[name] ??= listOf(joined[name], run));
      addItems(list, isList(value) ? value : [value], run);
      joined[name] = list;
    }
  }
  return joined;
}

/** A list of its own, which may grow. */
function listOf(value: Value, run: Run): Value[] {
  const list: Value[] = [];
  addItems(list, isList(value) ? value : [value], run);
  return list;
}
