// The schema of definitions that ships for editors, compared with the validation of definitions: it never refuses what
// that accepts, and refuses what a schema can see.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { withStandIns } from '../../src/asl/placeholders/stand-ins';
import { validateDefinition } from '../../src/asl/validate';
import { isObject, type Json } from '../../src/json/json';
import { DefinitionDraw } from '../../tools/fuzz/definition';
import { Draw } from '../../tools/fuzz/draw';
import { checkerOf, definitionsBelow, synthesizedDefinitions } from '../support/editor-schemas';
import { FETCH_AND_PROCESS, LAMBDA } from '../support/machines';

const check = checkerOf('definition');

/** What depends on more than one place, on the syntax of an expression, or on the catalogue of services. */
const BEYOND_A_SCHEMA: readonly RegExp[] = [
  /^MISSING_/,
  /^DUPLICATE_/,
  /^(INVALID|UNSUPPORTED)_JSONATA_EXPRESSION /,
  / Value must be a valid JSONPath$/,
  / must be a valid JSONPath or a valid intrinsic function call$/,
  / Value is not a Reference Path$/,
  / The fields '.*' and '.*\.\$' exclude each other$/,
  / States\.ALL must appear alone and at end of list$/, // alone is seen, at the end is not
  / String does not match RFC3339 timestamp$/, // a month 13
  / HeartbeatSeconds must be less than TimeoutSeconds$/,
  / is not recognized\. The value is not a valid resource ARN, or /,
  / Value is not a valid resource ARN$/, // the beginning is seen
  / The field '.*' is required but was missing$/,
  / There should only be one of the following fields: \[Body, Input\]$/,
  / The value for the field '.*' must be an? [A-Z]+$/, // the arguments of services
  / Express state machine does not support /,
];

function errorsIn(definition: Json): string[] {
  const filled = isObject(definition) ? withStandIns(definition).definition : definition;
  return validateDefinition(filled)
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ code, message }) => `${code} ${message}`);
}

/** Definitions that the two do not agree on. */
function differences(definitions: readonly Json[]): { count: number; valid: number; differing: object[] } {
  const differing: object[] = [];
  let valid = 0;
  for (const definition of definitions) {
    const [errors, ofSchema] = [errorsIn(definition), check(definition)];
    if (errors.length === 0) valid += 1;
    const visible = errors.filter((text) => !BEYOND_A_SCHEMA.some((pattern) => pattern.test(text)));
    const isWrong = ofSchema.length === 0 ? visible.length > 0 : errors.length === 0;
    if (isWrong) differing.push({ visible, ofSchema, definition });
  }
  return { count: definitions.length, valid, differing };
}

test('the schema accepts every definition that the CDK made of the stacks of this project', () => {
  const { valid, differing } = differences(synthesizedDefinitions());
  expect(differing).toEqual([]);
  expect(valid).toBeGreaterThan(4);
});

test('the schema agrees with the validation on drawn definitions, most of them with mistakes', () => {
  const drawn = Array.from({ length: 800 }, (_, seed) =>
    new DefinitionDraw(new Draw(seed), seed % 2 === 0 ? 0.01 : 0.06).definition(),
  );
  const { count, valid, differing } = differences(drawn);
  expect(differing).toEqual([]);
  expect(valid).toBeGreaterThan(100);
  expect(count - valid).toBeGreaterThan(100);
});

const corpus = resolve(__dirname, '../../../shared');

(existsSync(corpus) ? test : test.skip)(
  'the schema agrees with the validation on recorded and deployed definitions (skipped without the corpus)',
  () => {
    const { valid, differing } = differences(
      ['corpus', 'cases'].flatMap((name) => definitionsBelow(`${corpus}/${name}`)),
    );
    expect(differing).toEqual([]);
    expect(valid).toBeGreaterThan(300);
  },
);

const only = (state: object, more: object = {}): object => ({
  StartAt: 'S',
  States: { S: { End: true, ...state } },
  ...more,
});
const jsonata = { QueryLanguage: 'JSONata' };
const map = (state: object, config: object = {}, more: object = {}) => {
  const ItemProcessor = { ...only({ Type: 'Succeed', End: undefined }), ...config };
  return JSON.parse(JSON.stringify(only({ Type: 'Map', ItemProcessor, ...state }, more))) as Json;
};
const distributed = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
const reader = (ReaderConfig: object, more: object = {}) =>
  map({ ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig, ...more } }, distributed);
const choice = (rule: object, more: object = {}) => ({
  StartAt: 'C',
  States: { C: { Type: 'Choice', Choices: [rule], Default: 'S' }, S: { Type: 'Succeed' } },
  ...more,
});

/** Each with a part of what the schema says. */
const REFUSED: readonly (readonly [what: string, definition: object | Json, error: string])[] = [
  ['$schema', { ...FETCH_AND_PROCESS, $schema: 'x' }, ' must NOT have additional properties'],
  ['no StartAt', { States: only({ Type: 'Succeed' }) }, "must have required property 'StartAt'"],
  ['a type that does not exist', only({ Type: 'Tsak' }), '/States/S/Type must be equal to one of the allowed values'],
  ['a field of another type', only({ Type: 'Pass', Seconds: 1 }), '/States/S must NOT have additional properties'],
  ['a field of the other language', only({ Type: 'Pass', Output: 1 }), '/States/S must NOT have additional properties'],
  [
    "JSONPath's field in JSONata",
    only({ Type: 'Pass', InputPath: '$' }, jsonata),
    'must NOT have additional properties',
  ],
  [
    'JSONPath inside of JSONata',
    only({ Type: 'Pass', QueryLanguage: 'JSONPath' }, jsonata),
    '/States/S/QueryLanguage must be equal to one of',
  ],
  ['Next and End', only({ Type: 'Pass', Next: 'S' }), '/States/S must match exactly one schema in oneOf'],
  ['neither Next nor End', only({ Type: 'Pass', End: false }), '/States/S must match exactly one schema in oneOf'],
  ['a number as a string', only({ Type: 'Wait', Seconds: '1' }), '/States/S/Seconds must be integer'],
  ['an expression in JSONPath', only({ Type: 'Wait', Seconds: '{% 1 %}' }), '/States/S/Seconds must be integer'],
  ['a number out of range', only({ Type: 'Wait', Seconds: 1e9 }), '/States/S/Seconds must be <= 99999999'],
  [
    'two ways to wait',
    only({ Type: 'Wait', Seconds: 1, TimestampPath: '$.t' }),
    '/States/S/TimestampPath boolean schema is false',
  ],
  ['no way to wait', only({ Type: 'Wait' }), "/States/S must have required property 'Seconds'"],
  [
    'an expression without its end',
    only({ Type: 'Pass', Output: { a: '{% 1' } }, jsonata),
    '/States/S/Output/a must match pattern',
  ],
  [
    'an expression without its beginning',
    only({ Type: 'Fail', End: undefined, Cause: '1 %}' }, jsonata),
    '/States/S/Cause must match pattern',
  ],
  ['a path that is none', only({ Type: 'Pass', InputPath: 'a' }), '/States/S/InputPath must match pattern'],
  [
    'a template with a number under a path',
    only({ Type: 'Pass', Parameters: { l: [{ 'a.$': 1 }] } }),
    '/States/S/Parameters/l/0/a.$ must be string',
  ],
  ['a variable with a space', only({ Type: 'Pass', Assign: { 'a b': 1 } }), '/States/S/Assign must match pattern'],
  ['the variable states', only({ Type: 'Pass', Assign: { states: 1 } }), '/States/S/Assign must match pattern'],
  [
    'an empty list of branches',
    only({ Type: 'Parallel', Branches: [] }),
    '/States/S/Branches must NOT have fewer than 1 items',
  ],
  [
    'a timeout in a branch',
    only({ Type: 'Parallel', Branches: [{ ...FETCH_AND_PROCESS, TimeoutSeconds: 1 }] }),
    '/Branches/0 must NOT have additional properties',
  ],
  ['a processor in a definition', { ...FETCH_AND_PROCESS, ...distributed }, ' must NOT have additional properties'],
  [
    'a long name',
    { StartAt: 'a', States: { ['a'.repeat(81)]: { Type: 'Succeed' } } },
    '/States must NOT have more than 80 characters',
  ],
  ['a resource that is no ARN', only({ Type: 'Task', Resource: 'Charge' }), '/States/S/Resource must match pattern'],
  [
    'credentials without a role',
    only({ Type: 'Task', Resource: LAMBDA, Credentials: {} }),
    "/Credentials must have required property 'RoleArn'",
  ],
  [
    'all errors beside another',
    only({ Type: 'Task', Resource: LAMBDA, Retry: [{ ErrorEquals: ['A', 'States.ALL'] }] }),
    '/Retry/0/ErrorEquals must NOT have more than 1 items',
  ],
  [
    'a catcher without a target',
    only({ Type: 'Task', Resource: LAMBDA, Catch: [{ ErrorEquals: ['A'] }] }),
    "/Catch/0 must have required property 'Next'",
  ],
  [
    'a rule without a state',
    choice({ Variable: '$.a', IsNull: true }),
    "/Choices/0 must have required property 'Next'",
  ],
  [
    'two operators',
    choice({ Variable: '$.a', IsNull: true, IsString: true, Next: 'S' }),
    '/Choices/0 must match exactly one schema in oneOf',
  ],
  [
    'an operator without a variable',
    choice({ IsNull: true, Next: 'S' }),
    '/Choices/0 must have property Variable when property IsNull is present',
  ],
  [
    'a wrong operand',
    choice({ Variable: '$.a', NumericEquals: 'a', Next: 'S' }),
    '/Choices/0/NumericEquals must be number',
  ],
  [
    'a Next in an inner rule',
    choice({ Not: { Variable: '$.a', IsNull: true, Next: 'S' }, Next: 'S' }),
    '/Choices/0/Not must NOT have additional properties',
  ],
  [
    "JSONPath's rule in JSONata",
    choice({ Variable: '$.a', IsNull: true, Next: 'S' }, jsonata),
    "/Choices/0 must have required property 'Condition'",
  ],
  [
    'a condition that is no expression',
    choice({ Condition: 'a', Next: 'S' }, jsonata),
    '/Choices/0/Condition must match a schema in anyOf',
  ],
  ['a label of an inline Map', map({ Label: 'a' }), '/States/S/Label boolean schema is false'],
  ['a label with a space', map({ Label: 'a b' }, distributed), '/States/S/Label must match pattern'],
  [
    'a distributed Map without a type',
    map({}, { ProcessorConfig: { Mode: 'DISTRIBUTED' } }),
    "/ItemProcessor/ProcessorConfig must have required property 'ExecutionType'",
  ],
  [
    'a reader of another service',
    map({ ItemReader: { Resource: 'arn:aws:states:::sqs:getObject' } }, distributed),
    '/ItemReader/Resource must match pattern',
  ],
  [
    'headers that are not given',
    reader({ InputType: 'CSV', CSVHeaders: ['a'] }),
    '/ReaderConfig/CSVHeaders boolean schema is false',
  ],
  [
    'headers that are missing',
    reader({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN' }),
    "/ReaderConfig must have required property 'CSVHeaders'",
  ],
  [
    'a delimiter of JSON',
    reader({ InputType: 'JSON', CSVDelimiter: 'TAB' }),
    '/ReaderConfig/CSVDelimiter boolean schema is false',
  ],
  [
    'an inventory of JSON',
    reader({ InputType: 'JSON', ManifestType: 'S3_INVENTORY' }),
    '/ReaderConfig/InputType must be equal to one of',
  ],
  [
    'results of Athena without a type',
    reader({ ManifestType: 'ATHENA_DATA' }),
    "/ReaderConfig must have required property 'InputType'",
  ],
  [
    'listed objects without a type',
    reader({ Transformation: 'LOAD_AND_FLATTEN' }),
    "/ReaderConfig must have required property 'InputType'",
  ],
  [
    'a version of a Parquet file',
    reader({ InputType: 'PARQUET' }, { Parameters: { VersionId: 'a' } }),
    '/ItemReader/Parameters/VersionId boolean schema is false',
  ],
  [
    'batches of no size',
    map({ ItemBatcher: { MaxItemsPerBatch: 0 } }, distributed),
    '/ItemBatcher/MaxItemsPerBatch must be >= 1',
  ],
  [
    'batches without a limit',
    map({ ItemBatcher: {} }, distributed),
    "/ItemBatcher must have required property 'MaxItemsPerBatch'",
  ],
  [
    'a writer of nothing',
    map({ ResultWriter: {} }, distributed),
    "/ResultWriter must have required property 'Resource'",
  ],
];

test.each(REFUSED)('the schema refuses %s at its place, and so does the validation', (_, definition, error) => {
  const plain = JSON.parse(JSON.stringify(definition)) as Json;
  expect(check(plain).filter((text) => text.includes(error))).not.toEqual([]);
  expect(errorsIn(plain)).not.toEqual([]);
});

test('the states of a Map that speaks JSONata in a JSONPath definition speak JSONPath', () => {
  const wait = (fields: object) => map({ ...jsonata, Items: [1], ItemProcessor: only({ Type: 'Wait', ...fields }) });
  expect(check(wait({ SecondsPath: '$.s' }))).toEqual([]);
  expect(check(wait({ Seconds: '{% 1 %}' }))).not.toEqual([]);
});

test('every field has a description, and every resource of an optimised integration is proposed', () => {
  const { definitions } = jest.requireActual<{
    definitions: Record<string, { properties: Record<string, { description?: string }>; examples: string[] }>;
  }>('../../schemas/definition.json');
  expect(definitions['JSONPath.Wait']!.properties.SecondsPath!.description).toBe(
    'JSONPath only: a path to the value, instead of Seconds.',
  );
  expect(definitions['JSONata.Map']!.properties.MaxConcurrency!.description).toBe('Default 0: no limit.');
  expect(definitions.Resource!.examples).toContain('arn:aws:states:::sqs:sendMessage.waitForTaskToken');
});
