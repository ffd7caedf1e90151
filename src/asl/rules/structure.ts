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

function timestampFindings({ state, at, language }: StatePart): Diagnostic[] {
  const timestamp = member(state, 'Timestamp');
  if (typeof timestamp !== 'string' || (language === 'JSONata' && timestamp.startsWith('{%'))) return [];
  return parseTimestamp(timestamp) ? [] : [schemaError('String does not match RFC3339 timestamp', `${at}/Timestamp`)];
}

/** What a state works with, in one of several fields. */
function workFindings({ state, at }: StatePart): Diagnostic[] {
  const oneOf = ONE_OF[state.Type as string];
  if (oneOf && !oneOf.some((field) => Object.hasOwn(state, field))) {
    return [schemaError(`One of these fields is required: [${oneOf.join(', ')}]`, at)];
  }
  const credentials = member(state, 'Credentials');
  return isObject(credentials) && !['RoleArn', 'RoleArn.$'].some((field) => Object.hasOwn(credentials, field))
    ? [schemaError("The field 'RoleArn' is required but was missing", `${at}/Credentials`)]
    : [];
}

const ONE_OF: Readonly<Record<string, readonly string[]>> = {
  Map: ['ItemProcessor', 'Iterator'],
  Wait: ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'],
};

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
  // Within an anyOf each alternative complains: the anyOf itself says it once.
  for (const problem of errors) {
    if (problem.keyword !== 'required' && !problem.schemaPath.includes('/anyOf/')) found.push(describe(problem, at));
  }
  return found;
}

function describe({ keyword, instancePath, params, message }: ErrorObject, at: string): Diagnostic {
  const location = locationOf(at, instancePath);
  if (keyword === 'additionalProperties') {
    const field = params.additionalProperty as string;
    return schemaError(`Field '${field}' is not supported`, `${location}/${field}`);
  }
  const allowed = keyword === 'enum' ? `: ${(params.allowedValues as string[]).join(', ')}` : '';
  return schemaError(`Value ${EXPECTED[keyword] ?? message}${allowed}`, location || '/');
}

const EXPECTED: Readonly<Record<string, string>> = {
  anyOf: 'must be a whole number of at least 0, or a JSONata expression',
};

/** Array elements stand in brackets, as in `/States/Charge/Retry[0]`; `~1` and `~0` are `/` and `~`. */
function locationOf(at: string, instancePath: string): string {
  const steps = instancePath.split('/').slice(1);
  return at + steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `/${unescapePointer(step)}`)).join('');
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
