// Which files `validate` takes for definitions, and what it says of others.
import { runCommand } from '../../support/command-line';
import { tempFolder, writeIn } from '../../support/folders';

const folder = tempFolder('kinds');

test.each<[string, unknown, string]>([
  [
    'package.json',
    { name: 'x', version: '1', private: true, scripts: {}, jest: {} },
    'an object with name, version, private, scripts and 1 more',
  ],
  [
    'tsconfig.json',
    '{ // comments\n /* and */ "compilerOptions": { "lib": ["a,]", ], }, }',
    'an object with compilerOptions',
  ],
  ['list.json', [1], 'a list'],
  ['empty.json', {}, 'an empty object'],
  ['number.yaml', '5', 'a value of type number'],
  [
    'mocks.json',
    { StateMachines: {}, MockedResponses: {} },
    'a mock configuration, which cdk-lambda-workflows test runs',
  ],
  [
    'out/manifest.json',
    { version: '1', artifacts: {} },
    `the manifest of the cloud assembly ${folder}/out, which can be validated as a folder`,
  ],
])('%s is not taken for a definition when it is named', async (name, content, found) => {
  const path = writeIn(folder, name, content);
  expect(await runCommand(['validate', path])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      `Cannot validate ${path}: expected a definition (an object with StartAt and States), a template (an object with ` +
      `Resources) or a folder; found ${found}.\n`,
  });
});

test('a definition that a template of the folder refers to is checked there, with its values, and once', async () => {
  const definition = '{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${F}","Next":"Gone"}}}';
  const path = writeIn(folder, 'sam/orders.asl.json', definition);
  const DefinitionUri = 'orders.asl.json';
  writeIn(folder, 'sam/template.yaml', {
    Resources: {
      M: {
        Type: 'AWS::Serverless::StateMachine',
        Properties: {
          DefinitionUri,
          DefinitionSubstitutions: { F: 'arn:aws:lambda:us-east-1:123456789012:function:f' },
        },
      },
    },
  });
  const { stdout, stderr } = await runCommand(['validate', `${folder}/sam`]);
  expect(stdout.match(/^.*(error|warning) .*$/gm)).toEqual([
    expect.stringMatching(/1:1 \(M\) error MISSING_END_STATE/),
    expect.stringContaining(`${path}:1:70 (M) error MISSING_TRANSITION_TARGET`),
  ]);
  expect(stdout).toMatch(/\n2 errors in 1 file\n$/);
  expect(stderr).toBe('');
});

test('a folder whose templates have no state machines is reported', async () => {
  writeIn(folder, 'nested/template.json', { Resources: { N: { Type: 'AWS::CloudFormation::Stack', Properties: {} } } });
  expect(await runCommand(['validate', `${folder}/nested`])).toMatchObject({
    code: 2,
    stderr: 'There is no state machine in what was found.\n',
  });
});
