// Fields that stand for each other: one of them is required, or at most one may be there.
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import { schemaError } from '../diagnostic';
import { Fields } from './fields';
import { eachState, type Report, type StatePart } from './rule';

// Amazon States Language, states-language.net/spec.html. The text about fields that exclude each other was measured on
// AWS for the numbers of a Map (floci#3733).
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Map: ['ItemProcessor', 'Iterator'],
  Wait: ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'],
};

const EXCLUSIVE: Readonly<Record<string, readonly Fields[]>> = {
  Fail: [new Fields(['Error', 'ErrorPath']), new Fields(['Cause', 'CausePath'])],
  Map: [
    new Fields(REQUIRED.Map!),
    new Fields(['ItemSelector', 'Parameters']),
    new Fields(['Items', 'ItemsPath']),
    new Fields(['MaxConcurrency', 'MaxConcurrencyPath']),
    new Fields(['ToleratedFailureCount', 'ToleratedFailureCountPath']),
    new Fields(['ToleratedFailurePercentage', 'ToleratedFailurePercentagePath']),
  ],
  Task: [
    new Fields(['TimeoutSeconds', 'TimeoutSecondsPath']),
    new Fields(['HeartbeatSeconds', 'HeartbeatSecondsPath']),
  ],
  Wait: [new Fields(REQUIRED.Wait!)],
};

/** The same inside the parts of a distributed Map. */
const MAX_ITEMS = new Fields(['MaxItems', 'MaxItemsPath']);
const BATCH_LIMITS = [
  new Fields(['MaxItemsPerBatch', 'MaxItemsPerBatchPath']),
  new Fields(['MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath']),
];

export const alternatives = eachState((part, report) => {
  const { state, at } = part;
  const type = String(part.type);
  transitionFindings(part, type, report);
  const required = ownEntry(REQUIRED, type);
  if (required && !required.some((field) => Object.hasOwn(state, field))) {
    report(schemaError(`One of these fields is required: [${required.join(', ')}]`, at));
  }
  for (const fields of ownEntry(EXCLUSIVE, type) ?? []) onlyOne(state, fields, at, report);
  for (const field of PARTS.of(state)) partFindings(field, state[field], `${at}/${field}`, report);
});

function ownEntry<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** A state that does not end must lead somewhere, and one that leads somewhere must not end. */
function transitionFindings({ state, at }: StatePart, type: string, report: Report): void {
  if (!LEADING.has(type)) return;
  const leads = Object.hasOwn(state, 'Next');
  const ends = member(state, 'End') === true;
  if (leads !== ends) return;
  const message = leads
    ? "The fields 'Next' and 'End' exclude each other"
    : 'One of these fields is required: [Next, End]';
  report(schemaError(message, at));
}

const LEADING = new Set(['Map', 'Parallel', 'Pass', 'Task', 'Wait']);

function onlyOne(holder: JsonObject, fields: Fields, at: string, report: Report): void {
  const present = fields.of(holder);
  if (present.length < 2) return;
  report(schemaError(`There should only be one of the following fields: [${present.join(', ')}]`, at));
}

const PARTS = new Fields(['ItemReader', 'ItemBatcher', 'Credentials']);

function partFindings(field: string, part: Json | undefined, at: string, report: Report): void {
  if (!isObject(part)) return;
  if (field === 'ItemReader') {
    const config = member(part, 'ReaderConfig');
    if (isObject(config)) onlyOne(config, MAX_ITEMS, `${at}/ReaderConfig`, report);
  } else if (field === 'ItemBatcher') {
    for (const limits of BATCH_LIMITS) onlyOne(part, limits, at, report);
  } else if (!['RoleArn', 'RoleArn.$'].some((name) => Object.hasOwn(part, name))) {
    // Recorded: invalid_credentials_field.
    report(schemaError("The field 'RoleArn' is required but was missing", at));
  }
}
