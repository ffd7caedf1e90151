// What only a distributed Map has, and what its parts must hold.
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import { error, schemaError, type Diagnostic } from '../diagnostic';
import type { Rule, StatePart } from './rule';

/** docs: state-map-distributed; Label, ItemBatcher and ItemReader are told to be for mode DISTRIBUTED alone. */
const DISTRIBUTED_ONLY = ['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label'];

const READERS = ['s3:getObject', 's3:listObjectsV2'];
const WRITERS = ['s3:putObject'];

const ATHENA_TYPES: readonly (Json | undefined)[] = ['CSV', 'JSONL', 'PARQUET'];
const LOADED_TYPES: readonly (Json | undefined)[] = ['CSV', 'JSON', 'JSONL', 'PARQUET'];

/** docs: state-map-distributed, Label: 40 characters, none of these. */
const LABEL = /^[^\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]{1,40}$/u;

export const distributedMap: Rule = ({ machines }) => {
  const maps = machines.flatMap(({ states }) => states.filter(({ state }) => state.Type === 'Map'));
  return [...maps.flatMap(findings), ...labelFindings(maps)];
};

function findings({ state, at }: StatePart): Diagnostic[] {
  const reader = member(state, 'ItemReader');
  const writer = member(state, 'ResultWriter');
  const batcher = member(state, 'ItemBatcher');
  return [
    ...(isDistributed(state) ? [] : misplaced(state, at)),
    ...(isObject(reader) ? resourceFindings(reader, READERS, `${at}/ItemReader`) : []),
    ...(isObject(writer) ? resourceFindings(writer, WRITERS, `${at}/ResultWriter`) : []),
    ...(isObject(reader) ? headerFindings(member(reader, 'ReaderConfig'), `${at}/ItemReader/ReaderConfig`) : []),
    ...(isObject(reader) ? typeFindings(reader, `${at}/ItemReader/ReaderConfig`) : []),
    ...(isObject(writer) ? writerFindings(writer, `${at}/ResultWriter`) : []),
    ...(isObject(batcher) ? batchFindings(batcher, `${at}/ItemBatcher`) : []),
  ];
}

function isDistributed(state: JsonObject): boolean {
  const processor = member(state, 'ItemProcessor') ?? member(state, 'Iterator');
  const config = isObject(processor) ? member(processor, 'ProcessorConfig') : undefined;
  return isObject(config) && member(config, 'Mode') === 'DISTRIBUTED';
}

function misplaced(state: JsonObject, at: string): Diagnostic[] {
  return DISTRIBUTED_ONLY.filter((field) => Object.hasOwn(state, field)).map((field) =>
    schemaError(`Field '${field}' is only supported with Mode 'DISTRIBUTED'`, at),
  );
}

function resourceFindings(holder: JsonObject, actions: readonly string[], at: string): Diagnostic[] {
  const resource = member(holder, 'Resource');
  if (typeof resource !== 'string' || /\$\{[^}]+\}/.test(resource)) return [];
  if (actions.some((action) => new RegExp(`^arn:[^:]+:states:::${action}$`).test(resource))) return [];
  const examples = actions.map((action) => `arn:<partition>:states:::${action}`).join(', ');
  return [
    schemaError(
      `The field 'Resource' does not match any of the allowed values. Examples: [${examples}]`,
      `${at}/Resource`,
    ),
  ];
}

function headerFindings(config: Json | undefined, at: string): Diagnostic[] {
  if (!isObject(config)) return [];
  const given = member(config, 'CSVHeaderLocation') === 'GIVEN';
  return given === Object.hasOwn(config, 'CSVHeaders')
    ? []
    : [schemaError("CSVHeaders must be there if, and only if, CSVHeaderLocation is 'GIVEN'", at)];
}

/** docs: ItemReader, InputType of objects that something else lists. */
function typeFindings(reader: JsonObject, at: string): Diagnostic[] {
  const config = member(reader, 'ReaderConfig');
  if (!isObject(config)) return [];
  const type = member(config, 'InputType');
  const manifest = member(config, 'ManifestType');
  if (manifest === 'S3_INVENTORY' && type !== undefined && type !== 'MANIFEST') {
    return [schemaError("InputType must not be there with ManifestType 'S3_INVENTORY', whose files are CSV", at)];
  }
  if (manifest === 'ATHENA_DATA' && !ATHENA_TYPES.includes(type)) {
    return [schemaError(`InputType must be one of [${ATHENA_TYPES.join(', ')}] with ManifestType 'ATHENA_DATA'`, at)];
  }
  if (member(config, 'Transformation') === 'LOAD_AND_FLATTEN' && !LOADED_TYPES.includes(type)) {
    return [schemaError(`InputType must be one of [${LOADED_TYPES.join(', ')}] with 'LOAD_AND_FLATTEN'`, at)];
  }
  return [];
}

/** docs: ResultWriter, Required field combinations. */
function writerFindings(writer: JsonObject, at: string): Diagnostic[] {
  return ['Resource', 'WriterConfig'].some((field) => Object.hasOwn(writer, field))
    ? []
    : [schemaError("ResultWriter needs 'WriterConfig', or 'Resource' with its parameters, or both", at)];
}

function batchFindings(batcher: JsonObject, at: string): Diagnostic[] {
  const limits = ['MaxItemsPerBatch', 'MaxItemsPerBatchPath', 'MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'];
  return limits.some((field) => Object.hasOwn(batcher, field))
    ? []
    : [schemaError(`One of these fields is required: [${limits.join(', ')}]`, at)];
}

function labelFindings(maps: readonly StatePart[]): Diagnostic[] {
  const seen = new Set<string>();
  return maps.flatMap(({ state, at }) => {
    const label = member(state, 'Label');
    if (typeof label !== 'string') return [];
    if (!LABEL.test(label)) {
      const message = `The label '${label}' must have 1 to 40 characters, without white space and special characters`;
      return [error('INVALID_LABEL_NAME', message, `${at}/Label`)];
    }
    if (!seen.has(label)) {
      seen.add(label);
      return [];
    }
    return [error('DUPLICATE_LABEL_NAME', `Duplicate label: ${label}`, `${at}/Label`)];
  });
}
