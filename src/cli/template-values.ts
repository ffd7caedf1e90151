// The options that set what a template or a definition leaves open: --parameter NAME=VALUE and its kin.
import { existsSync } from 'node:fs';
import { UsageError } from './command';
import { isArray, isObject, member, type Json, type JsonObject } from '../json/json';
import { isStackName, STACK_NAME_RULE } from '../templates/cloud-formation/stack-name';
import type { TemplateOptions } from '../templates/cloud-formation/template-options';
import { parseJson } from '../templates/sources/files';
import { notePlace } from '../templates/sources/places-read';
import { readText } from '../templates/sources/read-text';

const repeated = { type: 'string', multiple: true, default: [] as string[] } as const;

/** For `parseArgs`. */
export const VALUE_OPTIONS = {
  parameter: repeated,
  import: repeated,
  attribute: repeated,
  substitution: repeated,
  'stack-name': { type: 'string' },
} as const;

export const VALUE_HELP = `Values that a template or a definition leaves open. Instead of NAME=VALUE, @FILE reads a JSON object of them:

  --parameter NAME=VALUE     a parameter of the template; @FILE may also be in the format of the AWS CLI; repeatable
  --import NAME=VALUE        an export of another stack, or its output as STACK.OUTPUT; repeatable
  --attribute NAME=VALUE     an attribute of a resource, as LOGICALID.ATTRIBUTE; repeatable
  --substitution NAME=VALUE  a placeholder of a definition, such as \${Name}; repeatable
  --stack-name NAME          the name of a template's stack; default Stack
`;

interface ParsedValues {
  readonly parameter: readonly string[];
  readonly import: readonly string[];
  readonly attribute: readonly string[];
  readonly substitution: readonly string[];
  readonly 'stack-name'?: string;
}

/** Only what is given, so that it can be spread into other options. */
export function templateValues(values: ParsedValues): TemplateOptions {
  const stackName = values['stack-name'];
  if (stackName !== undefined && !isStackName(stackName)) {
    throw new UsageError(`Invalid --stack-name '${stackName}': ${STACK_NAME_RULE}.`);
  }
  return {
    ...optionOf('parameters', valuesOf('--parameter', values.parameter)),
    ...optionOf('imports', valuesOf('--import', values.import)),
    ...optionOf('attributes', valuesOf('--attribute', values.attribute)),
    ...optionOf('substitutions', valuesOf('--substitution', values.substitution)),
    ...(stackName !== undefined && { stackName }),
  };
}

function optionOf(option: string, values: Readonly<Record<string, string>>): object {
  return Object.keys(values).length > 0 ? { [option]: values } : {};
}

function valuesOf(flag: string, given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.flatMap((text) => (text.startsWith('@') ? inFile(flag, text.slice(1)) : [pair(flag, text)])),
  );
}

function pair(flag: string, text: string): [string, string] {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new UsageError(`Invalid ${flag} '${text}': expected NAME=VALUE, or @FILE.`);
}

/** An object of values, the same in a member Parameters (CodePipeline), or a list of keys and values (the AWS CLI). */
function inFile(flag: string, path: string): readonly [string, string][] {
  notePlace(path);
  if (!existsSync(path)) throw new UsageError(`${flag} @${path}: the file does not exist.`);
  const content = parseJson(readText(path), `file ${path}`);
  if (isArray(content)) return content.map((entry) => entryOf(flag, path, entry));
  const inner = isObject(content) ? (member(content, 'Parameters') ?? content) : content;
  if (!isObject(inner)) throw invalidFile(flag, path, content);
  return Object.entries(inner).map(([name, value]) => [name, textOf(flag, path, inner, value)]);
}

function entryOf(flag: string, path: string, entry: Json): [string, string] {
  const key = isObject(entry) ? member(entry, 'ParameterKey') : undefined;
  const value = isObject(entry) ? member(entry, 'ParameterValue') : undefined;
  if (typeof key !== 'string' || value === undefined) throw invalidFile(flag, path, entry);
  return [key, textOf(flag, path, entry as JsonObject, value)];
}

/** A list is written as CloudFormation takes it, with commas. */
function textOf(flag: string, path: string, around: Json, value: Json): string {
  if (isArray(value)) return value.join(',');
  if (typeof value === 'object') throw invalidFile(flag, path, around);
  return String(value);
}

function invalidFile(flag: string, path: string, found: Json): UsageError {
  return new UsageError(
    `Invalid ${flag} @${path}: expected an object of texts, or a list of { ParameterKey, ParameterValue }; ` +
      `found ${JSON.stringify(found).slice(0, 80)}.`,
  );
}
