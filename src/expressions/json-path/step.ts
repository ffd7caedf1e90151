// One segment of a path, compiled.
import type { Json } from '../../json/json';
import type { PathFailure } from './path-failure';

/** Reads one value of the document, and gives each value that it finds to the step after it; the last step collects. */
export type Step = (value: Json, results: Json[], root: Json) => void;

/** Whether an item of a document passes. Throws only a PathFailure of kind `failure`. */
export type ItemTest = (item: Json, root: Json) => boolean;

/** What a segment knows of its place in the path. */
export interface Place {
  /** The step that gets what this one finds. */
  readonly next: Step;
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

export type { PathFailure };
