// The validators are compiled ahead of time: on drawn values they find what ajv itself finds, in the same order.
import ucs2length from 'ajv/dist/runtime/ucs2length';
import fc from 'fast-check';
import { FIELDS } from '../../../src/asl/fields/table';
import { VALIDATORS } from '../../../src/asl/schemas/validators.generated';
import { unicodeLength } from '../../../src/json/unicode-length';
import { jsonSchemas, type SchemaWithId } from '../../../tools/fields/json-schemas';
import { validatorsText } from '../../../tools/fields/validators';
import { ajvValidators } from '../../support/field-tables';
import { nearSchema, type JsonSchema } from '../../support/near-schema';

type Validate = ((value: never) => boolean) & { readonly errors?: readonly unknown[] | null };

const RUNS = 500;
const schemas = jsonSchemas(FIELDS);
const reference = ajvValidators(schemas);
const generated: { readonly machine: Validate; readonly states: Readonly<Record<string, Validate>> } = VALIDATORS;

function resolve(ref: string): JsonSchema {
  const definitions = schemas.common.$defs as Readonly<Record<string, JsonSchema>>;
  return definitions[ref.replace('common.json#/$defs/', '')]!;
}

function mismatches(validate: Validate, value: unknown): readonly unknown[] {
  return validate(value as never) ? [] : validate.errors!;
}

test('every type of state has a validator', () => {
  expect(Object.keys(generated.states).sort()).toEqual(Object.keys(FIELDS.states).sort());
});

test.each<[string, SchemaWithId, Validate, Validate]>([
  ['a machine', schemas.machine, generated.machine, reference.machine],
  ...Object.entries(schemas.states).map(([type, schema]): [string, SchemaWithId, Validate, Validate] => [
    `a state of type ${type}`,
    schema,
    generated.states[type]!,
    reference.states[type]!,
  ]),
])('the validator of %s finds what ajv finds in the same value', (_, schema, ours, theirs) => {
  let valid = 0;
  fc.assert(
    fc.property(nearSchema(schema as JsonSchema, resolve), (value) => {
      const expected = mismatches(theirs, value);
      expect(mismatches(ours, value)).toEqual(expected);
      if (expected.length === 0) valid += 1;
    }),
    { seed: 15, numRuns: RUNS },
  );
  expect(valid).toBeGreaterThan(50);
  expect(valid).toBeLessThan(RUNS - 50);
});

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

describe('a schema that needs a helper of ajv', () => {
  const withMachine = (machine: object) => validatorsText({ ...schemas, machine: { $id: 'machine.json', ...machine } });

  test('is compiled to code that calls a function of ours', () => {
    const text = withMachine({ type: 'array', uniqueItems: true, items: { type: 'array' } });
    expect(text).toContain("import { equalJson } from '../../json/equal';");
    expect(text).not.toContain('require(');
  });

  test('is refused when we have no such function', () => {
    expect(() => withMachine({ $async: true, type: 'string' })).toThrow(
      "The compiled schemas call 'ajv/dist/runtime/validation_error', which is not installed with the package: expected " +
        'one of ajv/dist/runtime/equal, ajv/dist/runtime/ucs2length. ' +
        'Write a function that does the same in src/json and add it to HELPERS.',
    );
  });
});
