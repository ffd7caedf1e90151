// --env: variables for functions, from a file of NAME=VALUE lines or from SAM's env.json.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { systemErrorText } from '../../asl/system-error';
import { isObject, type Json, type JsonObject } from '../../json/json';
import type { FunctionConfiguration } from '../../local-functions/local-function';
import { UsageError } from '../command';

type Variables = Readonly<Record<string, string>>;

/**
 * The variables for each function. In JSON, `Parameters` are for all functions, and other members are for the function with
 * this logical id, name or ARN; they come last. Throws a UsageError.
 */
export function readEnvFile(path: string): (configuration: FunctionConfiguration) => Variables {
  const text = read(path);
  if (!/^\s*\{/.test(text)) {
    const all = parseEnv(text) as Variables;
    return () => all;
  }
  const sections = new Map(Object.entries(parse(path, text)).map(([name, one]) => [name, variables(path, name, one)]));
  return ({ logicalId, name, arn }) =>
    Object.assign({}, ...['Parameters', logicalId, name, arn].map((key) => sections.get(key ?? ''))) as Variables;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const text = systemErrorText(error);
    if (text === undefined) throw error;
    throw new UsageError(`--env ${path}: ${text}`);
  }
}

function parse(path: string, text: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch (error) {
    throw new UsageError(`--env ${path}: the file is not valid JSON: ${(error as Error).message}.`);
  }
}

function variables(path: string, name: string, given: Json): Variables {
  if (!isObject(given)) {
    throw new UsageError(
      `--env ${path}: expected an object with the variables of '${name}'; found ${JSON.stringify(given)}.`,
    );
  }
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}
