// The validators are compiled ahead of time: on drawn values they find what ajv itself finds, in the same order.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import ucs2length from 'ajv/dist/runtime/ucs2length';
import fc from 'fast-check';
import * as validators from '../../../src/asl/schemas/validators.generated';
import { unicodeLength } from '../../../src/json/unicode-length';
import { nearSchema, type JsonSchema } from '../../support/near-schema';

type Validate = ((value: unknown) => boolean) & { errors?: unknown };
type Schema = JsonSchema & { readonly $id: string; readonly $defs?: Readonly<Record<string, JsonSchema>> };

const FOLDER = join(__dirname, '../../../src/asl/schemas');
const schemas = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Schema);
const common = schemas.find(({ $id }) => $id === 'common.json')!;
const ajv = new Ajv({ schemas, allErrors: true, allowUnionTypes: true });
const compiled = schemas.filter((schema) => schema !== common);

const RUNS = 500;

function resolve(ref: string): JsonSchema {
  return common.$defs![ref.replace('common.json#/$defs/', '')]!;
}

function found(validate: Validate, value: unknown): unknown {
  return validate(value) ? [] : validate.errors;
}

test('every schema has a validator', () => {
  expect(Object.keys(validators).sort()).toEqual(compiled.map(({ $id }) => $id.replace('.json', 'Schema')).sort());
});

test.each(compiled.map((schema) => [schema.$id, schema] as const))(
  'the validator of %s finds what ajv finds in the same value',
  (id, schema) => {
    const generated = (validators as Readonly<Record<string, Validate>>)[id.replace('.json', 'Schema')]!;
    const reference = ajv.getSchema(id) as Validate;
    let valid = 0;
    fc.assert(
      fc.property(nearSchema(schema, resolve), (value) => {
        const errors = found(reference, value);
        expect(found(generated, value)).toEqual(errors);
        if (Array.isArray(errors) && errors.length === 0) valid += 1;
      }),
      { seed: 15, numRuns: RUNS },
    );
    expect(valid).toBeGreaterThan(50);
    expect(valid).toBeLessThan(RUNS - 50);
  },
);

test('a text has as many characters for us as for ajv, surrogates without a partner included', () => {
  const unit = fc.oneof(fc.integer({ min: 0xd800, max: 0xdfff }), fc.integer({ min: 0, max: 0xffff }));
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
      const text = String.fromCharCode(...units);
      expect(unicodeLength(text)).toBe(ucs2length(text));
    }),
    { seed: 15, numRuns: 2000 },
  );
});
