// One segment of a path, compiled: it hands each value that it finds to the step after it.
import type { Json } from '../../json/json';

/** How many values the scans of one evaluation may visit: `$..*..*..*` of a deep document would visit billions. */
export const MAX_VISITS = 1_000_000;

/** One reading of a document, with the paths inside of its filters. */
export interface Evaluation {
  /** The whole document: `$` in filters and in arguments. */
  readonly root: Json;
  visits: number;
  /** What the filters' paths into the whole document gave; the same for every item. */
  readonly known: Map<object, Json | undefined>;
}

export function startEvaluation(root: Json): Evaluation {
  return { root, visits: 0, known: new Map() };
}

/** One path on its way through a document. */
export interface Run {
  readonly evaluation: Evaluation;
  readonly results: Json[];
  /** See scan.ts; -1 until a scan has met a list. */
  scannedIndex: number;
}

/** Throws a PathFailure. */
export type Step = (value: Json, run: Run) => void;

/** Whether an item of a document passes. Throws only a PathFailure of kind `failure`. */
export type ItemTest = (item: Json, evaluation: Evaluation) => boolean;

/** Reads a compiled path: one value if the path is definite, else a list. Throws a PathFailure. */
export type Evaluate = (document: Json, evaluation: Evaluation) => Json;

/** What a segment knows of its place in the path. */
export interface Place {
  /** The step that gets what this one finds. */
  readonly next: Step;
  /** The same for a single member of an object; see afterScan. */
  readonly nextOfMember: Step;
  /** Whether this is the path's last segment. */
  readonly last: boolean;
  /** Whether all segments before it name one value at most: then what is absent is a failure, elsewhere it is skipped. */
  readonly definite: boolean;
  /** Existence checks in filters require every member, also behind wildcards. */
  readonly strict: boolean;
  /** The path up to this segment, and from it on, as Jayway prints them. */
  readonly before: string;
  readonly rest: string;
}
