// Evaluates JSONPath: compiled to closures, a definite path to plain member access.
import type { Scope } from './scope';
import type { JsonPath, Segment } from '../asl/json-path/path';
import { segmentsText } from '../asl/json-path/text';
import type { Json, JsonObject } from '../json/json';
import { isArray, isObject, member } from '../json/json';
import { setMember } from '../json/merge';

/** What the path refers to; undefined when a definite path refers to nothing. An indefinite one gives a list. */
export type ReadPath = (subject: Json, scope: Scope) => Json | undefined;

type Step = (value: Json) => Json | undefined;

export function compileJsonPath(path: JsonPath): ReadPath {
  const read = path.definite ? compileDefinite(path.segments) : compileIndefinite(path.segments);
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

/** Jayway's words for a definite path that refers to nothing. */
export function notFoundText(path: JsonPath, subject: Json): string {
  for (let length = 1; length < path.segments.length; length += 1) {
    const head = path.segments.slice(0, length);
    if (compileDefinite(head)(subject) === undefined) return `Missing property in path $${segmentsText(head)}`;
  }
  return `No results for path: $${segmentsText(path.segments)}`;
}

function compileDefinite(segments: readonly Segment[]): Step {
  const steps = segments.map(compileStep);
  const [first, second, third] = steps;
  if (!first) return (value) => value;
  if (!second) return first;
  if (!third) {
    return (value) => {
      const inner = first(value);
      return inner === undefined ? undefined : second(inner);
    };
  }
  return (value) => {
    let inner: Json | undefined = value;
    for (const step of steps) {
      inner = step(inner);
      if (inner === undefined) return undefined;
    }
    return inner;
  };
}

function compileStep(segment: Segment): Step {
  switch (segment.kind) {
    case 'member': {
      const { name } = segment;
      return (value) => (isObject(value) ? member(value, name) : undefined);
    }
    case 'members':
      return (value) => (isObject(value) ? picked(value, segment.names) : undefined);
    case 'element':
      return (value) => (isArray(value) ? value.at(segment.index) : undefined);
    default:
      throw new Error(`a definite path has no ${segment.kind}`);
  }
}

function picked(value: JsonObject, names: readonly string[]): JsonObject {
  const found: Record<string, Json> = {};
  for (const name of names) if (Object.hasOwn(value, name)) setMember(found, name, value[name]!);
  return found;
}

function compileIndefinite(segments: readonly Segment[]): (value: Json) => Json {
  return (value) => {
    let values: Json[] = [value];
    for (let at = 0; at < segments.length; at += 1) {
      const segment = segments[at]!;
      if (segment.kind === 'scan') values = values.flatMap(withDescendants);
      else values = values.flatMap((one) => matches(one, segment));
    }
    return values;
  };
}

function matches(value: Json, segment: Segment): readonly Json[] {
  switch (segment.kind) {
    case 'wildcard':
      return isArray(value) ? value : isObject(value) ? Object.values(value) : [];
    case 'slice':
      return isArray(value) ? value.slice(segment.from ?? 0, segment.to) : [];
    case 'elements':
      return isArray(value) ? segment.indexes.flatMap((index) => value.at(index) ?? []) : [];
    default: {
      const found = compileStep(segment)(value);
      return found === undefined ? [] : [found];
    }
  }
}

/** The value and everything inside it, outer ones first. */
function withDescendants(value: Json): Json[] {
  const found: Json[] = [];
  const open: Json[] = [value];
  while (open.length > 0) {
    const one = open.pop()!;
    if (typeof one !== 'object' || one === null) continue;
    found.push(one);
    open.push(...Object.values(one).reverse());
  }
  return found;
}
