// The steps of a path: each is evaluated for every item of the step before.
import type { Compiler, Evaluate } from './evaluate';
import { compileFilter, type Filter } from './filters';
import { compileSort, type Sort } from './sorts';
import { copyTuple, frameOf, tupleOf, tupleStream, type Tuple } from './tuples';
import type { Frame } from './values/frame';
import type { Run } from './values/run';
import { addItems, emptySequence, isList, type Sequence, type Value } from './values/value';
import type { JsonataNode } from '../../asl/jsonata/parse';

/** A stage of a step: a predicate, or the position of each item (`#$i`). */
type Stage = { readonly filter: Filter } | { readonly index: string };

export interface Step {
  readonly node: JsonataNode;
  /** Undefined for a sort. */
  readonly evaluate: Evaluate | undefined;
  readonly sort: Sort | undefined;
  readonly stages: readonly Stage[];
  readonly isTuple: boolean;
  readonly isConstructed: boolean;
  /** Variables that the step binds: `@$v`, `#$i`, and the parent that a later `%` reads. */
  readonly focus: string | undefined;
  readonly index: string | undefined;
  readonly ancestor: string | undefined;
}

export function compileStep(node: JsonataNode, compiler: Compiler): Step {
  const isSort = node.type === 'sort';
  const stages = (node.stages ?? []) as readonly JsonataNode[];
  return {
    node,
    evaluate: isSort ? undefined : compiler.compile(node),
    sort: isSort ? compileSort(node, compiler) : undefined,
    stages: stages.map((stage) =>
      stage.type === 'index'
        ? { index: stage.value as string }
        : { filter: compileFilter(stage.expr as JsonataNode, compiler) },
    ),
    isTuple: Boolean(node.tuple),
    isConstructed: Boolean(node.consarray),
    focus: node.focus as string | undefined,
    index: node.index as string | undefined,
    ancestor: (node.ancestor as { label: string } | undefined)?.label,
  };
}

export function evaluateStep(step: Step, input: Sequence, frame: Frame, run: Run, isLast: boolean): Sequence {
  if (step.sort) return applyStages(step.stages, step.sort(input, frame, run), frame, run);
  const results: Value[] = [];
  for (let at = 0; at < input.length; at += 1) {
    let result = step.evaluate!(input[at], frame, run);
    for (const stage of step.stages) if ('filter' in stage) result = stage.filter(result, frame, run);
    if (result !== undefined) results.push(result);
  }
  const [only] = results;
  // A list that is data stays unchanged at the end of a path.
  if (isLast && results.length === 1 && isList(only) && only.sequence !== true) return only;
  const joined = emptySequence();
  for (const result of results) {
    if (!isList(result) || result.cons) {
      joined.push(result);
    } else {
      addItems(joined, result, run);
    }
  }
  run.holdItems(joined.length);
  return joined;
}

/** The same for a path whose steps bind variables: the items are tuples. */
export function evaluateTupleStep(
  step: Step,
  input: Sequence,
  tuples: Sequence | undefined,
  frame: Frame,
  run: Run,
): Sequence {
  if (step.sort) {
    const sorted = tuples ? step.sort(tuples, frame, run) : numberedTuples(step.sort(input, frame, run), step, run);
    return applyStages(step.stages, sorted, frame, run);
  }
  const results = tupleStream();
  const stream = (tuples ?? input.map(tupleOf)) as unknown as readonly Tuple[];
  for (const tuple of stream) {
    const found = step.evaluate!(tuple['@'], frameOf(frame, tuple), run);
    if (found === undefined) continue;
    const items = isList(found) ? found : [found];
    run.holdItems(results.length + items.length);
    run.spend(items.length * costOf(tuple));
    items.forEach((item, place) => results.push(bind(step, tuple, item, place, isList(found) && found.tupleStream)));
  }
  return applyStages(step.stages, results, frame, run);
}

/** Each tuple is an object of its own, with a copy of what the one before binds: as much work as several nodes. */
function costOf(before: Tuple): number {
  return 3 + Object.keys(before).length;
}

function bind(step: Step, before: Tuple, item: Value, place: number, isStream: boolean | undefined): Value {
  const tuple = copyTuple(before);
  if (isStream) {
    Object.assign(tuple, item);
  } else {
    if (step.focus === undefined) tuple['@'] = item;
    else tuple[step.focus] = item;
    if (step.index !== undefined) tuple[step.index] = place;
    if (step.ancestor !== undefined) tuple[step.ancestor] = before['@'];
  }
  return tuple as unknown as Value;
}

function numberedTuples(items: Sequence, { index }: Step, run: Run): Sequence {
  const tuples = tupleStream();
  run.spend(items.length * 4);
  items.forEach((item, place) => {
    const tuple = tupleOf(item);
    tuple[String(index)] = place;
    tuples.push(tuple as unknown as Value);
  });
  return tuples;
}

function applyStages(stages: readonly Stage[], items: Sequence, frame: Frame, run: Run): Sequence {
  let result = items;
  for (const stage of stages) {
    if ('filter' in stage) result = stage.filter(result, frame, run) as Sequence;
    else result.forEach((tuple, place) => ((tuple as unknown as Tuple)[stage.index] = place));
  }
  return result;
}
