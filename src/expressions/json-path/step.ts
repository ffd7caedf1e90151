// One segment of a path, compiled.
import type { JsonPath } from '../../asl/json-path/path';
import type { Json } from '../../json/json';

/** Reads one value of the document, and gives each value that it finds to the step after it; the last step collects. */
export type Step = (value: Json, results: Json[], root: Json) => void;

/** What a whole path gives of a document; inside of a filter, `root` is what `$` stands for. Throws a PathFailure. */
export type ReadValue = (document: Json, root: Json) => Json;

/** Compiles a path inside of another one. `strict`: every member must be there, as existence in filters asks for. */
export type CompileValue = (path: JsonPath, strict?: boolean) => ReadValue;

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
