// A compiled segment of a path: it passes each value that it finds to the next step.
import { PathFailure } from './path-failure';
import { namesText } from '../../asl/json-path/text';
import type { Json } from '../../json/json';

/** How many values one evaluation may visit: `$..*..*..*` of a deep document would visit billions. */
const MAX_VISITS = 1_000_000;

/** One evaluation of a path. */
export class Run {
  /** The values found. Undefined means an element past the end of a list. */
  readonly results: (Json | undefined)[] = [];
  /** The results of the filters' paths that start with `$`, which are the same for every item. */
  readonly known = new Map<object, Found>();
  private visits = 0;

  constructor(
    /** The whole document: `$` in filters. */
    readonly root: Json,
    /** Whether failures get their texts, which doubles the time. If not, all paths are empty texts. */
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

/** The result of a path. Undefined means an element past the end of a list: null in Java, but not a JSON null. */
export type Found = Json | undefined | PathFailure;
export type Evaluate = (document: Json, explains: boolean) => Found;

/** `path` is the path of the value, as Jayway prints it. Returns the failure that ends the evaluation. */
export type Step = (value: Json | undefined, path: string, run: Run) => PathFailure | undefined;

/**
 * A segment's two variants. Jayway passes on list elements as nodes of Jackson's tree, but members as Java values. For
 * nodes, null counts as a value and texts are printed with quotes.
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

/** Whether an item passes a filter, or the failure that ends the evaluation. */
export type Verdict = boolean | PathFailure;
export type ItemTest = (item: Json, run: Run) => Verdict;

/** What a segment knows about its path. */
export interface Place {
  readonly next: Steps;
  readonly last: boolean;
  /** Whether a missing member is skipped if the path continues: see compile.ts. */
  readonly skipsAbsent: boolean;
  /** The path from this segment on, as Jayway prints it. */
  rest(): string;
}
