// A file: a definition, or a CloudFormation template, told apart by what is in it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { isObject, type Json } from '../../json/json';
import { SimulatorError } from '../simulator-error';
import { sourceFromDefinition, type DefinitionOptions } from './definition';
import type { Source } from './machine-source';
import { sourceFromTemplate, type TemplateOptions } from './template';

const YAML = new Set(['.yaml', '.yml']);

/** Reads JSON. The state machine of a definition is named after the file: `orders.asl.json` is `orders`. */
export function sourceFromFile(path: string, options: DefinitionOptions & TemplateOptions = {}): Source {
  if (!existsSync(path)) throw new SimulatorError(`There is no file ${path}.`);
  if (!statSync(path).isFile()) {
    throw new SimulatorError(`${path} is not a file: expected a definition or a template as JSON.`);
  }
  if (YAML.has(extname(path))) {
    throw new SimulatorError(`${path} is YAML, which cannot be read yet: convert it to JSON.`);
  }
  const value = parsed(path);
  if (isTemplate(value)) return { ...sourceFromTemplate(value, options), origin: `file ${path}` };
  if (isObject(value) && !('StartAt' in value) && !('States' in value)) {
    throw new SimulatorError(
      `${path} is neither a definition (an object with StartAt and States) nor a CloudFormation template (one with Resources).`,
    );
  }
  const name = basename(path).replace(/(\.asl)?\.[^.]*$/, '');
  return { ...sourceFromDefinition(value, { name, ...options }), origin: `file ${path}` };
}

function parsed(path: string): Json {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Json;
  } catch (error) {
    throw new SimulatorError(`${path} is not JSON: ${(error as Error).message}.`);
  }
}

function isTemplate(value: Json): boolean {
  return isObject(value) && isObject(value.Resources);
}
