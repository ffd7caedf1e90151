// What only a distributed Map has, and what its parts must hold.
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import { error, schemaError, type Diagnostic } from '../diagnostic';
import type { Rule, StatePart } from './rule';

/** docs: state-map-distributed; Label, ItemBatcher and ItemReader are told to be for mode DISTRIBUTED alone. */
const DISTRIBUTED_ONLY = ['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label'];

const READERS = ['s3:getObject', 's3:listObjectsV2'];
const WRITERS = ['s3:putObject'];

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
