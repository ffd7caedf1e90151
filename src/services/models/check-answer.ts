// Checks a mocked result against the service's model, in the words of TestState.
import { answerOf, type Answer } from './answers';
import type { ServiceResource } from '../../asl/services/resource';
import { resultName } from '../../asl/services/sdk-names';
import type { Member, Shape } from '../../asl/services/shape';
import { isArray, isObject, member, typeOf, type Json, type JsonObject } from '../../json/json';

/** STRICT requires every required field, PRESENT checks only the fields that are present, NONE checks nothing. */
export type FieldValidationMode = 'STRICT' | 'PRESENT' | 'NONE';

/**
 * The first problem, such as `Field 'StatusCode' must be a number`; undefined if there is none. Fields that the model
 * does not know are allowed, as on AWS, and `null` counts as missing. Recorded: the field_validation_mode cases; the
 * texts for lists, objects, booleans and maximum lengths follow their pattern.
 */
export function wrongField(result: Json, answer: Answer, mode: FieldValidationMode): string | undefined {
  if (mode === 'NONE' || result === null) return undefined;
  return new Check(answer, mode, false).value(result, answer.shape, undefined);
}

/**
 * Does the same for a mock of a task's resource, and reports names that Step Functions writes in another way, such as `BOOL` for
 * `Bool` in results of `aws-sdk` integrations (aws-sdk-js#4294). A result of `.sync:2` has JSON where the model has text, so it is not
 * checked. A result that is not an object has no fields for PRESENT to check.
 */
export function wrongResult(resource: ServiceResource, result: Json, mode: FieldValidationMode): string | undefined {
  if (mode === 'NONE' || resource.pattern === 'sync:2' || (mode === 'PRESENT' && !isObject(result))) return undefined;
  const answer = answerOf(resource);
  if (!answer || result === null) return undefined;
  return new Check(answer, mode, true).value(result, answer.shape, undefined);
}

class Check {
  constructor(
    private readonly answer: Answer,
    private readonly mode: FieldValidationMode,
    private readonly checksNames: boolean,
  ) {}

  value(value: Json, shape: Shape, name: string | undefined): string | undefined {
    const what = name === undefined ? 'The result' : `Field '${name}'`;
    if (value === null) return undefined;
    if ('line' in shape) return this.value(value, this.answer.model.shapeOn(shape.line), name);
    if ('members' in shape) return isObject(value) ? this.structure(value, shape.members) : `${what} must be an object`;
    if ('list' in shape) {
      if (!isArray(value)) return `${what} must be an array`;
      return first(value, (item) => this.value(item, shape.list, name));
    }
    if ('map' in shape) {
      if (!isObject(value)) return `${what} must be an object`;
      return first(Object.values(value), (item) => this.value(item, shape.map, name));
    }
    // Recorded: optimised integrations return the bytes of an answer, such as a Payload, as JSON.
    if ('type' in shape && (shape.type === 'blob' || shape.type === 'stream') && !this.answer.isSdk) return undefined;
    return leafProblem(value, shape, what);
  }

  private structure(value: JsonObject, members: ReadonlyMap<string, Member>): string | undefined {
    const known = new Map([...members].map(([name, one]) => [resultName(name, this.answer.isSdk), one]));
    if (this.mode === 'STRICT') {
      for (const [name, { isRequired }] of known) {
        if (isRequired && (member(value, name) ?? null) === null) return `Required field '${name}' is missing`;
      }
    }
    return first(Object.entries(value), ([name, one]) => {
      const found = known.get(name);
      return found ? this.value(one, found.shape, name) : this.otherName(name, members);
    });
  }

  /** The problem of a name that differs only in how it is written; other unknown names may be newer than the model. */
  private otherName(name: string, members: ReadonlyMap<string, Member>): string | undefined {
    if (!this.checksNames) return undefined;
    for (const own of members.keys()) {
      const written = resultName(own, this.answer.isSdk);
      if (name === own || name.toLowerCase() === written.toLowerCase()) {
        return `Field '${name}' is written '${written}'`;
      }
    }
    return undefined;
  }
}

/** In a task's result, times and bytes are strings, and a document may be anything. */
const TYPES = {
  string: { name: 'a string', typeOf: 'string' },
  timestamp: { name: 'a string', typeOf: 'string' },
  blob: { name: 'a string', typeOf: 'string' },
  stream: { name: 'a string', typeOf: 'string' },
  integer: { name: 'a number', typeOf: 'number' },
  number: { name: 'a number', typeOf: 'number' },
  boolean: { name: 'a boolean', typeOf: 'boolean' },
};

function leafProblem(
  value: Json,
  shape: Extract<Shape, { enum: object } | { type: string }>,
  what: string,
): string | undefined {
  if (!('enum' in shape) && shape.type === 'document') return undefined;
  const expected = TYPES['enum' in shape ? 'string' : shape.type];
  if (typeOf(value) !== expected.typeOf) return `${what} must be ${expected.name}`;
  if ('enum' in shape) return shape.enum.includes(value as string) ? undefined : `${what} is not an expected value`;
  const { min = -Infinity, max = Infinity } = shape;
  if (typeof value === 'number' || typeof value === 'bigint') {
    if (value < min) return `${what} is less than the minimum value`;
    return value > max ? `${what} exceeds the maximum value` : undefined;
  }
  if (typeof value !== 'string') return undefined;
  if (value.length < min) return `${what} is smaller than the minimum length`;
  return value.length > max ? `${what} exceeds the maximum length` : undefined;
}

function first<T>(items: readonly T[], problem: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = problem(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
