// The schema of mocks files that ships for editors, compared with what reads them.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SimulatorError } from '../../src/asl/simulator-error';
import type { Json } from '../../src/json/json';
import { scenarioFromFile, Simulator } from '../../src/simulator';
import { checkerOf } from '../support/editor-schemas';
import { tempFolder, writeIn } from '../support/folders';
import { task } from '../support/machines';

const check = checkerOf('mocks');
const folder = tempFolder('mocks-schema');

/** What reading the file finds; undefined if nothing. */
function problemOf(content: unknown): string | undefined {
  try {
    scenarioFromFile(writeIn(folder, 'mocks.json', content));
    return undefined;
  } catch (error) {
    if (error instanceof SimulatorError) return error.message;
    throw error;
  }
}

const ACCEPTED: readonly (readonly [string, object])[] = [
  ['no mocks', {}],
  ['its own place', { $schema: './node_modules/cdk-lambda-workflows/schemas/mocks.json', T: { returns: 1 } }],
  ['an input of any type and objects in S3', { $input: null, $s3: { 'bucket/key': [1] } }],
  [
    'every way to end',
    { A: { returns: null }, B: { replies: [] }, C: { fails: {} }, D: { refuses: { code: 'C' } }, E: { never: true } },
  ],
  ['every field of a failure', { T: { fails: { error: 'E', cause: 'c', event: 'TaskSubmitFailed' } } }],
  ['every field of a refusal', { T: { refuses: { code: 'C', message: 'm', statusCode: 400 } } }],
  ['answers that take time', { T: { returns: 1, after: 0.5, heartbeats: 10, submits: { JobId: 'j' } } }],
  ['lists, also in lists', { T: [{ returns: 1 }, [{ fails: { error: 'E' } }], []] }],
  [
    'ARNs and construct paths',
    { 'arn:aws:lambda:us-east-1:123456789012:function:f': { returns: 1 }, 'Shop/Charge': { returns: 1 } },
  ],
];

test.each(ACCEPTED)('the schema accepts %s, and so does what reads mocks', (_, content) => {
  expect(check(content)).toEqual([]);
  expect(problemOf(content)).toBeUndefined();
});

const REFUSED: readonly (readonly [string, Json, string])[] = [
  ['a list of mocks', [], ' must be object'],
  ['a value instead of an answer', { T: 'r1' }, '/T must be object'],
  ['an answer without an end', { T: { after: 1 } }, "/T must have required property 'returns'"],
  ['an answer with two ends', { T: { returns: 1, never: true } }, '/T must match exactly one schema in oneOf'],
  ['a misspelled end', { T: { return: 1 } }, '/T must NOT have additional properties'],
  ['an unknown field of a failure', { T: { fails: { Error: 'E' } } }, '/T/fails must NOT have additional properties'],
  ['an error that is no string', { T: { fails: { error: 1 } } }, '/T/fails/error must be string'],
  [
    'an event that no failure has',
    { T: { fails: { event: 'TaskSucceeded' } } },
    '/T/fails/event must be equal to one of the allowed values',
  ],
  ['a refusal without a code', { T: { refuses: { message: 'm' } } }, "/T/refuses must have required property 'code'"],
  ['an empty code', { T: { refuses: { code: '' } } }, '/T/refuses/code must NOT have fewer than 1 characters'],
  [
    'a status that is no number',
    { T: { refuses: { code: 'C', statusCode: '400' } } },
    '/T/refuses/statusCode must be number',
  ],
  ['a never that is false', { T: { never: false } }, '/T/never must be equal to constant'],
  ['a time before now', { T: { returns: 1, after: -1 } }, '/T/after must be >= 0'],
  ['heartbeats without an interval', { T: { returns: 1, heartbeats: 0 } }, '/T/heartbeats must be > 0'],
  ['a wrong answer in a list', { T: [{ returns: 1 }, { fail: {} }] }, '/T/1 must NOT have additional properties'],
  ['a list of objects in S3', { $s3: [] }, '/$s3 must be object'],
];

test.each(REFUSED)('the schema refuses %s at its place, and so does what reads mocks', (_, content, error) => {
  expect(check(content)).toContain(error);
  expect(problemOf(content)).toBeDefined();
});

test('$schema is not a mock: a run ignores it', async () => {
  const path = writeIn(folder, 'with-schema.json', { $schema: 'mocks.json', S: { returns: 1 } });
  const execution = await Simulator.fromDefinition(task({})).run(scenarioFromFile(path));
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: 1 });
});

const shared = resolve(__dirname, '../../../shared/cases/consumer/mocks-schema.json');

(existsSync(shared) ? test : test.skip)('a file that names its schema is read (skipped without the cases)', () => {
  const content = JSON.parse(readFileSync(shared, 'utf8')) as Json;
  expect(check(content)).toEqual([]);
  expect(Object.keys(scenarioFromFile(shared).mocks)).toEqual(['Validate', 'Approve', 'Save']);
});
