// The model of TestState's request: types, lengths and ranges, with the words of the AWS SDK for Python and of AWS.
import { invalid, TestStateError } from './test-state-error';
import { isObject, member, type Json, type JsonObject } from '../json/json';
import { compactText } from '../json/text';

type Shape =
  | {
      readonly type: 'string';
      readonly min?: number;
      readonly max?: number;
      readonly values?: readonly string[];
      /** AWS does not repeat what the model marks as sensitive. */
      readonly sensitive?: true;
    }
  | { readonly type: 'integer'; readonly min: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'structure'; readonly members: Readonly<Record<string, Shape>>; readonly required?: string };

const DATA: Shape = { type: 'string', max: 262_144, sensitive: true };

const STATE_NAME: Shape = { type: 'string', min: 1, max: 80, sensitive: true };

const REQUEST: Shape = {
  type: 'structure',
  required: 'definition',
  members: {
    definition: { type: 'string', min: 1, max: 1_048_576, sensitive: true },
    roleArn: { type: 'string', min: 1, max: 256 },
    input: DATA,
    inspectionLevel: { type: 'string', values: ['INFO', 'DEBUG', 'TRACE'] },
    revealSecrets: { type: 'boolean' },
    variables: DATA,
    stateName: STATE_NAME,
    mock: {
      type: 'structure',
      members: {
        result: DATA,
        errorOutput: {
          type: 'structure',
          members: {
            error: { type: 'string', max: 256, sensitive: true },
            cause: { type: 'string', max: 32_768, sensitive: true },
          },
        },
        fieldValidationMode: { type: 'string', values: ['STRICT', 'PRESENT', 'NONE'] },
      },
    },
    context: DATA,
    stateConfiguration: {
      type: 'structure',
      members: {
        retrierRetryCount: { type: 'integer', min: 0 },
        errorCausedByState: STATE_NAME,
        mapIterationFailureCount: { type: 'integer', min: 0 },
        mapItemReaderData: DATA,
      },
    },
  },
};

/**
 * Throws a TestStateError for what the model does not allow. All that the SDK finds comes first, as its
 * ParamValidationError (recorded: base_state_name_validation_failures); then what AWS finds, as its ValidationException.
 */
export function checkRequestModel(request: Json): void {
  const found = sdkFindings(request, REQUEST, '');
  if (found.length > 0) {
    throw new TestStateError('ParamValidationError', `Parameter validation failed:\n${found.join('\n')}`);
  }
  const broken = brokenConstraints(request, REQUEST, '');
  if (broken.length === 0) return;
  const detected = `${broken.length} validation error${broken.length === 1 ? '' : 's'} detected`;
  throw invalid(`${detected}: ${broken.join('; ')}`);
}

/** What the SDK checks before it sends a request: members, types, the least lengths and values. */
function sdkFindings(value: Json, shape: Shape, name: string): string[] {
  if (!hasType(value, shape)) {
    const [found, wanted] = [shown(value), PYTHON_TYPES[shape.type]];
    return [
      `Invalid type for parameter ${name || 'input'}, value: ${found}, type: ${typeIn(value)}, valid types: ${wanted}`,
    ];
  }
  if (shape.type === 'structure') return memberFindings(value as JsonObject, shape, name);
  if (shape.type === 'string' && (value as string).length < (shape.min ?? 0)) {
    return [`Invalid length for parameter ${name}, value: ${(value as string).length}, valid min length: ${shape.min}`];
  }
  if (shape.type === 'integer' && (value as number) < shape.min) {
    return [`Invalid range for parameter ${name}, value: ${value as number}, valid min value: ${shape.min}`];
  }
  return [];
}

function memberFindings(
  value: JsonObject,
  { members, required }: Extract<Shape, { type: 'structure' }>,
  name: string,
): string[] {
  const missing = required !== undefined && !Object.hasOwn(value, required);
  return [
    ...(missing ? [`Missing required parameter in ${name || 'input'}: "${required}"`] : []),
    ...Object.keys(value)
      .filter((key) => !Object.hasOwn(members, key))
      .map(
        (key) =>
          `Unknown parameter in ${name || 'input'}: "${key}", must be one of: ${Object.keys(members).join(', ')}`,
      ),
    ...knownMembers(value, members, name).flatMap(([one, shape, path]) => sdkFindings(one, shape, path)),
  ];
}

/** What AWS itself checks: the greatest lengths, and words that are none of the known ones. */
function brokenConstraints(value: Json, shape: Shape, name: string): string[] {
  if (shape.type === 'structure') {
    return knownMembers(value as JsonObject, shape.members, name).flatMap(([one, inner, path]) =>
      brokenConstraints(one, inner, path),
    );
  }
  if (shape.type !== 'string') return [];
  const { values, max = Infinity, sensitive } = shape;
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
  members: Readonly<Record<string, Shape>>,
  name: string,
): [value: Json, shape: Shape, path: string][] {
  return Object.entries(members).flatMap(([key, shape]): [Json, Shape, string][] => {
    const found = member(value, key);
    return found === undefined ? [] : [[found, shape, name === '' ? key : `${name}.${key}`]];
  });
}

const PYTHON_TYPES: Readonly<Record<Shape['type'], string>> = {
  string: "<class 'str'>",
  integer: "<class 'int'>",
  boolean: "<class 'bool'>",
  structure: "<class 'dict'>",
};

function hasType(value: Json, { type }: Shape): boolean {
  if (type === 'structure') return isObject(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

/** The type and the value as Python names them. */
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
