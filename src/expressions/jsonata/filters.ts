// Predicates: `[0]`, `[-1]`, `[price > 5]`, `[[1..3]]`.
import type { Compiler, Evaluate } from './evaluate';
import { frameOf, type Tuple } from './tuples';
import { isTrue } from './values/comparison';
import type { Frame } from './values/frame';
import { areNumeric, isNumeric } from './values/numbers';
import type { Run } from './values/run';
import { emptySequence, isList, type Sequence, type Value } from './values/value';
import type { JsonataNode } from '../../asl/jsonata/parse';

/** The part of a value that a predicate selects: a sequence, or the list at an index. */
export type Filter = (value: Value, frame: Frame, run: Run) => Value;

export function compileFilter(predicate: JsonataNode, compiler: Compiler): Filter {
  if (predicate.type === 'number') {
    const index = Math.floor(predicate.value as number);
    return (value) => itemAt(value, index);
  }
  const evaluate = compiler.compile(predicate);
  return (value, frame, run) => filterItems(value, evaluate, frame, run);
}

/** A negative index counts from the end. A value that is not a list is its own first item. */
export function itemAt(value: Value, index: number): Value {
  const found = emptySequence();
  const isStream = isList(value) && value.tupleStream === true;
  if (isStream) found.tupleStream = true;
  const items = isList(value) ? value : [value];
  const item = items[index < 0 ? items.length + index : index];
  if (isList(item)) return item;
  if (item !== undefined) found.push(item);
  return found;
}

function filterItems(value: Value, evaluate: Evaluate, frame: Frame, run: Run): Value {
  const found = emptySequence();
  const isStream = isList(value) && value.tupleStream === true;
  if (isStream) found.tupleStream = true;
  const items: readonly Value[] = isList(value) ? value : [value];
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    const tuple = item as unknown as Tuple;
    const result = isStream ? evaluate(tuple['@'], frameOf(frame, tuple), run) : evaluate(item, frame, run);
    addWhere(found, item, result, index, items.length, run);
  }
  return found;
}

/** Numbers are indexes. Any other value is tested for truth. */
function addWhere(found: Sequence, item: Value, result: Value, index: number, length: number, run: Run): void {
  if (isNumeric(result)) {
    if (placeOf(result, length) === index) found.push(item);
  } else if (isList(result) && areNumeric(result)) {
    run.spendItems(result.length);
    for (const one of result) if (placeOf(one as number, length) === index) found.push(item);
  } else if (isTrue(result, run)) {
    found.push(item);
  }
}

function placeOf(number: number | bigint, length: number): number {
  const index = Math.floor(Number(number));
  return index < 0 ? length + index : index;
}
