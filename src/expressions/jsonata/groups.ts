// Objects: `{...}` as a constructor, and as a grouping of the value before it.
import type { Compiler, Evaluate } from './evaluate';
import { frameOf, isTupleStream, joinTuples, type Tuple } from './tuples';
import { JsonataError } from './values/failure';
import type { Frame } from './values/frame';
import type { Run } from './values/run';
import { isList, pushFlat, type Value } from './values/value';
import type { JsonataNode } from '../../asl/jsonata/parse';
import type { Json } from '../../json/json';
import { setMember } from '../../json/merge';

interface Pair {
  readonly key: Evaluate;
  readonly value: Evaluate;
}

interface Group {
  readonly pair: Pair;
  /** The item, or the list of items. */
  data: Value;
  /** Whether the list belongs to the group, so that it may grow. */
  isOwn: boolean;
}

/** A grouping: the value before it is the second argument. */
export type Grouping = (value: Value, frame: Frame, run: Run) => Value;

export function compileGrouping({ lhs }: JsonataNode, { compile, countsAhead }: Compiler): Grouping {
  const nodes = lhs as readonly (readonly [JsonataNode, JsonataNode])[];
  const pairs = nodes.map(([key, value]) => ({ key: compile(key), value: compile(value) }));
  const names = nodes.map(([key]) => (key.type === 'string' ? (key.value as string) : undefined));
  // Names that are numbers come first in an object, and are evaluated first.
  const isPlain =
    names.every((name) => name !== undefined && !/^\d+$/.test(name)) && new Set(names).size === names.length;
  const grouping = groupingOf(pairs);
  if (!isPlain) return grouping;
  const members = pairs.map(({ key, value }, index) => ({
    name: names[index]!,
    countName: countsAhead ? undefined : key,
    evaluate: value,
  }));
  return (value, frame, run) => {
    if (isList(value)) return grouping(value, frame, run);
    // One item, and a group for each name.
    const object: Record<string, Json> = {};
    for (const { name, countName, evaluate } of members) {
      countName?.(value, frame, run);
      const member = evaluate(value, frame, run);
      if (member !== undefined) setMember(object, name, member as Json);
    }
    return object;
  };
}

function groupingOf(pairs: readonly Pair[]): Grouping {
  return (value, frame, run) => {
    const isStream = isTupleStream(value);
    const groups = groupItems(value, pairs, frame, run);
    const object: Record<string, Json> = {};
    // The order of names is that of an object: numbers are first.
    for (const name of Object.keys(groups)) {
      const group = groups[name]!;
      const member =
        isStream && group.data ? valueOfTuples(group, frame, run) : group.pair.value(group.data, frame, run);
      if (member !== undefined) setMember(object, name, member as Json);
    }
    return object;
  };
}

function groupItems(value: Value, pairs: readonly Pair[], frame: Frame, run: Run): Readonly<Record<string, Group>> {
  const isStream = isTupleStream(value);
  const groups = Object.create(null) as Record<string, Group>;
  // Undefined counts as one item, so that an object of literals is made.
  const items: readonly Value[] = !isList(value) || value.length === 0 ? [isList(value) ? undefined : value] : value;
  for (const item of items) {
    const tuple = isStream ? (item as unknown as Tuple | undefined) : undefined;
    for (const pair of pairs) {
      const key = tuple ? pair.key(tuple['@'], frameOf(frame, tuple), run) : pair.key(item, frame, run);
      if (key === undefined) continue;
      if (typeof key !== 'string') throw new JsonataError('T1003', { value: key });
      const group = groups[key];
      if (!group) groups[key] = { pair, data: item, isOwn: false };
      else if (group.pair === pair) addToGroup(group, item);
      else throw new JsonataError('D1009', { value: key });
    }
  }
  return groups;
}

function addToGroup(group: Group, item: Value): void {
  if (item === undefined) return;
  if (group.data === undefined) {
    group.data = item;
    return;
  }
  if (!group.isOwn) {
    const items: Value[] = [];
    pushFlat(items, group.data);
    group.data = items;
    group.isOwn = true;
  }
  pushFlat(group.data as Value[], item);
}

/**
 * Removes the item from the tuple, so that later groups do not see it: in the package, only the first of several pairs
 * does.
 */
function valueOfTuples({ pair, data }: Group, frame: Frame, run: Run): Value {
  const tuple = joinTuples(data, run);
  const item = tuple['@'];
  delete tuple['@'];
  return pair.value(item, frameOf(frame, tuple), run);
}
