// The fields that only a distributed Map has, and the required contents of its parts.
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import { error, schemaError } from '../diagnostic';
import type { Report, Rule, StatePart } from './rule';
import { ITEM_BATCHER } from '../fields/distributed-map';
import type { Field } from '../fields/field';
import { FieldNames } from '../fields/field-names';
import { fieldsOfStates, namesFor, namesOf } from '../fields/lookup';
import type { FieldTable } from '../fields/table';
import { distributedConfig, processorOf } from '../map-states';
import { hasPlaceholder, readResource } from '../services/resource';

export const READERS = ['s3:getObject', 's3:listObjectsV2'];
export const WRITERS = ['s3:putObject'];

export const ATHENA_TYPES: readonly (Json | undefined)[] = ['CSV', 'JSONL', 'PARQUET'];
/** docs: ItemReader, which InputType these fields are for; an inventory has none. */
export const CSV_FIELDS = new FieldNames(['CSVHeaderLocation', 'CSVDelimiter']);
export const CSV_TYPES: readonly (Json | undefined)[] = ['CSV', 'MANIFEST', undefined];
export const LOADED_TYPES: readonly (Json | undefined)[] = ['CSV', 'JSON', 'JSONL', 'PARQUET'];

/** docs: state-map-distributed. A Label has at most 40 characters, and none of these. */
const LABEL = /^[^\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]{1,40}$/u;

/** An ItemBatcher has at least one limit. */
export const LIMITS = Object.entries(ITEM_BATCHER.fields).flatMap(([name, field]) =>
  field.kind === 'count' ? namesFor(name, field) : [],
);

export function distributedMap(table: FieldTable): Rule {
  // docs: state-map-distributed says that Label, ItemBatcher and ItemReader are for mode DISTRIBUTED.
  const isOnlyDistributed = ({ only }: Field) => only === 'distributed Map';
  const onlyDistributed = new FieldNames(namesOf(fieldsOfStates(table), isOnlyDistributed));
  return ({ machines }, report) => {
    const maps: StatePart[] = [];
    for (const { states } of machines) for (const state of states) if (state.type === 'Map') maps.push(state);
    for (const map of maps) findings(map, onlyDistributed, report);
    labelFindings(maps, report);
  };
}

function findings({ state, at, names }: StatePart, onlyDistributed: FieldNames, report: Report): void {
  const reader = member(state, 'ItemReader');
  const writer = member(state, 'ResultWriter');
  const batcher = member(state, 'ItemBatcher');
  const processor = processorOf(state);
  const mode = processor && distributedConfig(processor.machine);
  if (mode) executionTypeFindings(mode, `${at}/${processor.field}/ProcessorConfig`, report);
  else reportMisplaced(onlyDistributed.among(names), at, report);
  if (isObject(reader)) resourceFindings(reader, READERS, `${at}/ItemReader`, report);
  if (isObject(writer)) resourceFindings(writer, WRITERS, `${at}/ResultWriter`, report);
  const config = isObject(reader) ? member(reader, 'ReaderConfig') : undefined;
  if (isObject(config)) configFindings(config, `${at}/ItemReader/ReaderConfig`, report);
  if (isObject(reader) && isObject(config)) versionFindings(reader, config, `${at}/ItemReader`, report);
  if (isObject(writer)) writerFindings(writer, `${at}/ResultWriter`, report);
  if (isObject(batcher)) batchFindings(batcher, `${at}/ItemBatcher`, report);
}

function reportMisplaced(fields: readonly string[], at: string, report: Report): void {
  for (const field of fields) {
    report(schemaError(`Field '${field}' is only supported with Mode 'DISTRIBUTED'`, at));
  }
}

/** docs: state-map-distributed, ExecutionType is required with Mode DISTRIBUTED. The text is that of other fields. */
function executionTypeFindings(config: JsonObject, at: string, report: Report): void {
  if (Object.hasOwn(config, 'ExecutionType')) return;
  report(schemaError('These fields are required: [ExecutionType]', at));
}

function resourceFindings(holder: JsonObject, actions: readonly string[], at: string, report: Report): void {
  const resource = member(holder, 'Resource');
  if (typeof resource !== 'string' || hasPlaceholder(resource)) return;
  if (actions.includes(calledAction(resource) ?? '')) return;
  const examples = actions.map((action) => `arn:<partition>:states:::${action}`).join(', ');
  const message = `The field 'Resource' does not match any of the allowed values. Examples: [${examples}]`;
  report(schemaError(message, `${at}/Resource`));
}

/** `s3:getObject`; undefined for a Resource that names a region or an account, or has a pattern. */
function calledAction(arn: string): string | undefined {
  const resource = readResource(arn);
  if (resource?.kind !== 'optimised' || resource.region !== '' || resource.account !== '') return undefined;
  return resource.pattern === undefined ? `${resource.service}:${resource.action}` : undefined;
}

function configFindings(config: JsonObject, at: string, report: Report): void {
  if ((member(config, 'CSVHeaderLocation') === 'GIVEN') !== Object.hasOwn(config, 'CSVHeaders')) {
    report(schemaError("CSVHeaders must be there if, and only if, CSVHeaderLocation is 'GIVEN'", at));
  }
  for (const field of CSV_FIELDS.in(config)) {
    if (!CSV_TYPES.includes(member(config, 'InputType'))) {
      report(schemaError(`Field '${field}' is only supported with InputType 'CSV' or 'MANIFEST'`, at));
    }
  }
  const problem = typeProblem(config);
  if (problem !== undefined) report(schemaError(problem, at));
}

/** docs: ItemReader, "Parquet files are the one exception which does not support VersionId". */
function versionFindings(reader: JsonObject, config: JsonObject, at: string, report: Report): void {
  if (member(config, 'InputType') !== 'PARQUET') return;
  for (const field of ['Parameters', 'Arguments']) {
    const given = member(reader, field);
    if (!isObject(given) || !['VersionId', 'VersionId.$'].some((name) => Object.hasOwn(given, name))) continue;
    report(schemaError("Field 'VersionId' is not supported with InputType 'PARQUET'", `${at}/${field}`));
  }
}

/** docs: ItemReader, the InputTypes that read objects listed elsewhere. */
function typeProblem(config: JsonObject): string | undefined {
  const type = member(config, 'InputType');
  const manifest = member(config, 'ManifestType');
  if (manifest === 'S3_INVENTORY' && type !== undefined && type !== 'MANIFEST') {
    return "InputType must not be there with ManifestType 'S3_INVENTORY', whose files are CSV";
  }
  if (manifest === 'ATHENA_DATA' && !ATHENA_TYPES.includes(type)) {
    return `InputType must be one of [${ATHENA_TYPES.join(', ')}] with ManifestType 'ATHENA_DATA'`;
  }
  if (member(config, 'Transformation') === 'LOAD_AND_FLATTEN' && !LOADED_TYPES.includes(type)) {
    return `InputType must be one of [${LOADED_TYPES.join(', ')}] with 'LOAD_AND_FLATTEN'`;
  }
  return undefined;
}

/** docs: ResultWriter, Required field combinations. */
function writerFindings(writer: JsonObject, at: string, report: Report): void {
  if (['Resource', 'WriterConfig'].some((field) => Object.hasOwn(writer, field))) return;
  report(schemaError("ResultWriter needs 'WriterConfig', or 'Resource' with its parameters, or both", at));
}

function batchFindings(batcher: JsonObject, at: string, report: Report): void {
  if (LIMITS.some((field) => Object.hasOwn(batcher, field))) return;
  report(schemaError(`One of these fields is required: [${LIMITS.join(', ')}]`, at));
}

function labelFindings(maps: readonly StatePart[], report: Report): void {
  const seen = new Set<string>();
  for (const { state, at } of maps) {
    const label = member(state, 'Label');
    if (typeof label !== 'string') continue;
    if (!LABEL.test(label)) {
      const message = `The label '${label}' must have 1 to 40 characters, without white space and special characters`;
      report(error('INVALID_LABEL_NAME', message, `${at}/Label`));
    } else if (seen.has(label)) {
      report(error('DUPLICATE_LABEL_NAME', `Duplicate label: ${label}`, `${at}/Label`));
    } else {
      seen.add(label);
    }
  }
}
