// What the fields of a state, or of a part of one, demand of each other: what src/asl/rules checks, as a schema says it.
import { anyOfThem, atMostOne, has, noneOf, ref, type JsonSchema } from './editor-schema';
import type { Place } from './kinds';
import type { Fields } from '../../src/asl/fields/field';
import { namesOf } from '../../src/asl/fields/lookup';
import { choicesIn } from '../../src/asl/rules/alternatives';
import {
  ATHENA_TYPES,
  CSV_FIELDS,
  CSV_TYPES,
  LIMITS,
  LOADED_TYPES,
  READERS,
  WRITERS,
} from '../../src/asl/rules/distributed-map';

type Keywords = Readonly<Record<string, unknown>>;

export function constraintsOfState(type: string, fields: Fields, { language }: Place): Keywords {
  const rules: JsonSchema[] = [];
  const choices = choicesIn(fields).choices.map(({ names, isRequired }) => ({
    isRequired,
    names: names.filter((name) => isIn(fields, name, language)),
  }));
  for (const { names, isRequired } of choices) if (isRequired) rules.push(anyOfThem(names));
  // A state that does not end the machine has exactly one of the two.
  if ('Next' in fields) rules.push({ oneOf: [{ required: ['Next'] }, has('End', true)] });
  if (type === 'Task') rules.push({ properties: { Resource: ref('Resource') } });
  if (type === 'Map') rules.push(onlyDistributed(fields), label());
  const dependencies = Object.assign(
    {},
    ...choices.map(({ names }) => (names.length > 1 ? atMostOne(names) : {})),
  ) as object;
  return {
    ...(Object.keys(dependencies).length > 0 && { dependencies }),
    ...(rules.length > 0 && { allOf: rules }),
  };
}

function isIn(fields: Fields, name: string, language: Place['language']): boolean {
  const field = fields[name];
  return field ? (field.language ?? language) === language : language === 'JSONPath'; // a twin
}

/** Both languages have a processor, and its mode decides. */
function onlyDistributed(fields: Fields): JsonSchema {
  const processor = (config: JsonSchema): JsonSchema => ({
    required: ['ProcessorConfig'],
    properties: { ProcessorConfig: config },
  });
  const isDistributed = (name: string): JsonSchema => ({
    required: [name],
    properties: { [name]: processor(has('Mode', 'DISTRIBUTED')) },
  });
  const processors = ['ItemProcessor', 'Iterator'];
  return {
    if: { anyOf: processors.map(isDistributed) },
    then: {
      properties: Object.fromEntries(
        processors.map((name) => [name, { properties: { ProcessorConfig: { required: ['ExecutionType'] } } }]),
      ),
    },
    else: noneOf(namesOf(fields, ({ only }) => only === 'distributed Map')),
  };
}

/** As in src/asl/rules/distributed-map.ts, without properties of Unicode, which not every editor knows. */
function label(): JsonSchema {
  const pattern = '^[^\\s?*<>{}\\[\\]:;,\\\\|^~$#%&`"\\u0000-\\u001f\\u007f-\\u009f]{1,40}$|\\$\\{[^}]+\\}';
  return { properties: { Label: { pattern } } };
}

const PARTS: Readonly<Record<string, () => readonly JsonSchema[]>> = {
  Retrier: () => [allErrors()],
  Catcher: () => [allErrors()],
  ItemReader: () => [resourceIn(READERS), withoutVersion()],
  ResultWriter: () => [resourceIn(WRITERS), anyOfThem(['Resource', 'WriterConfig'])],
  ItemBatcher: () => [anyOfThem(LIMITS)],
  ReaderConfig: () => [
    { if: has('CSVHeaderLocation', 'GIVEN'), then: { required: ['CSVHeaders'] }, else: noneOf(['CSVHeaders']) },
    { if: { not: typeIn(CSV_TYPES) }, then: noneOf(CSV_FIELDS.names) },
    { if: has('ManifestType', 'S3_INVENTORY'), then: typeIn(['MANIFEST', undefined]) },
    { if: has('ManifestType', 'ATHENA_DATA'), then: typeIn(ATHENA_TYPES) },
    { if: has('Transformation', 'LOAD_AND_FLATTEN'), then: typeIn(LOADED_TYPES) },
  ],
};

export function constraintsOfPart(name: string, fields: Fields, { language }: Place): Keywords {
  const rules = [...(PARTS[name]?.() ?? [])];
  const dependencies = Object.fromEntries(
    choicesIn(fields).choices.flatMap(({ names }) => {
      const present = names.filter((one) => isIn(fields, one, language));
      return present.length > 1 ? Object.entries(atMostOne(present)) : [];
    }),
  );
  return {
    ...(Object.keys(dependencies).length > 0 && { dependencies }),
    ...(rules.length > 0 && { allOf: rules }),
  };
}

function allErrors(): JsonSchema {
  const list = { if: { contains: { const: 'States.ALL' } }, then: { maxItems: 1 } };
  return { properties: { ErrorEquals: list } };
}

function resourceIn(actions: readonly string[]): JsonSchema {
  const names = actions.map((action) => action.slice(action.indexOf(':') + 1)).join('|');
  const examples = actions.map((action) => `arn:aws:states:::${action}`);
  return { properties: { Resource: { pattern: `^arn:[^:]+:states:::s3:(${names})$|\\$\\{[^}]+\\}`, examples } } };
}

function withoutVersion(): JsonSchema {
  const isParquet = { required: ['ReaderConfig'], properties: { ReaderConfig: has('InputType', 'PARQUET') } };
  const none = noneOf(['VersionId', 'VersionId.$']);
  return { if: isParquet, then: { properties: { Parameters: none, Arguments: none } } };
}

/** Undefined among the types means that InputType may be absent. */
function typeIn(types: readonly unknown[]): JsonSchema {
  const known = types.filter((type) => type !== undefined);
  return {
    ...(known.length === types.length && { required: ['InputType'] }),
    properties: { InputType: { enum: known } },
  };
}
