// Compiles JSON Schemas ahead of time: to code that needs no ajv, so that nothing is compiled when a definition is validated.
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import type { JsonSchemas } from './json-schemas';

/** ajv is not installed with the package. These functions of src/json do what its helpers do. */
const HELPERS: Readonly<Record<string, { readonly name: string; readonly from: string }>> = {
  'ajv/dist/runtime/equal': { name: 'equalJson', from: '../../json/equal' },
  'ajv/dist/runtime/ucs2length': { name: 'unicodeLength', from: '../../json/unicode-length' },
};

/** The text of src/asl/schemas/validators.generated.ts. */
export function validatorsText({ common, machine, states }: JsonSchemas): string {
  const ajv = new Ajv({
    schemas: [common, machine, ...Object.values(states)],
    allErrors: true,
    allowUnionTypes: true,
    code: { source: true, esm: true, optimize: 2 },
  });
  const types = Object.keys(states).sort();
  const ids: Readonly<Record<string, string>> = {
    machine: machine.$id,
    ...Object.fromEntries(types.map((type) => [`state${type}`, states[type]!.$id])),
  };
  const imports = new Set<string>();
  const code = standaloneCode(ajv, ids)
    .replace(/^"use strict";/, '')
    .replace(/\bexport const /g, 'const ')
    .replace(/require\("([^"]+)"\)(\.default)?/g, (_, path: string) => helper(path, imports));
  return [
    '// The validators of machines and states. Generated from src/asl/fields by `npm run fields`: do not edit.',
    '// @ts-nocheck',
    '/* eslint-disable */',
    ...imports,
    code,
    '',
    `export const VALIDATORS = { machine, states: { ${types.map((type) => `${type}: state${type}`).join(', ')} } };`,
    '',
  ].join('\n');
}

/** The name of our function that takes the place of a helper of ajv. */
function helper(path: string, imports: Set<string>): string {
  const own = HELPERS[path];
  if (!own) {
    throw new Error(
      `The compiled schemas call '${path}', which is not installed with the package: expected one of ` +
        `${Object.keys(HELPERS).join(', ')}. Write a function that does the same in src/json and add it to HELPERS.`,
    );
  }
  imports.add(`import { ${own.name} } from '${own.from}';`);
  return own.name;
}
