// The schemas for editors as ajv reads them, and definitions from everywhere to try them on.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import { isObject, type Json, type JsonObject } from '../../src/json/json';
import { sourceFromFile } from '../../src/templates/sources/from-file';

const root = resolve(__dirname, '../..');

/** What is wrong with a value, with the place; empty if the schema accepts it. */
export function checkerOf(name: 'definition' | 'mocks' | 'mock-config'): (value: unknown) => string[] {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
  });
  const validate = ajv.compile(JSON.parse(readFileSync(join(root, `schemas/${name}.json`), 'utf8')) as object);
  return (value) =>
    validate(value) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The definitions that the CDK made of the stacks of integ/. */
export function synthesizedDefinitions(): JsonObject[] {
  const folder = join(root, 'integ');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.template.json'))
    .flatMap((path) => sourceFromFile(join(folder, path)).machines)
    .map(({ definition }) => definition);
}

/** Every definition, complete or not, in the JSON files below a folder: objects with States, and texts of such objects. */
export function definitionsBelow(folder: string): JsonObject[] {
  const found: JsonObject[] = [];
  const look = (value: Json): void => {
    const inner = typeof value === 'string' && value.includes('States') ? parsed(value) : value;
    if (isObject(inner) && isObject(inner.States)) found.push(inner);
    else if (typeof inner === 'object' && inner !== null) Object.values(inner).forEach(look);
  };
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.json')) look(parsed(readFileSync(join(folder, path), 'utf8')));
  }
  return found;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
