// Compiles any path to a chain of steps, from the last segment to the first.
import { compileFilter } from './filter';
import { scanSteps } from './scan';
import {
  elementAt,
  elementFromEnd,
  elementsSteps,
  filterSteps,
  membersSteps,
  memberSteps,
  rootSteps,
  slice,
  wildcardSteps,
} from './segments';
import { Run, sameStep, type Evaluate, type ItemTest, type Place, type Steps } from './step';
import { isDefinite, type JsonPath, type Segment } from '../../asl/json-path/path';
import { segmentsText } from '../../asl/json-path/text';
import { isArray, isObject } from '../../json/json';

/**
 * An indefinite path gives a list, where an element past the end of a list becomes null. A document is a node of Jackson's
 * tree; an item that a filter's path starts at is a Java value.
 */
export function compilePath({ segments, definite }: JsonPath, from: keyof Steps = 'ofElement'): Evaluate {
  const first = compileSegments(segments)[from];
  return (document, explains) => {
    const run = new Run(document, explains);
    const failure = first(document, '$', run);
    if (failure) return failure;
    return definite ? run.results[0] : run.results.map((found) => found ?? null);
  };
}

const COLLECT = sameStep((value, _, run) => {
  run.results.push(value);
  return undefined;
});

function compileSegments(segments: readonly Segment[]): Steps {
  // The steps compiled so far. The first one follows the current segment.
  const steps: Steps[] = [COLLECT];
  // Whether the current segment and all after it are definite.
  let endsDefinite = true;
  for (let at = segments.length - 1; at >= 0; at--) {
    endsDefinite &&= isDefinite(segments[at]!);
    const place: Place = {
      next: steps[0]!,
      last: steps.length === 1,
      // Jayway checks the segments from the previous one to the end, not those up to this one.
      skipsAbsent: !(endsDefinite && (at === 0 || isDefinite(segments[at - 1]!))),
      rest: () => segmentsText(segments.slice(at)),
    };
    steps.unshift(compileSegment(segments[at]!, place, segments[at + 1], steps[1]));
  }
  return steps[0]!;
}

/** `target` and `afterTarget` are the next two segments: a scan looks for the first and continues with the second. */
function compileSegment(
  segment: Segment,
  place: Place,
  target: Segment | undefined,
  afterTarget: Steps | undefined,
): Steps {
  switch (segment.kind) {
    case 'member':
      return memberSteps(segment.name, place);
    case 'members':
      return membersSteps(segment.names, place);
    case 'element':
      return elementsSteps([elementAt(segment.index)], place);
    case 'elements':
      return elementsSteps(segment.indexes.map(elementAt), place);
    case 'fromEnd':
      return elementsSteps([elementFromEnd(segment.offset)], place);
    case 'slice':
      return elementsSteps([slice(segment.from, segment.to)], place);
    case 'wildcard':
      return wildcardSteps(place);
    case 'filter':
      return filterSteps(compileFilter(segment.filter, compilePath), place);
    case 'root':
      return rootSteps(place);
    case 'scan':
      return scanSteps({
        matches: compileMatch(target!),
        step: place.next.ofElement,
        next: afterTarget === COLLECT ? undefined : afterTarget?.ofMember,
      });
  }
}

/** The lists and objects that a segment after `..` is applied to. */
function compileMatch(segment: Segment): ItemTest {
  switch (segment.kind) {
    case 'member':
      return (value) => isObject(value) && Object.hasOwn(value, segment.name);
    case 'members':
      return (value) => isObject(value) && segment.names.every((name) => Object.hasOwn(value, name));
    case 'wildcard':
      return () => true;
    case 'filter':
      return compileFilter(segment.filter, compilePath);
    case 'scan':
    case 'root':
      return () => false;
    default:
      return isArray;
  }
}
