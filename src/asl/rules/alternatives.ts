// Fields that stand for each other: one of them is required, or at most one may be there.
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import { eachState, type StatePart } from './rule';

// Amazon States Language, states-language.net/spec.html; a Fail state's pair: docs of state-fail.
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Map: ['ItemProcessor', 'Iterator'],
  Wait: ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'],
};

const EXCLUSIVE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Fail: [
    ['Error', 'ErrorPath'],
    ['Cause', 'CausePath'],
  ],
  Map: [
    ['ItemProcessor', 'Iterator'],
    ['ItemSelector', 'Parameters'],
    ['Items', 'ItemsPath'],
    ['MaxConcurrency', 'MaxConcurrencyPath'],
    ['ToleratedFailureCount', 'ToleratedFailureCountPath'],
    ['ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'],
  ],
  Task: [
    ['TimeoutSeconds', 'TimeoutSecondsPath'],
    ['HeartbeatSeconds', 'HeartbeatSecondsPath'],
  ],
  Wait: [REQUIRED.Wait!],
};

/** The same inside the parts of a distributed Map. */
const EXCLUSIVE_INSIDE: readonly (readonly [string, readonly string[]])[] = [
  ['ItemReader/ReaderConfig', ['MaxItems', 'MaxItemsPath']],
  ['ItemBatcher', ['MaxItemsPerBatch', 'MaxItemsPerBatchPath']],
  ['ItemBatcher', ['MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath']],
];

export const alternatives = eachState((part) => {
  const { state, at } = part;
  const type = String(state.Type);
  const required = REQUIRED[type];
  const exclusive = EXCLUSIVE[type] ?? [];
  return [
    ...transitionFindings(part),
    ...(required && !required.some((field) => Object.hasOwn(state, field))
      ? [schemaError(`One of these fields is required: [${required.join(', ')}]`, at)]
      : []),
    ...exclusive.flatMap((fields) => bothFindings(type, state, fields, at)),
    ...EXCLUSIVE_INSIDE.flatMap(([place, fields]) =>
      bothFindings(type, inside(state, place), fields, `${at}/${place}`),
    ),
    ...credentialFindings(part),
  ];
});

/** A state that does not end must lead somewhere, and one that leads somewhere must not end. */
function transitionFindings({ state, at }: StatePart): Diagnostic[] {
  if (!Object.hasOwn(LEADING, String(state.Type))) return [];
  const leads = Object.hasOwn(state, 'Next');
  const ends = member(state, 'End') === true;
  if (leads === ends) {
    const message = leads
      ? "The fields 'Next' and 'End' exclude each other"
      : 'One of these fields is required: [Next, End]';
    return [schemaError(message, at)];
  }
  return [];
}

const LEADING = { Map: true, Parallel: true, Pass: true, Task: true, Wait: true };

function bothFindings(type: string, holder: Json | undefined, fields: readonly string[], at: string): Diagnostic[] {
  if (!isObject(holder)) return [];
  const [first, second] = fields.filter((field) => Object.hasOwn(holder, field));
  return second === undefined
    ? []
    : [schemaError(`A ${type} state cannot include both field '${first}' and '${second}'`, at)];
}

function inside(state: JsonObject, place: string): Json | undefined {
  let value: Json | undefined = state;
  for (const step of place.split('/')) value = isObject(value) && !isArray(value) ? member(value, step) : undefined;
  return value;
}

/** Recorded: invalid_credentials_field. */
function credentialFindings({ state, at }: StatePart): Diagnostic[] {
  const credentials = member(state, 'Credentials');
  return isObject(credentials) && !['RoleArn', 'RoleArn.$'].some((field) => Object.hasOwn(credentials, field))
    ? [schemaError("The field 'RoleArn' is required but was missing", `${at}/Credentials`)]
    : [];
}
