// Checks TestState's request against AWS's model: types, lengths and ranges, with the messages of the AWS SDK for
// Python and of AWS.
import { invalid, TestStateError } from './test-state-error';
import { isObject, member, type Json, type JsonObject } from '../json/json';
import { compactText } from '../json/text';
import type { ServiceModel, Shape } from '../services/api/service-model';

/**
 * Throws a TestStateError for violations of the model. All violations that the SDK detects come first, as its
 * ParamValidationError (recorded: base_state_name_validation_failures), followed by those that AWS detects, as its
 * ValidationException.
 */
export function checkRequestModel(request: Json): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- on demand: it is the model of the whole API
  const { MODEL } = require('../services/api/states.generated') as { readonly MODEL: ServiceModel };
  const { shapes } = MODEL;
  const shape = shapes.TestStateInput!;
  const found = sdkFindings(request, shape, '', shapes);
  if (found.length > 0) {
    throw new TestStateError('ParamValidationError', `Parameter validation failed:\n${found.join('\n')}`);
  }
  const broken = brokenConstraints(request, shape, '', shapes);
  if (broken.length === 0) return;
  const detected = `${broken.length} validation error${broken.length === 1 ? '' : 's'} detected`;
  throw invalid(`${detected}: ${broken.join('; ')}`);
}

type Shapes = ServiceModel['shapes'];

/** The checks of the SDK before it sends a request: members, types, minimum lengths and values. */
function sdkFindings(value: Json, shape: Shape, name: string, shapes: Shapes): string[] {
  if (!hasType(value, shape)) {
    const [found, wanted] = [shown(value), PYTHON_TYPES[shape.type]];
    return [
      `Invalid type for parameter ${name || 'input'}, value: ${found}, type: ${typeIn(value)}, valid types: ${wanted}`,
    ];
  }
  const { type, min = 0 } = shape;
  if (type === 'structure') return memberFindings(value as JsonObject, shape, name, shapes);
  if (type === 'string' && (value as string).length < min) {
    return [`Invalid length for parameter ${name}, value: ${(value as string).length}, valid min length: ${min}`];
  }
  if (type === 'integer' && (value as number) < min) {
    return [`Invalid range for parameter ${name}, value: ${value as number}, valid min value: ${min}`];
  }
  return [];
}

function memberFindings(
  value: JsonObject,
  { members = {}, required = [] }: Shape,
  name: string,
  shapes: Shapes,
): string[] {
  const missing = required.filter((key) => !Object.hasOwn(value, key));
  return [
    ...missing.map((key) => `Missing required parameter in ${name || 'input'}: "${key}"`),
    ...Object.keys(value)
      .filter((key) => !Object.hasOwn(members, key))
      .map(
        (key) =>
          `Unknown parameter in ${name || 'input'}: "${key}", must be one of: ${Object.keys(members).join(', ')}`,
      ),
    ...knownMembers(value, members, name, shapes).flatMap(([one, shape, path]) =>
      sdkFindings(one, shape, path, shapes),
    ),
  ];
}

/** The checks of AWS itself: maximum lengths, and values of enumerations. */
function brokenConstraints(value: Json, shape: Shape, name: string, shapes: Shapes): string[] {
  const { type, members = {}, enum: values, max = Infinity, sensitive } = shape;
  if (type === 'structure') {
    return knownMembers(value as JsonObject, members, name, shapes).flatMap(([one, inner, path]) =>
      brokenConstraints(one, inner, path, shapes),
    );
  }
  if (type !== 'string') return [];
  const text = value as string;
  const constraint =
    values && !values.includes(text)
      ? `Member must satisfy enum value set: [${values.join(', ')}]`
      : text.length > max && `Member must have length less than or equal to ${max}`;
  return constraint
    ? [`Value${sensitive ? '' : ` '${text}'`} at '${name}' failed to satisfy constraint: ${constraint}`]
    : [];
}

function knownMembers(
  value: JsonObject,
  members: Readonly<Record<string, string>>,
  name: string,
  shapes: Shapes,
): [value: Json, shape: Shape, path: string][] {
  return Object.entries(members).flatMap(([key, shape]): [Json, Shape, string][] => {
    const found = member(value, key);
    return found === undefined ? [] : [[found, shapes[shape]!, name === '' ? key : `${name}.${key}`]];
  });
}

/** Python's names for the types that occur in the request. */
const PYTHON_TYPES: Readonly<Partial<Record<Shape['type'], string>>> = {
  string: "<class 'str'>",
  integer: "<class 'int'>",
  boolean: "<class 'bool'>",
  structure: "<class 'dict'>",
};

function hasType(value: Json, { type }: Shape): boolean {
  if (type === 'structure') return isObject(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

/** The type and the value in Python's notation. */
function typeIn(value: Json): string {
  if (value === null) return "<class 'NoneType'>";
  if (Array.isArray(value)) return "<class 'list'>";
  if (typeof value === 'number') return Number.isInteger(value) ? "<class 'int'>" : "<class 'float'>";
  return { string: "<class 'str'>", boolean: "<class 'bool'>", object: "<class 'dict'>" }[
    typeof value as 'string' | 'boolean' | 'object'
  ];
}

function shown(value: Json): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'string' ? value : compactText(value);
}
