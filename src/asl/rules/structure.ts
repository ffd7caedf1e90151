// The fields of machines and states, and the types of their values.
import type { ErrorObject } from 'ajv';
import { isObject, member, type Json } from '../../json/json';
import { parseTimestamp } from '../../json/timestamp';
import { schemaError, type Diagnostic } from '../diagnostic';
import type { MachinePart, Rule, StatePart } from './rule';
import * as validators from '../schemas/validators.generated';

/** A validator that ajv made: it leaves what it found on itself. */
interface Validate {
  (value: Json): boolean;
  readonly errors?: readonly ErrorObject[] | null;
}

/** The schema of each type of state. */
const SCHEMAS: Readonly<Record<string, Validate>> = {
  Choice: validators.choiceSchema,
  Fail: validators.failSchema,
  Map: validators.mapSchema,
  Parallel: validators.parallelSchema,
  Pass: validators.passSchema,
  Succeed: validators.succeedSchema,
  Task: validators.taskSchema,
  Wait: validators.waitSchema,
};

export const structure: Rule = (part) => [
  ...schemaFindings(validators.machineSchema, part.machine, part.at),
  ...noObjects(part),
  ...part.states.flatMap(stateFindings),
];

function noObjects({ machine, at }: MachinePart): Diagnostic[] {
  const states = member(machine, 'States');
  if (!isObject(states)) return [];
  return Object.entries(states)
    .filter(([, state]) => !isObject(state))
    .map(([name]) => schemaError('A state must be a JSON object', `${at}/States/${name}`));
}

function stateFindings(part: StatePart): Diagnostic[] {
  const { state, at } = part;
  const type = member(state, 'Type');
  if (type === undefined) return [schemaError('These fields are required: [Type]', at)];
  const schema = typeof type === 'string' && Object.hasOwn(SCHEMAS, type) ? SCHEMAS[type] : undefined;
  if (!schema) {
    const known = Object.keys(SCHEMAS).join(', ');
    return [schemaError(`Value is not one of the types of state, [${known}]`, `${at}/Type`)];
  }
  return [
    ...schemaFindings(schema, state, at),
    ...transitionFindings(part),
    ...numberFindings(part),
    ...timestampFindings(part),
    ...workFindings(part),
  ];
}

/** A state that does not end must lead somewhere. */
function transitionFindings({ state, at }: StatePart): Diagnostic[] {
  if (state.Type === 'Choice' || state.Type === 'Succeed' || state.Type === 'Fail') return [];
  const leads = Object.hasOwn(state, 'Next');
  if (!leads && member(state, 'End') !== true) {
    return [schemaError("One of the fields 'Next' and 'End' is required", at)];
  }
  return leads && member(state, 'End') === true
    ? [schemaError("The fields 'Next' and 'End' exclude each other", at)]
    : [];
}

/** The schemas let a number be an expression, which only JSONata has. */
function numberFindings({ state, at, language }: StatePart): Diagnostic[] {
  if (language === 'JSONata') return [];
  return NUMBERS.filter((field) => {
    const value = member(state, field);
    return typeof value === 'string' && value.startsWith('{%');
  }).map((field) => schemaError('Value must be number', `${at}/${field}`));
}

const NUMBERS = [
  ...['Seconds', 'TimeoutSeconds', 'HeartbeatSeconds', 'MaxConcurrency'],
  ...['ToleratedFailureCount', 'ToleratedFailurePercentage'],
];

function timestampFindings({ state, at, language }: StatePart): Diagnostic[] {
  const timestamp = member(state, 'Timestamp');
  if (typeof timestamp !== 'string' || (language === 'JSONata' && timestamp.startsWith('{%'))) return [];
  return parseTimestamp(timestamp) ? [] : [schemaError('String does not match RFC3339 timestamp', `${at}/Timestamp`)];
}

/** Fields of which a state must have one, and fields of which it may have one at most. */
function workFindings({ state, at }: StatePart): Diagnostic[] {
  const has = (field: string) => Object.hasOwn(state, field);
  const oneOf = ONE_OF[state.Type as string];
  const found =
    oneOf && !oneOf.some(has) ? [schemaError(`One of these fields is required: [${oneOf.join(', ')}]`, at)] : [];
  for (const fields of EXCLUSIVE) {
    const present = fields.filter(has);
    if (present.length < 2) continue;
    found.push(schemaError(`There should only be one of the following fields: [${present.join(', ')}]`, at));
  }
  const credentials = member(state, 'Credentials');
  if (isObject(credentials) && !['RoleArn', 'RoleArn.$'].some((field) => Object.hasOwn(credentials, field))) {
    found.push(schemaError("The field 'RoleArn' is required but was missing", `${at}/Credentials`));
  }
  return found;
}

const ONE_OF: Readonly<Record<string, readonly string[]>> = {
  Map: ['ItemProcessor', 'Iterator'],
  Wait: ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'],
};

/** The text was measured on AWS for the numbers of a Map (floci#3733); the States Language asks for the others. */
const EXCLUSIVE: readonly (readonly string[])[] = [
  ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'],
  ['TimeoutSeconds', 'TimeoutSecondsPath'],
  ['HeartbeatSeconds', 'HeartbeatSecondsPath'],
  ['Error', 'ErrorPath'],
  ['Cause', 'CausePath'],
  ['MaxConcurrency', 'MaxConcurrencyPath'],
  ['ToleratedFailureCount', 'ToleratedFailureCountPath'],
  ['ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'],
];

function schemaFindings(validate: Validate, value: Json, at: string): Diagnostic[] {
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  const found: Diagnostic[] = [];
  const required = new Map<string, string[]>();
  for (const problem of errors) {
    if (problem.keyword === 'required') {
      const fields = required.get(problem.instancePath) ?? [];
      required.set(problem.instancePath, [...fields, problem.params.missingProperty as string]);
    }
  }
  for (const [path, fields] of required) {
    found.push(schemaError(`These fields are required: [${fields.join(', ')}]`, locationOf(at, path) || '/'));
  }
  const told = errors.filter(({ keyword }) => keyword !== 'required');
  return [...found, ...withoutAlternatives(told).map((problem) => describe(problem, at))];
}

const RANGES: Readonly<Record<string, string>> = { minimum: 'Minimum', maximum: 'Maximum' };

/** A number that may be an expression as well is an anyOf, whose alternatives all complain: one of them says enough. */
function withoutAlternatives(errors: readonly ErrorObject[]): ErrorObject[] {
  const pathsOf = (isMeant: (keyword: string) => boolean) =>
    new Set(errors.filter(({ keyword }) => isMeant(keyword)).map(({ instancePath }) => instancePath));
  const alternatives = pathsOf((keyword) => keyword === 'anyOf');
  const outOfRange = pathsOf((keyword) => keyword in RANGES);
  return errors.filter(
    ({ keyword, instancePath }) =>
      !alternatives.has(instancePath) || (outOfRange.has(instancePath) ? keyword in RANGES : keyword === 'anyOf'),
  );
}

/** The texts of unknown fields and of ranges, and their places, were measured on AWS: floci#2735, floci#3733. */
function describe({ keyword, instancePath, params, message }: ErrorObject, at: string): Diagnostic {
  return schemaError(textOf(keyword, params, message), locationOf(at, instancePath) || '/');
}

function textOf(keyword: string, params: ErrorObject['params'], message: string | undefined): string {
  if (keyword in RANGES) return `${RANGES[keyword]} value is ${params.limit}`;
  switch (keyword) {
    case 'additionalProperties':
      return `Field '${params.additionalProperty}' is not supported`;
    case 'anyOf':
      return 'Value must be a whole number, or a JSONata expression';
    case 'enum':
      return `Value ${message}: ${(params.allowedValues as string[]).join(', ')}`;
    default:
      return `Value ${message}`;
  }
}

/** Array elements stand in brackets, as in `/States/Charge/Retry[0]`; `~1` and `~0` are `/` and `~`. */
function locationOf(at: string, instancePath: string): string {
  const steps = instancePath.split('/').slice(1);
  return at + steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `/${unescapePointer(step)}`)).join('');
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
