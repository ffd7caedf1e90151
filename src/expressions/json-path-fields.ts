// JSONPath in the fields of a state, with the failure that AWS gives for each field.
import { compileJsonPath, documentOf, findFailure, type ReadPath } from './json-path';
import { PathFailure } from './json-path/path-failure';
import type { Scope } from './scope';
import { runtimeError } from './states-error';
import { parseJsonPath } from '../asl/json-path/parse';
import type { JsonPath } from '../asl/json-path/path';
import type { Json } from '../json/json';
import { jsonText } from '../json/text';

/** Reads a value that must exist. Throws a StatesError. */
export type Read = (subject: Json, scope: Scope) => Json;

/** A path whose absence is an answer, as in IsPresent. */
export function compileOptional(text: string): ReadPath {
  return compileJsonPath(parseJsonPath(text));
}

/** A path in a template or in Fail: AWS quotes the path, the field and the input. */
export function compileQuoted(text: string, field: string): Read {
  const path = parseJsonPath(text);
  return compileWith(path, orNull, ({ kind, reason }, subject, scope) => {
    if (kind !== 'missing') return reason;
    const document = jsonText(documentOf(path, subject, scope) ?? {});
    return `The JSONPath '${path.text}' specified for the field '${field}' could not be found in the input '${document}'`;
  });
}

/**
 * A path as an argument of an intrinsic function; `call` is the text of the whole call. Here an element past the end of a
 * list is missing. Measured on AWS (floci#2870), except that `$$` is printed as `$`: measured on Step Functions Local.
 */
export function compileArgumentPath(path: JsonPath, call: string): Read {
  return compileWith(path, asMissing, ({ kind, reason }, subject) => {
    const name = path.text.replace(/^\$\$/, '$');
    const why = `The JsonPath argument for the field '${name}' could not be found in the input '${jsonText(subject)}'`;
    return `The function '${call}' had the following error: ${kind === 'missing' ? why : reason}`;
  });
}

/** A path of the state itself, such as InputPath: AWS passes on Jayway's own words. */
export function compileRequired(text: string): Read {
  const path = parseJsonPath(text);
  return compileWith(path, orNull, ({ reason }) => `Invalid path '${path.text}' : ${reason}`);
}

/**
 * A path to a number or a time. Recorded of SecondsPath and TimestampPath; of the numbers of a Map it is measured that the
 * cause names the field (floci#3462).
 */
export function compileParameter(text: string, field: string): Read {
  const path = parseJsonPath(text);
  return compileWith(path, asMissing, () => `The ${field} parameter does not reference an input value: ${path.text}`);
}

/** The result of a path that leads past the end of a list: see docs/fidelity.md. */
type Absent = (path: JsonPath) => Json | PathFailure;

const orNull: Absent = () => null;
const asMissing: Absent = ({ text }) => new PathFailure('missing', `No results for path: ${text}`);

function compileWith(
  path: JsonPath,
  absent: Absent,
  cause: (failure: PathFailure, subject: Json, scope: Scope) => string,
): Read {
  const read = compileJsonPath(path);
  return (subject, scope) => {
    if (subject === null && path.root.kind === 'input') throw runtimeError(NULL_INPUT);
    const value = read(subject, scope);
    if (value !== undefined) return value;
    const found = findFailure(path, subject, scope) ?? absent(path);
    if (found instanceof PathFailure) throw runtimeError(cause(found, subject, scope));
    return found;
  };
}

// Observed on AWS, after a function that returns nothing.
const NULL_INPUT = 'Unable to apply Path transformation to null or empty input';
