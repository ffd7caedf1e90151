// Paths: steps that are joined by dots.
import type { Compiler, Evaluate } from './evaluate';
import { itemAt } from './filters';
import { compileGrouping } from './groups';
import { compileStep, evaluateStep, evaluateTupleStep, type Step } from './steps';
import type { Frame } from './values/frame';
import type { Run } from './values/run';
import { emptySequence, isList, isRecord, reduceSequence, sequenceOf, type Sequence, type Value } from './values/value';
import { compileVariable, STATES_MEMBERS } from './variables';
import type { JsonataNode } from '../../asl/jsonata/parse';
import { isObject } from '../../json/json';

export function compilePath(node: JsonataNode, compiler: Compiler): Evaluate {
  const nodes = node.steps as readonly JsonataNode[];
  const steps = nodes.map((step) => compileStep(step, compiler));
  const group = node.group ? compileGrouping(node.group as JsonataNode, compiler) : undefined;
  const isAbsolute = nodes[0]!.type === 'variable';
  const isKept = Boolean(node.keepSingletonArray);
  return (input, frame, run) => {
    const start = isList(input) && !isAbsolute ? input : sequenceOf(input);
    const { items, tuples } = follow(steps, 0, start, frame, run);
    let result: Value = items;
    if (tuples) result = node.tuple ? tuples : itemsOf(tuples);
    if (isKept) result = keepSingleton(result);
    return group ? group(tuples ?? result, frame, run) : result;
  };
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
  const [variable, ...nodes] = node.steps as readonly JsonataNode[];
  const names = nodes.map(({ value }) => value as string);
  const indexes = nodes.map(indexOf);
  const followRest = compileRest(nodes, compiler);
  const isStates = variable!.value === 'states' && !compiler.binds('states') && names.length > 0;
  const readMember = isStates && Object.hasOwn(STATES_MEMBERS, names[0]!) ? STATES_MEMBERS[names[0]!] : undefined;
  if (
    readMember &&
    indexes.every((index) => index === undefined) &&
    names.every((name) => !(name in Object.prototype))
  ) {
    return compileStatesPath(readMember, names, followRest);
  }
  const readVariable = compileVariable(variable!, compiler);
  return (input, frame, run) => {
    let value = readMember ? readMember(run) : reduceSequence(readVariable(input, frame, run));
    let at = 0;
    if (readMember) value = elementOf(value, indexes[at++]);
    for (; at < names.length && isRecord(value); at += 1) {
      value = Object.hasOwn(value, names[at]!) ? elementOf(value[names[at]!], indexes[at]) : undefined;
    }
    return followRest(value, at, frame, run);
  };
}

/**
 * Nearly all paths: a member of `$states`, and names that no object inherits. What they read is JSON, without functions.
 * One or two names take half the time without a loop.
 */
function compileStatesPath(
  readMember: (run: Run) => Value,
  names: readonly string[],
  followRest: FollowRest,
): Evaluate {
  const { length } = names;
  const [, first, second] = names;
  if (length === 2) {
    return (_, frame, run) => {
      const outer = readMember(run);
      if (!isObject(outer)) return followRest(outer, 1, frame, run);
      const value = outer[first!];
      return typeof value === 'object' ? followRest(value, 2, frame, run) : value;
    };
  }
  if (length === 3) {
    return (_, frame, run) => {
      const outer = readMember(run);
      if (!isObject(outer)) return followRest(outer, 1, frame, run);
      const inner = outer[first!];
      if (!isObject(inner)) return followRest(inner, 2, frame, run);
      const value = inner[second!];
      return typeof value === 'object' ? followRest(value, 3, frame, run) : value;
    };
  }
  return (_, frame, run) => {
    let value = readMember(run);
    let at = 1;
    for (; at < length && isObject(value); at += 1) value = value[names[at]!];
    return typeof value === 'object' ? followRest(value, at, frame, run) : at === length ? value : undefined;
  };
}

type FollowRest = (value: Value, at: number, frame: Frame, run: Run) => Value;

/** Follows the steps from `at` on, which need compiling only if there is a list. */
function compileRest(nodes: readonly JsonataNode[], compiler: Compiler): FollowRest {
  let steps: readonly Step[] | undefined;
  return (value, at, frame, run) => {
    if (!isList(value)) return at === nodes.length ? value : undefined;
    // A list that an expression made and kept as a list of one is not kept any longer.
    if (at === nodes.length) return value.sequence === true ? reduceSequence(unmarked(value)) : value;
    steps ??= nodes.map((node) => compileStep(node, compiler));
    run.depth += 1;
    const { items } = follow(steps, at, value.cons ? sequenceOf(value) : value, frame, run);
    run.depth -= 1;
    return reduceSequence(items);
  };
}

function indexOf({ stages }: JsonataNode): number | undefined {
  const [stage] = (stages ?? []) as readonly { expr: JsonataNode }[];
  return stage && Math.floor(stage.expr.value as number);
}

function unmarked(items: Sequence): Sequence {
  const sequence = emptySequence();
  for (const item of items) sequence.push(item);
  return sequence;
}

function elementOf(value: Value, index: number | undefined): Value {
  if (index === undefined || value === undefined) return value;
  const found = itemAt(value, index);
  return isList(found) && found.sequence === true ? found[0] : found;
}
