// Evaluates JSONPath as Jayway does: compiled to closures, a path of members and elements to plain access.
import { compilePath } from './json-path/compile';
import { compileAccess } from './json-path/definite';
import { PathFailure } from './json-path/path-failure';
import { startEvaluation } from './json-path/step';
import type { Scope } from './scope';
import type { JsonPath } from '../asl/json-path/path';
import type { Json } from '../json/json';

/** What the path refers to; undefined when a definite path refers to nothing. An indefinite one gives a list. */
export type ReadPath = (subject: Json, scope: Scope) => Json | undefined;

export function compileJsonPath(path: JsonPath): ReadPath {
  const read = compileAccess(path) ?? compileAttempt(path);
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

/** Jayway's words for a path that leads to nothing in the document. */
export function notFoundText(path: JsonPath, document: Json): string {
  const found = evaluate(path)(document);
  return found instanceof PathFailure ? found.reason : `No results for path: ${path.text}`;
}

/** An indefinite path that leaves the document before it gives a list is empty (recorded: wildcard_or_slice_with_no_input). */
function compileAttempt(path: JsonPath): (document: Json) => Json | undefined {
  const read = evaluate(path);
  return (document) => {
    const found = read(document);
    if (!(found instanceof PathFailure)) return found;
    return path.definite || found.kind !== 'missing' ? undefined : [];
  };
}

function evaluate(path: JsonPath): (document: Json) => Json | PathFailure {
  const read = compilePath(path, false);
  return (document) => {
    try {
      return read(document, startEvaluation(document));
    } catch (thrown) {
      if (thrown instanceof PathFailure) return thrown;
      throw thrown;
    }
  };
}
