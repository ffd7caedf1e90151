// The schema of MockConfigFile.json that ships for editors, compared with the command that runs its test cases.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Json } from '../../src/json/json';
import { MockConfig } from '../../src/simulator/mocks/mock-config';
import { runCommand } from '../support/command-line';
import { checkerOf } from '../support/editor-schemas';
import { tempFolder, writeIn } from '../support/folders';
import { HAPPY, SAD, writeConfig, writeDefinition } from '../support/mock-cases';

const check = checkerOf('mock-config');
const folder = tempFolder('mock-config-schema');
writeDefinition(folder);

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, Json>;
const EXPECT = {
  Sad: { Input: {}, Status: 'FAILED', Error: 'NoData', Cause: 'nothing <there>' },
  Happy: { Output: 'done' },
};
const valid = read(writeConfig(folder, 'valid.json', { Happy: HAPPY, Sad: SAD }, EXPECT));

test('the schema accepts test cases with expectations, and the command runs them with $schema, too', async () => {
  const content = { $schema: './node_modules/cdk-lambda-workflows/schemas/mock-config.json', ...valid };
  expect(check(content)).toEqual([]);
  const { code, stdout } = await runCommand(['test', writeIn(folder, 'with-schema.json', content)]);
  expect({ code, counts: stdout.trimEnd().split('\n').at(-1) }).toEqual({ code: 0, counts: '2 passed, 2 test cases' });
});

const machine = (entry: Json): Json => ({ ...valid, StateMachines: { Fetch: entry } });
const response = (answers: Json): Json => ({
  ...valid,
  MockedResponses: { ...(valid.MockedResponses as object), Fetched: answers },
});
const expectation = (expected: Json): Json => machine({ TestCases: { Happy: HAPPY }, Expect: { Happy: expected } });

const REFUSED: readonly (readonly [string, Json, string])[] = [
  ['no StateMachines', { MockedResponses: {} }, " must have required property 'StateMachines'"],
  ['a machine without test cases', machine({}), "/StateMachines/Fetch must have required property 'TestCases'"],
  ['a list of test cases', machine({ TestCases: [] }), '/StateMachines/Fetch/TestCases must be object'],
  [
    'a test case that is no object',
    machine({ TestCases: { Happy: 'Fetched' } }),
    '/StateMachines/Fetch/TestCases/Happy must be object',
  ],
  [
    'a response instead of its name',
    machine({ TestCases: { Happy: { FetchData: {} } } }),
    '/StateMachines/Fetch/TestCases/Happy/FetchData must be string',
  ],
  [
    'an unknown expectation',
    expectation({ Stauts: 'FAILED' }),
    '/StateMachines/Fetch/Expect/Happy must NOT have additional properties',
  ],
  [
    'an unknown status',
    expectation({ Status: 'OK' }),
    '/StateMachines/Fetch/Expect/Happy/Status must be equal to one of the allowed values',
  ],
  ['an error that is no string', expectation({ Error: 1 }), '/StateMachines/Fetch/Expect/Happy/Error must be string'],
  ['a list of answers', response([]), '/MockedResponses/Fetched must be object'],
  [
    'an answer without a number',
    response({ first: { Return: 1 } }),
    '/MockedResponses/Fetched property name must be valid',
  ],
  ['an empty answer', response({ 0: {} }), '/MockedResponses/Fetched/0 must NOT have fewer than 1 properties'],
  [
    'two answers in one',
    response({ 0: { Return: 1, Throw: { Error: 'E' } } }),
    '/MockedResponses/Fetched/0 must NOT have more than 1 properties',
  ],
  ['another answer', response({ 0: { Returns: 1 } }), '/MockedResponses/Fetched/0 must NOT have additional properties'],
  [
    'an error without a name',
    response({ 0: { Throw: { Cause: 'c' } } }),
    "/MockedResponses/Fetched/0/Throw must have required property 'Error'",
  ],
];

test.each(REFUSED)('the schema refuses %s at its place, and the command fails', async (_, content, error) => {
  expect(check(content)).toContain(error);
  expect((await runCommand(['test', writeIn(folder, 'wrong.json', content)])).code).not.toBe(0);
});

const shared = resolve(__dirname, '../../../shared');

(existsSync(shared) ? test : test.skip)(
  'the schema accepts every configuration of the corpus (skipped without it)',
  () => {
    const found = readdirSync(shared, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json'))
      .flatMap((path): [string, Json][] => {
        try {
          return [[path, read(join(shared, path))]];
        } catch {
          return [];
        }
      })
      .filter(([, content]) => MockConfig.isOne(content));
    expect(found.flatMap(([path, content]) => check(content).map((problem) => `${path}: ${problem}`))).toEqual([]);
  },
);
