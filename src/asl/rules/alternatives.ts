// Fields that stand for each other: one of them is required, or at most one may be there.
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import { schemaError } from '../diagnostic';
import { Fields } from './fields';
import { eachState, type Report, type StatePart } from './rule';

/** What a type of state may have but once. */
interface Choice {
  /** Whether a state that does not end must lead somewhere. */
  readonly leads: boolean;
  /** One of these must be there. */
  readonly required?: Fields;
  /** At most one of each of these may be there. */
  readonly exclusive: readonly Fields[];
}

const PROCESSORS = new Fields(['ItemProcessor', 'Iterator']);
const TIMES = new Fields(['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath']);

// Amazon States Language, states-language.net/spec.html. The text about fields that exclude each other was measured on
// AWS for the numbers of a Map (floci#3733).
const CHOICES: ReadonlyMap<string, Choice> = new Map<string, Choice>([
  ['Fail', { leads: false, exclusive: [new Fields(['Error', 'ErrorPath']), new Fields(['Cause', 'CausePath'])] }],
  [
    'Map',
    {
      leads: true,
      required: PROCESSORS,
      exclusive: [
        PROCESSORS,
        new Fields(['ItemSelector', 'Parameters']),
        new Fields(['Items', 'ItemsPath']),
        new Fields(['MaxConcurrency', 'MaxConcurrencyPath']),
        new Fields(['ToleratedFailureCount', 'ToleratedFailureCountPath']),
        new Fields(['ToleratedFailurePercentage', 'ToleratedFailurePercentagePath']),
      ],
    },
  ],
  ['Parallel', { leads: true, exclusive: [] }],
  ['Pass', { leads: true, exclusive: [] }],
  [
    'Task',
    {
      leads: true,
      exclusive: [
        new Fields(['TimeoutSeconds', 'TimeoutSecondsPath']),
        new Fields(['HeartbeatSeconds', 'HeartbeatSecondsPath']),
      ],
    },
  ],
  ['Wait', { leads: true, required: TIMES, exclusive: [TIMES] }],
]);

/** The same inside the parts of a distributed Map. */
const MAX_ITEMS = new Fields(['MaxItems', 'MaxItemsPath']);
const BATCH_LIMITS = [
  new Fields(['MaxItemsPerBatch', 'MaxItemsPerBatchPath']),
  new Fields(['MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath']),
];

export const alternatives = eachState((part, report) => {
  const { state, type, at } = part;
  const choice = CHOICES.get(String(type));
  if (choice) choiceFindings(part, choice, report);
  for (const field of PARTS.of(state)) partFindings(field, state[field]!, `${at}/${field}`, report);
});

function choiceFindings({ state, at }: StatePart, { leads, required, exclusive }: Choice, report: Report): void {
  if (leads) transitionFindings(state, at, report);
  if (required && required.of(state).length === 0) {
    report(schemaError(`One of these fields is required: [${required.names.join(', ')}]`, at));
  }
  for (const fields of exclusive) onlyOne(state, fields, at, report);
}

/** A state that does not end must lead somewhere, and one that leads somewhere must not end. */
function transitionFindings(state: JsonObject, at: string, report: Report): void {
  const leads = Object.hasOwn(state, 'Next');
  const ends = member(state, 'End') === true;
  if (leads !== ends) return;
  const message = leads
    ? "The fields 'Next' and 'End' exclude each other"
    : 'One of these fields is required: [Next, End]';
  report(schemaError(message, at));
}

function onlyOne(holder: JsonObject, fields: Fields, at: string, report: Report): void {
  const present = fields.of(holder);
  if (present.length < 2) return;
  report(schemaError(`There should only be one of the following fields: [${present.join(', ')}]`, at));
}

const PARTS = new Fields(['ItemReader', 'ItemBatcher', 'Credentials']);

function partFindings(field: string, part: Json, at: string, report: Report): void {
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
