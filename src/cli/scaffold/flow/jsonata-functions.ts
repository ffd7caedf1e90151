// JSONata's functions over values that are not known yet: what they want of their arguments, and what they return.
import { BASE64, NUMBER, OBJECT, TEXT, TIME } from './kinds';
import { Length } from './slot';
import { Composite, List, UNKNOWN, type Value, type Wish } from './value';

type Call = (args: readonly Value[]) => Value;

/** Wishes for arguments of these kinds; the last kind applies to all that follow. */
const wants =
  (...kinds: readonly Wish[]): Call =>
  (args) => {
    args.forEach((arg, index) => arg.wish(kinds[Math.min(index, kinds.length - 1)]!));
    return UNKNOWN;
  };

const ofNumbers: Call = ([list]) => {
  list?.item().wish(NUMBER);
  return UNKNOWN;
};

/** A list of the same items. */
const sameItems: Call = ([list]) => (list ? new List([list.item()]) : UNKNOWN);

function callWith(fn: Value | undefined, ...args: readonly Value[]): Value {
  const { call } = (fn ?? {}) as { call?: (args: readonly Value[]) => Value };
  return call ? call(args) : UNKNOWN;
}

export const BUILT_IN: Readonly<Record<string, Call>> = {
  sum: ofNumbers,
  max: ofNumbers,
  min: ofNumbers,
  average: ofNumbers,
  abs: wants(NUMBER),
  ceil: wants(NUMBER),
  floor: wants(NUMBER),
  round: wants(NUMBER),
  power: wants(NUMBER),
  sqrt: wants(NUMBER),
  formatNumber: wants(NUMBER, TEXT),
  formatBase: wants(NUMBER),
  fromMillis: wants(NUMBER),
  toMillis: wants(TIME),
  number: wants(NUMBER),
  range: wants(NUMBER),
  random: () => UNKNOWN,
  base64decode: wants(BASE64),
  parse: ([text]) => text?.parsed() ?? UNKNOWN,
  string: wants(TEXT),
  count: ([list]) => (list ? new Length(list) : UNKNOWN),
  map: ([list, fn]) => new List([callWith(fn, list?.item() ?? UNKNOWN)]),
  filter: ([list, fn]) => {
    const item = list?.item() ?? UNKNOWN;
    callWith(fn, item);
    return new List([item]);
  },
  single: ([list, fn]) => {
    const item = list?.item() ?? UNKNOWN;
    callWith(fn, item);
    return item;
  },
  each: ([object, fn]) => {
    object?.wish(OBJECT);
    return new List([callWith(fn, UNKNOWN)]);
  },
  reduce: ([list, fn]) => callWith(fn, UNKNOWN, list?.item() ?? UNKNOWN),
  sort: sameItems,
  reverse: sameItems,
  distinct: sameItems,
  shuffle: sameItems,
  partition: ([list]) => (list ? new List([new List([list.item()])]) : UNKNOWN),
  append: ([one, other]) => new List([one ?? UNKNOWN, other ?? UNKNOWN]),
  lookup: ([object, name]) => {
    const known = name?.json();
    return typeof known === 'string' ? (object?.member(known) ?? UNKNOWN) : UNKNOWN;
  },
  merge: ([list]) => {
    const { values } = (list ?? {}) as { values?: readonly Value[] };
    return (values ?? []).reduce((rest: Value, value) => (rest === UNKNOWN ? value : overlay(rest, value)), UNKNOWN);
  },
};

/** The later object over the earlier one. */
function overlay(rest: Value, over: Value): Value {
  const { members } = over as { members?: unknown };
  return over instanceof Composite && members instanceof Map
    ? new Composite(members as Map<string, Value>, rest)
    : rest;
}
