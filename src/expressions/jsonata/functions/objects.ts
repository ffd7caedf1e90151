// Functions of objects, and of values of any type.
import { ofValue, type NativeDefinition } from './native';
import type { Json } from '../../../json/json';
import { setMember } from '../../../json/merge';
import { booleanOf, isTrue } from '../values/comparison';
import { JsonataError } from '../values/failure';
import { isNumeric } from '../values/numbers';
import type { Run } from '../values/run';
import { copyOf } from '../values/text';
import { emptySequence, isFunction, isList, isRecord, lookup, pushFlat, type Value } from '../values/value';

export const OBJECT_FUNCTIONS: Readonly<Record<string, NativeDefinition>> = {
  assert: {
    signature: '<bs?:x>',
    arity: 2,
    run: ([condition, message]) => {
      if (condition) return undefined;
      throw new JsonataError('D3141', { message: (message as string) || '$assert() statement failed' });
    },
  },
  boolean: { signature: '<x-:b>', arity: 1, run: ([value], run) => booleanOf(value, run) },
  clone: ofValue<Value & object>('<(oa)-:o>', (value, run) => copyOf(value, run)),
  error: {
    signature: '<s?:x>',
    arity: 1,
    run: ([message]) => {
      throw new JsonataError('D3137', { message: (message as string) || '$error() function evaluated' });
    },
  },
  exists: { signature: '<x:b>', arity: 1, run: ([value]) => value !== undefined },
  keys: { signature: '<x-:a<s>>', arity: 1, run: ([value], run) => keysOf(value, run) },
  lookup: {
    signature: '<x-s:x>',
    arity: 2,
    run: ([value, key], run) => lookup(value, key as string, run),
  },
  merge: ofValue<readonly Value[]>('<a<o>:o>', merge),
  not: {
    signature: '<x-:b>',
    arity: 1,
    run: ([value], run) => (value === undefined ? undefined : !isTrue(value, run)),
  },
  spread: { signature: '<x-:a<o>>', arity: 1, run: ([value], run) => spread(value, run) },
  type: ofValue<Value & object>('<x:s>', typeName),
};

function keysOf(value: Value, run: Run): Value {
  const keys = emptySequence();
  if (isList(value)) {
    const found: Record<string, true> = Object.create(null) as Record<string, true>;
    run.spend(value.length);
    for (const item of value) for (const key of keysOf(item, run) as readonly string[]) found[key] = true;
    for (const key of Object.keys(found)) keys.push(key);
  } else if (isRecord(value)) {
    for (const key of Object.keys(value)) keys.push(key);
    run.spend(keys.length);
  }
  return keys;
}

function merge(objects: readonly Value[], run: Run): Value {
  const merged: Record<string, Json> = {};
  for (const object of objects) {
    if (!isRecord(object)) continue;
    let work = 1;
    for (const key in object) {
      setMember(merged, key, object[key]!);
      work += 1;
    }
    run.spend(work);
  }
  return merged;
}

function spread(value: Value, run: Run): Value {
  const objects = emptySequence();
  if (isList(value)) {
    run.spend(value.length);
    for (const item of value) pushFlat(objects, spread(item, run));
    // A list that is not empty is joined; the result is no longer a sequence.
    return objects.length === 0 ? objects : [...objects];
  }
  if (!isRecord(value)) return value;
  const keys = Object.keys(value);
  run.spend(1 + 4 * keys.length);
  for (const key of keys) {
    const object: Record<string, Json> = {};
    setMember(object, key, value[key]!);
    objects.push(object);
  }
  return objects;
}

function typeName(value: Value): string {
  if (value === null) return 'null';
  if (isNumeric(value)) return 'number';
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value;
  if (isList(value)) return 'array';
  return isFunction(value) ? 'function' : 'object';
}
