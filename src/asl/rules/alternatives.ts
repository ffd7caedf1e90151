// Fields that stand for each other: one of them is required, or at most one may be there.
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import { eachState, type StatePart } from './rule';

// Amazon States Language, states-language.net/spec.html. The text about fields that exclude each other was measured on
// AWS for the numbers of a Map (floci#3733).
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
  const required = ownEntry(REQUIRED, type);
  const exclusive = ownEntry(EXCLUSIVE, type) ?? [];
  return [
    ...transitionFindings(part),
    ...(required && !required.some((field) => Object.hasOwn(state, field))
      ? [schemaError(`One of these fields is required: [${required.join(', ')}]`, at)]
      : []),
    ...exclusive.flatMap((fields) => bothFindings(state, fields, at)),
    ...EXCLUSIVE_INSIDE.flatMap(([place, fields]) => bothFindings(inside(state, place), fields, `${at}/${place}`)),
    ...credentialFindings(part),
  ];
});

function ownEntry<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

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

function bothFindings(holder: Json | undefined, fields: readonly string[], at: string): Diagnostic[] {
  if (!isObject(holder)) return [];
  const present = fields.filter((field) => Object.hasOwn(holder, field));
  return present.length < 2
    ? []
    : [schemaError(`There should only be one of the following fields: [${present.join(', ')}]`, at)];
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
