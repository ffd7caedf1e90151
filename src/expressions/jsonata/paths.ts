// Paths: steps that are joined by dots.
import { counted, type Compiler, type Evaluate } from './evaluate';
import { itemAt } from './filters';
import { compileGrouping } from './groups';
import { compileStep, evaluateStep, evaluateTupleStep, type Step } from './steps';
import type { Frame } from './values/frame';
import type { Run } from './values/run';
import { emptySequence, isList, isRecord, reduceSequence, sequenceOf, type Sequence, type Value } from './values/value';
import { STATES_MEMBERS } from './variables';
import type { JsonataNode } from '../../asl/jsonata/parse';
import { isObject, member, type Json } from '../../json/json';

/** Counts itself, and gives no sequence of one. */
export function compilePath(node: JsonataNode, compiler: Compiler): Evaluate {
  if (isPlainPath(node)) return countedPath(node, compilePlainPath(node, compiler));
  const nodes = node.steps as readonly JsonataNode[];
  const steps = nodes.map((step) => compileStep(step, compiler));
  const group = node.group ? compileGrouping(node.group as JsonataNode, compiler) : undefined;
  const isAbsolute = nodes[0]!.type === 'variable';
  const isKept = Boolean(node.keepSingletonArray);
  const followAll: Evaluate = (input, frame, run) => {
    const start = isList(input) && !isAbsolute ? input : sequenceOf(input);
    const { items, tuples } = follow(steps, 0, start, frame, run);
    let result: Value = items;
    if (tuples) result = node.tuple ? tuples : itemsOf(tuples);
    if (isKept) result = keepSingleton(result);
    return group ? group(tuples ?? result, frame, run) : result;
  };
  return counted(followAll, Boolean(node.keepArray));
}

interface Followed {
  readonly items: Sequence | undefined;
  /** For steps that bind a variable. */
  readonly tuples?: Sequence;
}

function follow(steps: readonly Step[], from: number, start: Sequence, frame: Frame, run: Run): Followed {
  let input = start;
  let items: Sequence | undefined;
  let tuples: Sequence | undefined;
  let isStream = false;
  for (let at = from; at < steps.length; at += 1) {
    const step = steps[at]!;
    isStream ||= step.isTuple;
    if (at === 0 && step.isConstructed) items = step.evaluate!(input, frame, run) as Sequence | undefined;
    else if (isStream) tuples = evaluateTupleStep(step, input, tuples, frame, run);
    else items = evaluateStep(step, input, frame, run, at === steps.length - 1);
    if (!isStream && (items === undefined || items.length === 0)) break;
    if (step.focus === undefined) input = items!;
  }
  return isStream ? { items, tuples: tuples! } : { items };
}

function itemsOf(tuples: Sequence): Sequence {
  const items = emptySequence();
  for (const tuple of tuples) items.push((tuple as Readonly<Record<string, Value>>)['@']);
  return items;
}

/** `[]`: a list of one stays a list. Data is not a sequence and stays unchanged anyway. */
function keepSingleton(value: Value): Value {
  if (!isList(value)) return value;
  const kept = value.cons && value.sequence !== true ? sequenceOf(value) : value;
  if (kept.sequence === true) kept.keepSingleton = true;
  return kept;
}

/** A variable followed by names, each with at most one index: nearly all paths of state machines. */
export function isPlainPath(node: JsonataNode): boolean {
  const { keepArray, group, keepSingletonArray, tuple } = node;
  if (keepArray || group || keepSingletonArray || tuple) return false;
  return (node.steps as readonly JsonataNode[]).every((step, index) => isPlainStep(step, index));
}

function countedPath({ steps }: JsonataNode, evaluate: Evaluate): Evaluate {
  const { length } = steps as readonly JsonataNode[];
  return (input, frame, run) => {
    run.touchPath(length);
    return evaluate(input, frame, run);
  };
}

function isPlainStep(step: JsonataNode, index: number): boolean {
  const isBare = ['predicate', 'group', 'tuple', 'focus', 'index', 'ancestor', 'keepArray', 'consarray'].every(
    (mark) => step[mark] === undefined || step[mark] === false,
  );
  if (!isBare) return false;
  if (index === 0) return step.type === 'variable' && step.stages === undefined;
  const stages = (step.stages ?? []) as readonly JsonataNode[];
  return (
    step.type === 'name' && stages.length <= 1 && stages.every(({ expr }) => (expr as JsonataNode)?.type === 'number')
  );
}

/**
 * Goes from object to object without making a sequence. From the first list on, the rest is followed like any other
 * path, and only that is counted.
 */
export function compilePlainPath(node: JsonataNode, compiler: Compiler): Evaluate {
  const nodes = node.steps as readonly JsonataNode[];
  const steps = nodes.map((step) => compileStep(step, compiler));
  const names = nodes.map(({ value }) => value as string);
  const indexes = nodes.map(({ stages }) => {
    const [stage] = (stages ?? []) as readonly { expr: JsonataNode }[];
    return stage && Math.floor(stage.expr.value as number);
  });
  const hasIndexes = indexes.some((index) => index !== undefined);
  const isStates = names[0] === 'states' && !compiler.binds('states') && Object.hasOwn(STATES_MEMBERS, names[1] ?? '');
  const readStates = isStates ? STATES_MEMBERS[names[1]!]! : undefined;
  const readFirst = steps[0]!.evaluate!;
  const { length } = names;
  const followRest = (value: Value, at: number, frame: Frame, run: Run): Value => {
    if (!isList(value)) return at === length ? value : undefined;
    // A list that an expression made and kept as a list of one is not kept any longer.
    if (at === length) return value.sequence === true ? reduceSequence(unmarked(value)) : value;
    run.depth += 1;
    const { items } = follow(steps, at, value.cons ? sequenceOf(value) : value, frame, run);
    run.depth -= 1;
    return reduceSequence(items);
  };
  // Nearly all paths. What they read is JSON, without functions.
  if (readStates && !hasIndexes) {
    return (_, frame, run) => {
      let value = readStates(run) as Json | undefined;
      let at = 2;
      for (; at < length && isObject(value); at += 1) value = member(value, names[at]!);
      return typeof value === 'object' ? followRest(value, at, frame, run) : at === length ? value : undefined;
    };
  }
  return (input, frame, run) => {
    let value = readStates ? readStates(run) : readFirst(input, frame, run);
    let at = readStates ? 2 : 1;
    if (readStates && indexes[1] !== undefined && value !== undefined) value = elementOf(value, indexes[1]);
    for (; at < length && isRecord(value); at += 1) {
      value = Object.hasOwn(value, names[at]!) ? value[names[at]!] : undefined;
      if (hasIndexes && indexes[at] !== undefined && value !== undefined) value = elementOf(value, indexes[at]!);
    }
    return followRest(value, at, frame, run);
  };
}

function unmarked(items: Sequence): Sequence {
  const sequence = emptySequence();
  for (const item of items) sequence.push(item);
  return sequence;
}

function elementOf(value: Value, index: number): Value {
  const found = itemAt(value, index);
  return isList(found) && found.sequence === true ? found[0] : found;
}
