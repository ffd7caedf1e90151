// One segment of a path, compiled: it hands each value that it finds to the step after it.
import type { JsonPath } from '../../asl/json-path/path';
import { segmentsText, valueText } from '../../asl/json-path/text';
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
export class Place {
  /** Whether this is the path's last segment. */
  readonly last: boolean;

  constructor(
    private readonly path: JsonPath,
    private readonly index: number,
    /** The step that gets what this one finds. */
    readonly next: Step,
    /** The same for a single member of an object; see afterScan. */
    readonly nextOfMember: Step,
    /** Whether all segments before it name one value at most: then what is absent is a failure, elsewhere it is skipped. */
    readonly definite: boolean,
    /** Existence checks in filters require every member, also behind wildcards. */
    readonly strict: boolean,
  ) {
    this.last = index === path.segments.length - 1;
  }

  /** The path up to this segment, as Jayway prints it in failures. */
  get before(): string {
    return valueText(this.path, this.index);
  }

  /** The segment. */
  get fragment(): string {
    return segmentsText(this.path.segments.slice(this.index, this.index + 1));
  }

  /** The path from this segment on. */
  get rest(): string {
    return segmentsText(this.path.segments.slice(this.index));
  }
}
