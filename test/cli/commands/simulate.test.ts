// The command simulate: its output, its exit codes, its mocks and its error messages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../support/command-line';
import { writeIn, tempFolder } from '../../support/folders';
import { FETCH_AND_PROCESS } from '../../support/machines';

const folder = tempFolder('cli');
const file = (name: string, content: unknown) => writeIn(folder, name, content);

const workflow = file('workflow.asl.json', FETCH_AND_PROCESS);
const mocks = file('mocks.json', {
  FetchData: [
    { fails: { error: 'Lambda.ServiceException' } },
    { fails: { error: 'Lambda.ServiceException' } },
    { returns: { rows: 2 } },
  ],
  ProcessData: { returns: 'done' },
});

test('simulate prints the trace of a success and exits with 0', async () => {
  const { code, stdout, stderr } = await runCommand(['simulate', workflow, '--input', '{"day":1}', '--mocks', mocks]);
  expect(stdout).toContain('workflow: SUCCEEDED after 6 s');
  expect(stdout).toContain('attempt 2 failed: Lambda.ServiceException; retried after 4 s');
  expect([code, stderr]).toEqual([0, '']);
});

test('simulate --html writes a report for a browser, and prints the trace still', async () => {
  const html = join(folder, 'report.html');
  const { code, stdout } = await runCommand(['simulate', workflow, '--mocks', mocks, '--html', html]);
  expect(code).toBe(0);
  expect(stdout).toContain('workflow: SUCCEEDED after 6 s');
  expect(readFileSync(html, 'utf8')).toMatch(
    /^<!doctype html>\n<html lang="en">[^]*<title>workflow: SUCCEEDED<\/title>/,
  );
  const gone = join(folder, 'gone', 'report.html');
  expect(await runCommand(['simulate', workflow, '--mocks', mocks, '--html', gone])).toEqual({
    code: 2,
    stdout: '',
    stderr: `--html ${gone}: cannot write the file: ENOENT: no such file or directory, open '${gone}'.\nSee cdk-lambda-workflows simulate --help.\n`,
  });
});

describe('a template whose role may not call its task', () => {
  const charge = 'arn:aws:lambda:us-east-1:123456789012:function:charge';
  const template = file('template.json', {
    Resources: {
      Orders: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Definition: { StartAt: 'Charge', States: { Charge: { Type: 'Task', Resource: charge, End: true } } },
        },
      },
      Role: { Type: 'AWS::IAM::Role' },
    },
  });
  const charged = file('charged.json', { Charge: { returns: 1 } });
  const statement = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: charge };

  test('simulate fails and prints the statement that is missing in the role', async () => {
    const { code, stdout } = await runCommand(['simulate', template, '--mocks', charged]);
    expect(code).toBe(1);
    expect(stdout).toContain(`Missing permission: the role Role may not lambda:InvokeFunction on ${charge}.`);
    expect(stdout).toContain(`\n  ${JSON.stringify(statement)}\n`);
  });

  test('simulate --json reports the missing permission', async () => {
    const { stdout } = await runCommand(['simulate', template, '--mocks', charged, '--json']);
    expect(JSON.parse(stdout).missingPermissions).toMatchObject([{ state: 'Charge', role: 'Role', statement }]);
  });

  test('simulate --ignore-permissions asks no role', async () => {
    const { code } = await runCommand(['simulate', template, '--mocks', charged, '--ignore-permissions']);
    expect(code).toBe(0);
  });
});

test('simulate --json prints the result and the history for programs', async () => {
  const { stdout } = await runCommand(['simulate', workflow, '--mocks', mocks, '--json']);
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({
    status: 'SUCCEEDED',
    output: 'done',
    durationSeconds: 6,
    startDate: '2026-01-01T00:00:00.000Z',
  });
  expect(report.events[0]).toMatchObject({ id: 1, type: 'ExecutionStarted', timestamp: '2026-01-01T00:00:00.000Z' });
});

test('simulate --verbose prints the data of each state', async () => {
  const { stdout } = await runCommand(['simulate', workflow, '--mocks', mocks, '--verbose']);
  expect(stdout).toContain('FetchData with ');
  expect(stdout).toContain('replies "done"');
});

test('simulate says when it cuts, and --full prints everything', async () => {
  const States = {
    A: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'B' },
    B: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericEquals: 50, Next: 'Z' }], Default: 'A' },
    Z: { Type: 'Succeed' },
  };
  const loop = file('loop.json', { StartAt: 'A', States });
  const { stdout } = await runCommand(['simulate', loop, '--input', '{"n":0}']);
  expect(stdout).toMatch(/… A → B, 48 more times, 0 s\n[\s\S]*\nSomething is left out: --full shows everything\.\n$/);
  const full = await runCommand(['simulate', loop, '--input', '{"n":0}', '--full']);
  expect(full.stdout.match(/✓ A {2}Pass/g)).toHaveLength(50);
  expect(full.stdout).not.toContain('left out');
});

test('simulate exits with 1 for a failed execution and prints its error', async () => {
  const failing = file('failing.json', { FetchData: { fails: { error: 'NoData', cause: 'nothing there' } } });
  const { code, stdout } = await runCommand(['simulate', workflow, '--mocks', failing]);
  expect(code).toBe(1);
  expect(stdout).toContain('Error: NoData\nCause: nothing there');
});

test('simulate takes mocks from the functions of a module', async () => {
  const module = file(
    'mocks.cjs',
    'module.exports = { FetchData: (input) => input.day, ProcessData: (day) => day + 1 };',
  );
  const { stdout } = await runCommand(['simulate', workflow, '--input', '{"day":1}', '--mocks', module]);
  expect(stdout).toContain('Output: 2');
});

test('simulate takes the input from the file of mocks, unless --input gives another', async () => {
  const scenario = file('scenario.json', {
    $input: { day: 7 },
    FetchData: { returns: 7 },
    ProcessData: { returns: 'done' },
  });
  const given = async (args: string[]) =>
    JSON.parse((await runCommand(['simulate', workflow, '--mocks', scenario, '--json', ...args])).stdout) as object;
  expect(await given([])).toMatchObject({ input: { day: 7 }, output: 'done' });
  expect(await given(['--input', '{"day":8}'])).toMatchObject({ input: { day: 8 } });
});

test('simulate takes a test case of a mock configuration after #, with its machine if that is another one', async () => {
  const cases = (value: string) => ({ Happy: { FetchData: 'Fetched', ProcessData: value } });
  const config = file('MockConfigFile.json', {
    StateMachines: { workflow: { TestCases: cases('A') }, other: { TestCases: cases('B') } },
    MockedResponses: { Fetched: { 0: { Return: 1 } }, A: { 0: { Return: 'a' } }, B: { 0: { Return: 'b' } } },
  });
  expect((await runCommand(['simulate', workflow, '--mocks', `${config}#Happy`])).stdout).toContain('Output: "a"');
  expect((await runCommand(['simulate', workflow, '--mocks', `${config}#other/Happy`])).stdout).toContain(
    'Output: "b"',
  );
  expect(await runCommand(['simulate', workflow, '--mocks', `${config}#Sad`])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      "MockConfigFile.json: no test case matches 'Sad'. The test cases are: 'Happy' of 'workflow'. " +
      'Select one with { stateMachine, testCase }, on the command line with FILE#StateMachine/TestCase.\n',
  });
});

test.each([
  ['no file', [], 'Missing FILE: expected a definition or a template.\nSee cdk-lambda-workflows simulate --help.'],
  ['two files', [workflow, workflow], 'Too many arguments: expected one FILE; found'],
  ['a file that is not there', ['nowhere.json'], 'The file nowhere.json does not exist'],
  ['an unknown option', [workflow, '--nope'], "Unknown option '--nope'"],
  ['input that is no JSON', [workflow, '--input', '{'], 'The input is not JSON:'],
  ['an input file that is not there', [workflow, '--input', '@nowhere'], '--input @nowhere: the file does not exist.'],
  ['a seed that is no number', [workflow, '--seed', 'x'], "Invalid --seed 'x': expected a number."],
  [
    'a time that is none',
    [workflow, '--start-time', 'now'],
    "Invalid --start-time 'now': expected an ISO 8601 time, such as 2026-01-01T00:00:00Z.",
  ],
  [
    'a definition without States',
    [file('empty.asl.json', { StartAt: 'A' })],
    'These fields are required: [States] at /',
  ],
  ['a definition that is not JSON', [file('broken.asl.json', '{')], 'broken.asl.json is not JSON:'],
  ['mocks that are not there', [workflow, '--mocks', 'nowhere.json'], '--mocks nowhere.json: the file does not exist.'],
  [
    'a mock of a wrong form',
    [workflow, '--mocks', file('wrong.json', { FetchData: [{ gives: 1 }] })],
    `invalid answer {"gives":1} for 'FetchData[0]': expected { "returns": VALUE }`,
  ],
  [
    'a mock for no state',
    [workflow, '--mocks', file('typo.json', { Fetch: { returns: 1 } })],
    "There is a mock for 'Fetch', but the state machine 'workflow' has no task state of that name.",
  ],
  [
    'a task without a mock',
    [workflow],
    'Write mocks to a file and pass it with --mocks FILE:\n\n  { "FetchData": { "returns": {} } }',
  ],
])('simulate says what is wrong with %s on standard error and exits with 2', async (_, args, message) => {
  const { code, stdout, stderr } = await runCommand(['simulate', ...args]);
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect([code, stdout]).toEqual([2, '']);
});

test('simulate --state-machine chooses one of several state machines', async () => {
  const machine = (Result: string) => ({
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      RoleArn: 'arn:aws:iam::123456789012:role/Role',
      Definition: { StartAt: 'P', States: { P: { Type: 'Pass', Result, End: true } } },
    },
  });
  const two = file('two.json', { Resources: { Orders: machine('order'), Refunds: machine('refund') } });
  const { code, stdout } = await runCommand(['simulate', two, '--state-machine', 'Refunds', '--json']);
  expect([code, JSON.parse(stdout).output]).toEqual([0, 'refund']);
  expect((await runCommand(['simulate', two])).code).toBe(2);
});

test('simulate --watch without a file does not wait for one', async () => {
  const stderr = 'Missing FILE: expected a definition or a template.\nSee cdk-lambda-workflows simulate --help.\n';
  expect(await runCommand(['simulate', '--watch'])).toEqual({ code: 2, stdout: '', stderr });
});
