// The SAM templates of a folder that have a state machine, as JSON that is complete by itself.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isArray, isObject, member, type Json, type JsonObject } from '../../src/json/json';
import { sourceText, tryReadFile, valueOf } from '../../src/templates/sources/files';

export interface SamTemplate {
  readonly template: JsonObject;
  /** A value for each parameter without a default. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** By path. Files that cannot be parsed are left out. */
export function samTemplates(folder: string): ReadonlyMap<string, SamTemplate> {
  const found = new Map<string, SamTemplate>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (!/\.(ya?ml|json|template)$/.test(name) || name.includes('node_modules')) continue;
    const text = tryReadFile(path) ?? '';
    if (!text.includes('AWS::Serverless::StateMachine')) continue;
    const value = parse(path, text);
    if (!isObject(value) || !hasMachine(value)) continue;
    const template = withFiles(value, dirname(path)) as JsonObject;
    found.set(path, { template, parameters: valuesFor(template) });
  }
  return found;
}

function parse(path: string, text: string): Json | undefined {
  try {
    return valueOf(sourceText(path, text));
  } catch {
    return undefined;
  }
}

function hasMachine(template: JsonObject): boolean {
  const resources = member(template, 'Resources');
  return (
    isObject(resources) &&
    Object.values(resources).some((one) => isObject(one) && member(one, 'Type') === 'AWS::Serverless::StateMachine')
  );
}

/** The translator takes files only from S3, as `sam package` leaves them. The key is the path on this machine. */
function withFiles(value: Json, folder: string): Json {
  if (isArray(value)) return value.map((one) => withFiles(one, folder));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (typeof inner !== 'string' || inner.startsWith('s3://')) return [key, withFiles(inner, folder)];
      const path = resolve(folder, inner);
      if (key === 'DefinitionUri') return [key, { Bucket: 'local', Key: path }];
      if (key === 'Location') return [key, existsSync(path) ? path : inner];
      return [key, key === 'CodeUri' || key === 'ContentUri' ? `s3://local${path}` : inner];
    }),
  );
}

function valuesFor(template: JsonObject): Record<string, string> {
  const declared = member(template, 'Parameters');
  const open = Object.entries(isObject(declared) ? declared : {}).filter(
    ([, parameter]) => isObject(parameter) && member(parameter, 'Default') === undefined,
  );
  return Object.fromEntries(open.map(([name]) => [name, name.toLowerCase()]));
}
