// UpdateFunctionCode and UpdateFunctionConfiguration: the function gets new processes, which see what changed.
import {
  environmentOf,
  invalid,
  newRecord,
  ROLE_ARN,
  text,
  whole,
  zipOf,
  type FunctionRegistry,
} from './function-requests';
import type { FunctionRecord } from './functions';
import { member, type JsonObject } from '../../json/json';
import { DEFAULT_MEMORY, DEFAULT_TIMEOUT, type FunctionConfiguration } from '../../local-functions/local-function';
import { ApiError } from '../../services/api/api-error';

/** Throws Lambda's error. */
export function updateCode(record: FunctionRecord, request: JsonObject, registry: FunctionRegistry): FunctionRecord {
  checkRevision(record, request);
  // The members of Code are at the top here.
  const zip = zipOf({ Code: request });
  const configuration: FunctionConfiguration = { ...record.configuration, code: { zip: () => zip } };
  const updated = newRecord(configuration, registry, { ...record, zip });
  if (member(request, 'DryRun') === true) return updated;
  registry.functions.put(updated);
  return updated;
}

/** Throws Lambda's error. What the request leaves out stays. */
export function updateConfiguration(
  record: FunctionRecord,
  request: JsonObject,
  registry: FunctionRegistry,
): FunctionRecord {
  checkRevision(record, request);
  const { configuration } = record;
  const has = (name: string): boolean => (member(request, name) ?? null) !== null;
  const updated: FunctionConfiguration = {
    ...configuration,
    ...(has('Runtime') && { runtime: text(request, 'Runtime', /^[\w.-]+$/) }),
    ...(has('Handler') && { handler: text(request, 'Handler', /^\S{1,128}$/) }),
    ...(has('Environment') && { environment: environmentOf(request) }),
    timeout: whole(request, 'Timeout', configuration.timeout ?? DEFAULT_TIMEOUT, 1, 900),
    memorySize: whole(request, 'MemorySize', configuration.memorySize ?? DEFAULT_MEMORY, 128, 10_240),
  };
  const role = has('Role') ? text(request, 'Role', ROLE_ARN) : record.role;
  const description = has('Description') ? text(request, 'Description', /^[^]{0,256}$/) : record.description;
  const { codeSize, codeSha256 } = record;
  const changed = { ...newRecord(updated, registry, { role, description }), codeSize, codeSha256 };
  registry.functions.put(changed);
  return changed;
}

function checkRevision({ revisionId }: FunctionRecord, request: JsonObject): void {
  const given = member(request, 'RevisionId') ?? null;
  if (given === null || given === revisionId) return;
  if (typeof given !== 'string') throw invalid('RevisionId must be a string.');
  const message =
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the ' +
    'latest Revision Id';
  throw new ApiError('PreconditionFailedException', message, 412);
}
