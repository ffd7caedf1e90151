// Functions that call a function for each item or member.
import { type NativeDefinition } from './native';
import type { Json } from '../../../json/json';
import { setMember } from '../../../json/merge';
import { isTrue } from '../values/comparison';
import { JsonataError } from '../values/failure';
import type { Run } from '../values/run';
import { emptySequence, isRecord, type Callable, type Value } from '../values/value';

export const HIGHER_ORDER_FUNCTIONS: Readonly<Record<string, NativeDefinition>> = {
  each: { signature: '<o-f:a>', arity: 2, run: ([object, call], run) => each(object, call as Callable, run) },
  filter: { signature: '<af>', arity: 2, run: ([list, call], run) => filter(list, call as Callable, run) },
  map: { signature: '<af>', arity: 2, run: ([list, call], run) => map(list, call as Callable, run) },
  reduce: {
    signature: '<afj?:j>',
    arity: 3,
    run: ([list, call, init], run) => reduce(list, call as Callable, init, run),
  },
  sift: { signature: '<o-f?:o>', arity: 2, run: ([object, call], run) => sift(object, call as Callable, run) },
  single: { signature: '<af?>', arity: 2, run: ([list, call], run) => single(list, call as Callable | undefined, run) },
};

/** Passes as many arguments as the function takes, and at least the first. */
function callWith(call: Callable, run: Run, ...args: readonly Value[]): Value {
  run.spend(1);
  return call.invoke(args.slice(0, Math.max(1, Math.min(call.arity, args.length))), null, run);
}

function map(list: Value, call: Callable, run: Run): Value {
  if (list === undefined) return undefined;
  const results = emptySequence();
  (list as readonly Value[]).forEach((item, index) => {
    const result = callWith(call, run, item, index, list);
    if (result !== undefined) results.push(result);
  });
  return results;
}

function filter(list: Value, call: Callable, run: Run): Value {
  if (list === undefined) return undefined;
  const found = emptySequence();
  (list as readonly Value[]).forEach((item, index) => {
    if (isTrue(callWith(call, run, item, index, list), run)) found.push(item);
  });
  return found;
}

function single(list: Value, call: Callable | undefined, run: Run): Value {
  if (list === undefined) return undefined;
  const found: Value[] = [];
  (list as readonly Value[]).forEach((item, index) => {
    if (call && !isTrue(callWith(call, run, item, index, list), run)) return;
    found.push(item);
    if (found.length > 1) throw new JsonataError('D3138');
  });
  if (found.length === 0) throw new JsonataError('D3139');
  return found[0];
}

function reduce(list: Value, call: Callable, init: Value, run: Run): Value {
  if (list === undefined) return undefined;
  if (call.arity < 2) throw new JsonataError('D3050');
  const items = list as readonly Value[];
  const startsWithItem = init === undefined && items.length > 0;
  let result = startsWithItem ? items[0] : init;
  for (let index = startsWithItem ? 1 : 0; index < items.length; index += 1) {
    result = callWith(call, run, result, items[index], index, list);
  }
  return result;
}

function each(object: Value, call: Callable, run: Run): Value {
  const results = emptySequence();
  if (!isRecord(object)) return results;
  for (const key of Object.keys(object)) {
    const result = callWith(call, run, object[key], key, object);
    if (result !== undefined) results.push(result);
  }
  return results;
}

/** Undefined if no member is left. */
function sift(object: Value, call: Callable, run: Run): Value {
  const kept: Record<string, Json> = {};
  if (!isRecord(object)) return undefined;
  for (const key of Object.keys(object)) {
    if (isTrue(callWith(call, run, object[key], key, object), run)) setMember(kept, key, object[key]!);
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}
