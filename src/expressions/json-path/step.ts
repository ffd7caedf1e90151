// One segment of a path, compiled: it hands each value that it finds to the step after it.
import { PathFailure } from './path-failure';
import { namesText } from '../../asl/json-path/text';
import type { Json } from '../../json/json';

/** How many values one evaluation may visit: `$..*..*..*` of a deep document would visit billions. */
const MAX_VISITS = 1_000_000;

/** One path on its way through a document. */
export class Run {
  /** What the path has found. Undefined stands for an element beyond the end of a list. */
  readonly results: (Json | undefined)[] = [];
  /** What the filters' paths into the whole document gave; the same for every item. */
  readonly known = new Map<object, Found>();
  private visits = 0;

  constructor(
    /** The whole document: `$` in filters. */
    readonly root: Json,
    /** Whether failures need their texts, which costs as much as all the rest. Without them every path is empty. */
    readonly explains: boolean,
  ) {}

  pathToMember(path: string, name: string): string {
    return this.explains ? path + namesText([name]) : path;
  }

  pathToElement(path: string, index: number): string {
    return this.explains ? `${path}[${index}]` : path;
  }

  fail(kind: PathFailure['kind'], reason: () => string): PathFailure {
    return this.explains ? new PathFailure(kind, reason()) : UNEXPLAINED[kind];
  }

  countVisit(): PathFailure | undefined {
    if (++this.visits <= MAX_VISITS) return undefined;
    return this.fail('failure', () => `A path may visit ${MAX_VISITS} values, not more`);
  }
}

const UNEXPLAINED = {
  missing: new PathFailure('missing', ''),
  invalid: new PathFailure('invalid', ''),
  failure: new PathFailure('failure', ''),
};

/** What a definite path gives: undefined for an element beyond the end of a list, which is Java's null. */
export type Found = Json | undefined | PathFailure;
export type Evaluate = (document: Json, explains: boolean) => Found;

/** `path` leads to the value, as Jayway prints it. Returns the failure that ends the evaluation. */
export type Step = (value: Json | undefined, path: string, run: Run) => PathFailure | undefined;

/**
 * A step for each way to its value. Jayway hands the elements of lists on as they are in its tree, and members as Java's
 * own values: of the first, a null is a value and a text prints with its quotes.
 */
export interface Steps {
  readonly ofElement: Step;
  readonly ofMember: Step;
}

export function stepsOf(make: (isElement: boolean) => Step): Steps {
  return { ofElement: make(true), ofMember: make(false) };
}

export function sameStep(step: Step): Steps {
  return { ofElement: step, ofMember: step };
}

/** Whether an item of a document passes a filter, or why the evaluation ends. */
export type Verdict = boolean | PathFailure;
export type ItemTest = (item: Json, run: Run) => Verdict;

/** What a segment knows of its path. */
export interface Place {
  readonly next: Steps;
  readonly last: boolean;
  /** Whether an absent member is passed over where the path goes on: see compile.ts. */
  readonly skipsAbsent: boolean;
  /** The path from this segment on, as Jayway prints it. */
  rest(): string;
}
