// Reads CreateFunction's request, and describes functions.
import { createHash } from 'node:crypto';
import type { FunctionRecord, Functions } from './functions';
import { functionArn, parseArn, unqualifiedArn } from '../../asl/arn';
import type { Chance } from '../../expressions/scope';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { compactText } from '../../json/text';
import { DEFAULT_MEMORY, DEFAULT_TIMEOUT, type FunctionConfiguration } from '../../local-functions/local-function';
import { ApiError } from '../../services/api/api-error';

export const ROLE_ARN = /^arn:aws[\w-]*:iam::\d{12}:role\/.+$/;

/** Where functions are registered, and what a new one needs. */
export interface FunctionRegistry {
  readonly region: string;
  readonly account: string;
  readonly functions: Functions;
  readonly chance: Chance;
  /** Its clock: milliseconds since the epoch. */
  readonly simulation: { readonly now: number };
}

/** From a name, a partial ARN or an ARN, with or without a version or an alias. */
export function functionArnOf(name: string, { region, account }: Pick<FunctionRegistry, 'region' | 'account'>): string {
  return unqualifiedArn(functionArn(name, { partition: 'aws', region, account }));
}

/** Registers a function. Throws Lambda's error. */
export function createFunction(request: JsonObject, registry: FunctionRegistry): FunctionRecord {
  const name = text(
    request,
    'FunctionName',
    /^[\w-]{1,64}$|^arn:.*:function:[\w-]{1,64}$|^\d{12}:function:[\w-]{1,64}$/,
  );
  const arn = functionArnOf(name, registry);
  const role = text(request, 'Role', ROLE_ARN);
  if (member(request, 'PackageType') === 'Image') throw invalid('Functions of container images do not run here.');
  const zip = zipOf(request);
  const configuration: FunctionConfiguration = {
    ...{ name: parseArn(arn)!.resource.slice('function:'.length), arn },
    runtime: text(request, 'Runtime', /^[\w.-]+$/),
    handler: text(request, 'Handler', /^\S{1,128}$/),
    code: { zip: () => zip },
    environment: environmentOf(request),
    timeout: whole(request, 'Timeout', DEFAULT_TIMEOUT, 1, 900),
    memorySize: whole(request, 'MemorySize', DEFAULT_MEMORY, 128, 10_240),
  };
  if (registry.functions.tryGet(arn)) {
    throw new ApiError('ResourceConflictException', `Function already exist: ${configuration.name}`, 409);
  }
  const description = member(request, 'Description');
  const record = newRecord(configuration, registry, {
    role,
    zip,
    description: typeof description === 'string' ? description : '',
  });
  registry.functions.put(record);
  return record;
}

export function newRecord(
  configuration: FunctionConfiguration,
  { chance, simulation }: Pick<FunctionRegistry, 'chance' | 'simulation'>,
  { role, description = '', zip }: { readonly role: string; readonly description?: string; readonly zip?: Buffer },
): FunctionRecord {
  return {
    ...{ configuration, role, description, codeSize: zip?.length ?? 0, lastModified: simulation.now },
    codeSha256: createHash('sha256')
      .update(zip ?? configuration.arn)
      .digest('base64'),
    revisionId: chance.uuid(),
  };
}

/** Lambda's FunctionConfiguration. */
export function describeFunction({ configuration, ...record }: FunctionRecord): object {
  const { name, arn, runtime, handler, environment = {}, timeout, memorySize } = configuration;
  return {
    ...{ FunctionName: name, FunctionArn: arn, Runtime: runtime, Role: record.role, Handler: handler },
    ...{ CodeSize: record.codeSize, Description: record.description },
    ...{ Timeout: timeout ?? DEFAULT_TIMEOUT, MemorySize: memorySize ?? DEFAULT_MEMORY },
    LastModified: new Date(record.lastModified).toISOString().replace('Z', '+0000'),
    ...{ CodeSha256: record.codeSha256, Version: '$LATEST', RevisionId: record.revisionId },
    ...(Object.keys(environment).length > 0 && { Environment: { Variables: environment } }),
    ...{ TracingConfig: { Mode: 'PassThrough' }, PackageType: 'Zip', Architectures: ['x86_64'] },
    ...{ State: 'Active', LastUpdateStatus: 'Successful', EphemeralStorage: { Size: 512 } },
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${name}` },
  };
}

export function zipOf(request: JsonObject): Buffer {
  const code = member(request, 'Code');
  const zip = isObject(code ?? null) ? member(code as JsonObject, 'ZipFile') : undefined;
  if (typeof zip === 'string') {
    const bytes = Buffer.from(zip, 'base64');
    if (bytes.length > 0) return bytes;
    throw invalid('Uploaded file must be a non-empty zip');
  }
  throw invalid('Code.ZipFile is missing: functions here come as a .zip in the request; S3 and images do not.');
}

export function environmentOf(request: JsonObject): Readonly<Record<string, string>> {
  const environment = member(request, 'Environment');
  const variables = isObject(environment ?? null) ? member(environment as JsonObject, 'Variables') : undefined;
  if (variables === undefined || variables === null) return {};
  if (isObject(variables) && !isArray(variables) && Object.values(variables).every((one) => typeof one === 'string')) {
    return variables as Readonly<Record<string, string>>;
  }
  throw invalid('Environment.Variables must be texts by name.');
}

export function text(request: JsonObject, name: string, pattern: RegExp): string {
  const value: Json = member(request, name) ?? null;
  if (typeof value === 'string' && pattern.test(value)) return value;
  const shown = value === null ? 'Value null' : `Value '${typeof value === 'string' ? value : compactText(value)}'`;
  const constraint =
    value === null ? 'Member must not be null' : `Member must satisfy regular expression pattern: ${pattern.source}`;
  const place = name[0]!.toLowerCase() + name.slice(1);
  throw new ApiError(
    'ValidationException',
    `1 validation error detected: ${shown} at '${place}' failed to satisfy constraint: ${constraint}`,
  );
}

export function whole(request: JsonObject, name: string, otherwise: number, least: number, most: number): number {
  const value = member(request, name) ?? otherwise;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalid(`${name} must be a whole number from ${least} to ${most}, found ${compactText(value)}.`);
}

export function invalid(message: string): ApiError {
  return new ApiError('InvalidParameterValueException', message);
}
