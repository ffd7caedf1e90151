// Holds a mocked result to the service's model, with the words of TestState.
import type { Answer, AnswerShape, ShapeRef } from './answers';
import { resultName } from './sdk-names';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';

/** STRICT wants every required field, PRESENT looks at the fields that are there, NONE at nothing. */
export type FieldValidationMode = 'STRICT' | 'PRESENT' | 'NONE';

/**
 * The first thing that is wrong, such as `Field 'StatusCode' must be a number`; undefined if nothing is. Fields that the
 * model does not know are allowed, as on AWS, and `null` is as good as missing.
 * Recorded: the corpus' field_validation_mode cases; the words for lists, objects, booleans and greatest lengths follow.
 */
export function wrongField(result: Json, answer: Answer, mode: FieldValidationMode): string | undefined {
  if (mode === 'NONE' || result === null) return undefined;
  return new Check(answer, mode).value(result, answer.shape, undefined);
}

class Check {
  constructor(
    private readonly answer: Answer,
    private readonly mode: FieldValidationMode,
  ) {}

  value(value: Json, ref: ShapeRef, name: string | undefined): string | undefined {
    const shape = typeof ref === 'number' ? this.answer.shapes[ref]! : undefined;
    const what = name === undefined ? 'The result' : `Field '${name}'`;
    if (value === null) return undefined;
    if (!shape) return plainProblem(value, ref as string, what);
    if ('members' in shape) return isObject(value) ? this.structure(value, shape) : `${what} must be an object`;
    if ('list' in shape) {
      if (!isArray(value)) return `${what} must be an array`;
      return first(value, (item) => this.value(item, shape.list, name));
    }
    if ('map' in shape) {
      if (!isObject(value)) return `${what} must be an object`;
      return first(Object.values(value), (item) => this.value(item, shape.map, name));
    }
    return leafProblem(value, shape, what);
  }

  private structure(
    value: JsonObject,
    { members, required = [] }: Extract<AnswerShape, { members: object }>,
  ): string | undefined {
    const named = (name: string) => resultName(name, this.answer.isSdk);
    if (this.mode === 'STRICT') {
      const missing = required.map(named).find((name) => (member(value, name) ?? null) === null);
      if (missing !== undefined) return `Required field '${missing}' is missing`;
    }
    const known = new Map(Object.entries(members).map(([name, ref]) => [named(name), ref]));
    return first(Object.entries(value), ([name, one]) => {
      const ref = known.get(name);
      return ref === undefined ? undefined : this.value(one, ref, name);
    });
  }
}

const TYPES: Readonly<Record<string, { readonly name: string; readonly typeOf: string }>> = {
  string: { name: 'a string', typeOf: 'string' },
  // Times and bytes are text in a task's result.
  timestamp: { name: 'a string', typeOf: 'string' },
  blob: { name: 'a string', typeOf: 'string' },
  number: { name: 'a number', typeOf: 'number' },
  boolean: { name: 'a boolean', typeOf: 'boolean' },
};

/** A document, and what no model here has a name for, may be anything. */
function plainProblem(value: Json, type: string, what: string): string | undefined {
  const expected = Object.hasOwn(TYPES, type) ? TYPES[type]! : undefined;
  return !expected || typeof value === expected.typeOf ? undefined : `${what} must be ${expected.name}`;
}

function leafProblem(
  value: Json,
  shape: Extract<AnswerShape, { enum: object } | { type: string }>,
  what: string,
): string | undefined {
  const wrongType = plainProblem(value, 'enum' in shape ? 'string' : shape.type, what);
  if (wrongType !== undefined) return wrongType;
  if ('enum' in shape) return shape.enum.includes(value as string) ? undefined : `${what} is not an expected value`;
  const { min = -Infinity, max = Infinity } = shape;
  if (typeof value === 'number') {
    if (value < min) return `${what} is less than the minimum value`;
    return value > max ? `${what} exceeds the maximum value` : undefined;
  }
  const { length } = value as string;
  if (length < min) return `${what} is smaller than the minimum length`;
  return length > max ? `${what} exceeds the maximum length` : undefined;
}

function first<T>(items: readonly T[], problem: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = problem(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
