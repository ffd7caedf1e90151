// Deep scans: the segment after `..` is tried on a value and on everything inside of it, outer values first.
import { PathFailure } from './path-failure';
import { MAX_VISITS, type Evaluation, type Run, type Step } from './step';
import type { Segment } from '../../asl/json-path/path';
import { isArray, isObject, type Json } from '../../json/json';

/** What a scan looks for: the segment after it. */
export interface ScanTarget {
  /** Whether a list or an object is one to apply the segment to. */
  readonly matches: (value: Json, evaluation: Evaluation) => boolean;
  readonly step: Step;
  /** The step after the target's, or undefined where the target ends the path. */
  readonly next: Step | undefined;
  /** Whether `next` ends the path. */
  readonly nextIsLast: boolean;
}

/**
 * Scans with Jayway's oddity: on a matching list that the path goes on from, the target itself is not asked. Every item
 * goes on, and if just one segment is left and that is a member, it is read only of the item whose index is written:
 * `$..[0].id` gives what it says, `$..[*].id` gives nothing from lists, `$..[0].id.x` reads every item.
 */
export function scanStep(target: ScanTarget): Step {
  return (value, run) => {
    const open: Json[] = [value];
    for (let inner = open.pop(); inner !== undefined; inner = open.pop()) {
      countVisit(run.evaluation);
      if (isArray(inner)) {
        if (target.matches(inner, run.evaluation)) applyToList(target, inner, run);
        for (let index = inner.length - 1; index >= 0; index--) {
          if (isContainer(inner[index]!)) open.push(inner[index]!);
        }
      } else if (isObject(inner)) {
        if (target.matches(inner, run.evaluation)) target.step(inner, run);
        const values = Object.values(inner);
        for (let index = values.length - 1; index >= 0; index--) {
          if (isContainer(values[index]!)) open.push(values[index]!);
        }
      }
    }
  };
}

/** The last member of `$..[0].id`, held to the index that was met last: Jayway keeps it even for objects met later. */
export function afterScan(step: Step, target: Segment): Step {
  const writtenIndex = target.kind === 'element' ? target.index : undefined;
  return (value, run) => {
    if (run.scannedIndex === -1 || run.scannedIndex === writtenIndex) step(value, run);
  };
}

function applyToList({ step, next, nextIsLast }: ScanTarget, list: readonly Json[], run: Run): void {
  if (!next) return step(list, run);
  list.forEach((item, index) => {
    if (nextIsLast) run.scannedIndex = index;
    next(item, run);
  });
}

function isContainer(value: Json): boolean {
  return typeof value === 'object' && value !== null;
}

function countVisit(evaluation: Evaluation): void {
  if (++evaluation.visits > MAX_VISITS) {
    throw new PathFailure('failure', `A path may visit ${MAX_VISITS} values with '..', not more`);
  }
}
