// Compiles a path to closures: plain member access where it names one value, Jayway's evaluation everywhere else.
import { compileTest } from './filter';
import { callStep } from './functions';
import { PathFailure } from './path-failure';
import { scanStep } from './scan';
import {
  elementStep,
  elementsStep,
  filterStep,
  memberStep,
  membersStep,
  mergeStep,
  sliceStep,
  wildcardStep,
} from './segments';
import type { Place, ReadValue, Step } from './step';
import type { JsonPath, Segment } from '../../asl/json-path/path';
import { segmentsText } from '../../asl/json-path/text';
import { isArray, isObject, member, type Json } from '../../json/json';
import type { Scope } from '../scope';

/** What the path refers to; undefined when there is nothing. A path that is not definite gives a list. */
export type ReadPath = (subject: Json, scope: Scope) => Json | undefined;

export function compileJsonPath(path: JsonPath): ReadPath {
  const read = isPlain(path) ? compilePlain(path.segments) : compileQuery(path);
  const { root } = path;
  switch (root.kind) {
    case 'context':
      return (_, scope) => read(scope.context());
    case 'variable':
      return (_, scope) => {
        const value = scope.variable(root.name);
        return value === undefined ? undefined : read(value);
      };
    default:
      return read;
  }
}

/** Jayway's words for a path that gives nothing. */
export function notFoundText(path: JsonPath, document: Json): string {
  try {
    evaluatePath(path, document);
  } catch (thrown) {
    if (thrown instanceof PathFailure) return thrown.reason;
    throw thrown;
  }
  return `No results for path: $${segmentsText(path.segments)}`;
}

/**
 * The value as Jayway gives it: of a definite path the last result, of any other all of them, in a list.
 * Throws a PathFailure.
 */
export function evaluatePath(path: JsonPath, document: Json, root = document, strict = false): Json {
  return compileValue(path, strict)(document, root);
}

/** @param strict every member must be there, also behind wildcards: what existence in filters asks for */
export function compileValue(path: JsonPath, strict = false): ReadValue {
  const step = compileSteps(path.segments, strict);
  return (document, root) => {
    const results: Json[] = [];
    step(document, results, root);
    if (!path.definite) return results;
    if (results.length > 0) return results[results.length - 1]!;
    throw new PathFailure('missing', `No results for path: $${segmentsText(path.segments)}`);
  };
}

/** Members and elements alone, which nearly all paths are. */
function isPlain({ segments }: JsonPath): boolean {
  return segments.every(({ kind }) => kind === 'member' || kind === 'element');
}

type PlainStep = (value: Json) => Json | undefined;

function compilePlain(segments: readonly Segment[]): PlainStep {
  const steps = segments.map(plainStep);
  const [first, second, third] = steps;
  if (!first) return (value) => value;
  if (!second) return first;
  if (!third) {
    return (value) => {
      const inner = first(value);
      return inner === undefined ? undefined : second(inner);
    };
  }
  return (value) => {
    let inner: Json | undefined = value;
    for (const step of steps) {
      inner = step(inner);
      if (inner === undefined) return undefined;
    }
    return inner;
  };
}

function plainStep(segment: Segment): PlainStep {
  if (segment.kind === 'member') {
    const { name } = segment;
    return (value) => (isObject(value) ? member(value, name) : undefined);
  }
  const { index } = segment as Segment & { kind: 'element' };
  return (value) => (isArray(value) ? value.at(index) : undefined);
}

/**
 * A failure inside counts as nothing; `notFoundText` tells it when somebody asks. Where a path that is not definite
 * misses something on the way, AWS goes on with an empty list (recorded: json_path_array_wildcard_or_slice_with_no_input).
 */
function compileQuery(path: JsonPath): PlainStep {
  const read = compileValue(path);
  return (value) => {
    try {
      return read(value, value);
    } catch (thrown) {
      if (!(thrown instanceof PathFailure)) throw thrown;
      return thrown.kind === 'missing' && !path.definite ? [] : undefined;
    }
  };
}

const COLLECT: Step = (value, results) => void results.push(value);

function compileSteps(segments: readonly Segment[], strict: boolean): Step {
  return compileFrom(scanIntoCall(segments) ?? segments, 0, strict);
}

/** `$..price.sum()` sums what the scan finds: Jayway turns it into `$.sum($..price)`. */
function scanIntoCall(segments: readonly Segment[]): Segment[] | undefined {
  const call = segments[segments.length - 1];
  if (segments[0]?.kind !== 'scan' || call?.kind !== 'function') return undefined;
  const scanned = segments.slice(0, -1);
  const path: JsonPath = {
    ...{ text: '', root: { kind: 'input' }, segments: scanned },
    ...{ definite: false, isReference: false },
  };
  return [{ ...call, args: [{ kind: 'path', path }] }];
}

function compileSegment(segments: readonly Segment[], index: number, next: Step, strict: boolean): Step {
  const segment = segments[index]!;
  const before = segments.slice(0, index);
  const place: Place = {
    ...{ next, strict, last: index === segments.length - 1 },
    definite: before.every((one, at) => isDefinite(one, at, segments.length)),
    // A function leaves no trace in the path that Jayway tells.
    before: `$${segmentsText(before.filter(({ kind }) => kind !== 'function'))}`,
    rest: segmentsText(segments.slice(index)),
  };
  switch (segment.kind) {
    case 'member':
      return memberStep(segment.name, segmentsText([segment]), place);
    case 'members':
      return (place.last ? mergeStep : membersStep)(segment.names, segmentsText([segment]), place);
    case 'element':
      return elementStep(segment.index, place);
    case 'elements':
      return elementsStep(segment.indexes, place);
    case 'slice':
      return sliceStep(segment.from, segment.to, place);
    case 'wildcard':
      return wildcardStep(place);
    case 'filter':
      return filterStep(compileTest(segment.filter, compileValue), place);
    case 'function':
      return callStep(segment, place, compileValue);
    case 'scan':
      return compileScan(segments, index, strict, place);
  }
}

function compileScan(segments: readonly Segment[], index: number, strict: boolean, place: Place): Step {
  const target = segments[index + 1];
  const behind = index + 2 < segments.length ? compileFrom(segments, index + 2, strict) : undefined;
  const passes = target?.kind === 'filter' ? compileTest(target.filter, compileValue) : undefined;
  return scanStep(target, behind, passes, place);
}

function compileFrom(segments: readonly Segment[], start: number, strict: boolean): Step {
  let next = COLLECT;
  for (let index = segments.length - 1; index >= start; index -= 1) {
    next = compileSegment(segments, index, next, strict);
  }
  return next;
}

function isDefinite({ kind }: Segment, index: number, length: number): boolean {
  return kind === 'member' || kind === 'element' || kind === 'function' || (kind === 'members' && index === length - 1);
}
