// The command test: which cases it runs, and bad usage. The rest is in test/cli/test.
import { runCommand } from '../../support/command-line';
import { writeIn, tempFolder } from '../../support/folders';
import { FETCH_AND_PROCESS } from '../../support/machines';
import { HAPPY, LATE, writeConfig, writeDefinition } from '../../support/mock-cases';

const folder = tempFolder('cli-test');
const file = (name: string, content: unknown) => writeIn(folder, name, content);
const config = (name: string, testCases: object, expected?: unknown, machine?: string) =>
  writeConfig(folder, name, testCases, expected, machine);
writeDefinition(folder);

const path = config('only.json', { Happy: HAPPY, Late: LATE });

test.each([
  [['Late'], 'Late'],
  [['Fetch/L*'], 'Late'],
  [['*py'], 'Happy'],
  [['Fetch'], 'Happy Late'],
  [['Late', 'Happy'], 'Happy Late'],
])('--only %j runs the cases %s', async (names, run) => {
  const { stdout } = await runCommand(['test', path, ...names.flatMap((name) => ['--only', name])]);
  expect([...stdout.matchAll(/✓ (\w+)/g)].map(([, name]) => name).join(' ')).toBe(run);
});

test('--only lists the cases when none fits', async () => {
  expect(await runCommand(['test', path, '--only', 'Sad'])).toMatchObject({
    code: 2,
    stderr:
      '--only Sad matches no test case. The test cases are: Fetch/Happy, Fetch/Late.\nSee cdk-lambda-workflows test --help.\n',
  });
});

test.each<[string[], string]>([
  [[], 'Missing CONFIG: expected a mock configuration such as MockConfigFile.json.'],
  [['a.json', 'b.json'], 'Too many arguments: expected one CONFIG; found a.json b.json.'],
  [['gone.json'], 'gone.json: the file does not exist.'],
  [
    [config('usage.json', { Happy: HAPPY }), '--reporter', 'xml'],
    "Invalid --reporter 'xml': expected one of text, junit, markdown, github.",
  ],
  [[config('nothing.json', {})], 'nothing.json has no test cases.'],
])('the command test refuses the arguments %j', async (args, message) => {
  expect(await runCommand(['test', ...args])).toEqual({
    code: 2,
    stdout: '',
    stderr: `${message}\nSee cdk-lambda-workflows test --help.\n`,
  });
});

test('the command test refuses a file that is not a mock configuration', async () => {
  const wrong = file('mocks.json', { FetchData: { returns: 1 } });
  expect(await runCommand(['test', wrong])).toEqual({
    code: 2,
    stdout: '',
    stderr: `${wrong} is not a mock configuration: expected an object with StateMachines and MockedResponses.\n`,
  });
});

test('--ignore-permissions asks no role', async () => {
  const app = file('app.json', {
    Resources: {
      Orders: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: { RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] }, Definition: FETCH_AND_PROCESS },
      },
      Role: { Type: 'AWS::IAM::Role' },
    },
  });
  const cases = config('permissions.json', { Happy: HAPPY }, undefined, 'Orders');
  expect((await runCommand(['test', cases, '--app', app])).code).toBe(1);
  expect((await runCommand(['test', cases, '--app', app, '--ignore-permissions'])).code).toBe(0);
});

test('test --watch without a configuration does not wait for one', async () => {
  const stderr =
    'Missing CONFIG: expected a mock configuration such as MockConfigFile.json.\n' +
    'See cdk-lambda-workflows test --help.\n';
  expect(await runCommand(['test', '--watch'])).toEqual({ code: 2, stdout: '', stderr });
});
