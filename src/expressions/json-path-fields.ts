// JSONPath in the fields of a state, with the failure that AWS gives for each field.
import { compileJsonPath, notFoundText, type ReadPath } from './json-path';
import type { Scope } from './scope';
import { runtimeError, type StatesError } from './states-error';
import { parseJsonPath } from '../asl/json-path/parse';
import type { JsonPath } from '../asl/json-path/path';
import type { Json } from '../json/json';
import { jsonText } from '../json/text';

/** Reads a value that must be there. Throws a StatesError. */
export type Read = (subject: Json, scope: Scope) => Json;

/** A path whose absence is an answer, as in IsPresent. */
export function compileOptional(text: string): ReadPath {
  return compileJsonPath(parseJsonPath(text));
}

/** A path in a template or in Fail: AWS quotes the path, the field and the input. */
export function compileQuoted(text: string, field: string): Read {
  return compileQuotedPath(parseJsonPath(text), field);
}

/** The same for a path that is parsed already. */
export function compileQuotedPath(parsed: JsonPath, field: string): Read {
  return compileWith(
    parsed,
    (path, subject) =>
      `The JSONPath '${path.text}' specified for the field '${field}' could not be found in the input '${jsonText(subject)}'`,
  );
}

/** A path of the state itself, such as InputPath: AWS passes on Jayway's own words. */
export function compileRequired(text: string): Read {
  return compileWith(
    parseJsonPath(text),
    (path, subject) => `Invalid path '${path.text}' : ${notFoundText(path, subject)}`,
  );
}

/** SecondsPath and TimestampPath have words of their own. */
export function compileParameter(text: string, field: string): Read {
  return compileWith(
    parseJsonPath(text),
    (path) => `The ${field} parameter does not reference an input value: ${path.text}`,
  );
}

function compileWith(path: JsonPath, cause: (path: JsonPath, subject: Json) => string): Read {
  const read = compileJsonPath(path);
  const fail = (subject: Json, scope: Scope): StatesError => runtimeError(cause(path, rootOf(path, subject, scope)));
  return (subject, scope) => {
    const value = read(subject, scope);
    if (value === undefined) throw fail(subject, scope);
    return value;
  };
}

/** The document that the path is read from. */
function rootOf({ root }: JsonPath, subject: Json, scope: Scope): Json {
  if (root.kind === 'context') return scope.context();
  return root.kind === 'variable' ? (scope.variable(root.name) ?? {}) : subject;
}
