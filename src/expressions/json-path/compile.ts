// Compiles any path to a chain of steps, from the last segment to the first.
import { callStep } from './call';
import { compileFilter } from './filter';
import { PathFailure } from './path-failure';
import { afterScan, scanStep, type ScanTarget } from './scan';
import { elementsStep, filterStep, memberStep, membersStep, mergeStep, sliceStep, wildcardStep } from './segments';
import { Place, type Evaluate, type Step } from './step';
import { isDefinite, type JsonPath, type Segment } from '../../asl/json-path/path';
import { pathText } from '../../asl/json-path/text';
import { isArray, isObject, type Json } from '../../json/json';

/** `strict` is for existence checks of filters, where every member must be there. */
export function compilePath(path: JsonPath, strict: boolean): Evaluate {
  const first = compileSegments(path, strict);
  return (document, evaluation) => {
    const results: Json[] = [];
    first(document, { evaluation, results, scannedIndex: -1 });
    if (!path.definite) return results;
    if (results.length === 0) throw new PathFailure('missing', `No results for path: ${pathText(path)}`);
    return results[results.length - 1]!;
  };
}

const collect: Step = (value, run) => {
  run.results.push(value);
};

function compileSegments(path: JsonPath, strict: boolean): Step {
  const { segments } = path;
  const indefinite = segments.findIndex((segment, at) => !isDefinite(segment, at === segments.length - 1));
  // The steps so far; the first of them follows the segment at hand.
  const steps: Step[] = [collect];
  for (let at = segments.length - 1; at >= 0; at--) {
    const next = steps[0]!;
    const follows = segments[at - 1];
    const nextOfMember =
      next === collect && segments[at - 2]?.kind === 'scan' && follows ? afterScan(collect, follows) : next;
    const place = new Place(path, at, next, nextOfMember, indefinite === -1 || at <= indefinite, strict);
    steps.unshift(compileSegment(segments, at, place, steps));
  }
  return steps[0]!;
}

function compileSegment(segments: readonly Segment[], at: number, place: Place, steps: readonly Step[]): Step {
  const segment = segments[at]!;
  const { strict } = place;
  switch (segment.kind) {
    case 'member':
      return memberStep(segment.name, place);
    case 'members':
      return (place.last ? mergeStep : membersStep)(segment.names, place);
    case 'element':
      return elementsStep([segment.index], place);
    case 'elements':
      return elementsStep(segment.indexes, place);
    case 'slice':
      return sliceStep(segment.from, segment.to, place);
    case 'wildcard':
      return wildcardStep(place);
    case 'filter':
      return filterStep(compileFilter(segment.filter, strict, compilePath), place);
    case 'function':
      return callStep(segment, place, (path) => compilePath(path, strict));
    case 'scan':
      return scanStep({
        matches: compileMatch(segments[at + 1]!, steps[1] === collect, strict),
        step: steps[0]!,
        next: steps[1] === collect ? undefined : steps[1],
        nextIsLast: steps[2] === collect,
      });
  }
}

/** Which values a segment behind `..` is tried on. */
function compileMatch(segment: Segment, last: boolean, strict: boolean): ScanTarget['matches'] {
  switch (segment.kind) {
    case 'member':
      return (value) => isObject(value) && Object.hasOwn(value, segment.name);
    case 'members':
      return last ? (value) => isObject(value) && segment.names.every((name) => Object.hasOwn(value, name)) : isObject;
    case 'element':
    case 'elements':
    case 'slice':
      return isArray;
    case 'wildcard':
      return () => true;
    case 'filter':
      return compileFilter(segment.filter, strict, compilePath);
    default:
      return () => false;
  }
}
