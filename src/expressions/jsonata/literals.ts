// Names, wildcards and lists.
import type { Evaluate } from './evaluate';
import { stackOverflow } from './values/failure';
import { DEEPEST_VALUE, type Run } from './values/run';
import { emptySequence, isList, isRecord, lookup, pushFlat, type Sequence, type Value } from './values/value';
import type { JsonataNode } from '../../asl/jsonata/parse';

export function compileName({ value }: JsonataNode): Evaluate {
  const name = value as string;
  return (input, _, run) => lookup(input, name, run);
}

/** `*`: all members of an object. Lists among them are joined at any depth; then the result is not a sequence. */
export function compileWildcard(): Evaluate {
  return (input, _, run) => {
    const members: readonly Value[] = isList(input) || isRecord(input) ? Object.values(input as object) : [];
    const found: Sequence = members.some(isList) ? [] : emptySequence();
    for (const member of members) addFlat(found, member, run, 0);
    return found;
  };
}

function addFlat(found: Sequence, value: Value, run: Run, depth: number): void {
  if (!isList(value)) {
    run.spendItems(1);
    found.push(value);
  } else if (depth > DEEPEST_VALUE) {
    throw stackOverflow();
  } else {
    for (const item of value) addFlat(found, item, run, depth + 1);
  }
}

/** `**`: the value itself, and all values inside. */
export function compileDescendants(): Evaluate {
  return (input, _, run) => {
    if (input === undefined) return undefined;
    const found = emptySequence();
    addDescendants(found, input, run, 0);
    return found.length === 1 ? found[0] : found;
  };
}

function addDescendants(found: Sequence, value: Value, run: Run, depth: number): void {
  run.spendItems(2);
  if (depth > DEEPEST_VALUE) throw stackOverflow();
  if (isList(value)) {
    for (const item of value) addDescendants(found, item, run, depth + 1);
    return;
  }
  found.push(value);
  if (isRecord(value)) for (const key of Object.keys(value)) addDescendants(found, value[key], run, depth + 1);
}

/** `[a, b]`: lists among the items are joined, except those that are written as lists. */
export function compileList(
  expressions: readonly JsonataNode[],
  compile: (node: JsonataNode) => Evaluate,
  isConstructed: boolean,
): Evaluate {
  const items = expressions.map((node) => ({ evaluate: compile(node), isWritten: node.value === '[' }));
  return (input, frame, run) => {
    const list: Sequence = [];
    for (const { evaluate, isWritten } of items) {
      const value = evaluate(input, frame, run);
      if (value === undefined) continue;
      if (isWritten) {
        list.push(value);
      } else {
        if (isList(value)) run.spendItems(value.length);
        pushFlat(list, value);
      }
    }
    if (isConstructed) Object.defineProperty(list, 'cons', { value: true });
    run.holdItems(list.length);
    return list;
  };
}
