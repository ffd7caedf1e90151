// Evaluates JSONPath like Jayway 2.0.0. Paths are compiled to closures; paths of members and elements to plain access.
import { compilePath } from './json-path/compile';
import { compileAccess } from './json-path/definite';
import { PathFailure } from './json-path/path-failure';
import type { Scope } from './scope';
import type { JsonPath } from '../asl/json-path/path';
import type { Json } from '../json/json';

/** The value at the path; undefined if a definite path finds nothing. An indefinite path gives a list. */
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

/** Why a path finds nothing; undefined if it leads past the end of a list, which is not a failure. */
export function findFailure(path: JsonPath, subject: Json, scope: Scope): PathFailure | undefined {
  const document = documentOf(path, subject, scope);
  if (document === undefined) return new PathFailure('missing', `No results for path: ${path.text}`);
  const found = compilePath(path)(document, true);
  return found instanceof PathFailure ? found : undefined;
}

/** The value that the path starts at; undefined for a variable that is not assigned. */
export function documentOf({ root }: JsonPath, subject: Json, scope: Scope): Json | undefined {
  if (root.kind === 'context') return scope.context();
  return root.kind === 'variable' ? scope.variable(root.name) : subject;
}

function compileAttempt(path: JsonPath): (document: Json) => Json | undefined {
  const read = compilePath(path);
  return (document) => {
    const found = read(document, false);
    return found instanceof PathFailure ? undefined : found;
  };
}
