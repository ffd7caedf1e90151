// The coverage that the command test measures: its table, its files, its thresholds.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Simulator } from '../../../src/simulator';
import { runCommand } from '../../support/command-line';
import { tempFolder, writeIn } from '../../support/folders';
import { HAPPY, LATE, SAD, writeConfig, writeDefinition } from '../../support/mock-cases';

const folder = tempFolder('cli-coverage');
writeDefinition(folder);
const happy = writeConfig(folder, 'happy.json', { Happy: HAPPY });
const late = writeConfig(folder, 'late.json', { Happy: HAPPY, Late: LATE });

/** Runs the cases with coverage, with files in a folder of their own. */
async function covered(name: string, config: string, args: string[] = [], env?: Record<string, string>) {
  const directory = join(folder, name);
  const result = await runCommand(['test', config, '--coverage-directory', directory, ...args], '', env);
  return { ...result, directory, read: (file: string) => readFileSync(join(directory, file), 'utf8') };
}

test('a table of what did not run follows the summary, and the reports are written', async () => {
  const { code, stdout, stderr, directory, read } = await covered('all', happy, ['--coverage']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [summary, table] = stdout.split('\n\n1 passed, 1 test case\n');
  expect(summary).toBe('Fetch\n  ✓ Happy  SUCCEEDED after 0 s  FetchData → ProcessData');
  expect(table).toMatch(/^ All +\| +100 \| +100 \| +- \| +- \| +0 \|$/m);
  expect(table).toMatch(/^ {2}Fetch .* FetchData retries Lambda\.ServiceException/m);
  expect(JSON.parse(read('coverage.json'))).toMatchObject({
    Fetch: {
      file: expect.stringMatching(/\/Fetch\.asl\.json$/),
      states: { covered: 2, total: 2, percent: 100 },
    },
  });
  expect(read('lcov.info')).toMatch(/^TN:\nSF:.*\/Fetch\.asl\.json\n(.*\n)*end_of_record\n$/);
  expect(existsSync(join(directory, 'Fetch.asl.json'))).toBe(false);
});

test('a threshold that is missed fails the command and says what did not run', async () => {
  const below = await covered('below', happy, ['--coverage-threshold', '50']);
  expect(below.code).toBe(1);
  expect(below.stderr).toBe(
    'The tests cover too little of the state machines.\nretriers: 0 %, expected at least 50 %\nNot run:\n' +
      '  Fetch: FetchData retries Lambda.ServiceException\n',
  );
  expect(await covered('states', happy, ['--coverage-threshold', 'states=100'])).toMatchObject({ code: 0, stderr: '' });
  expect(await covered('late', late, ['--coverage-threshold', '100'])).toMatchObject({ code: 0, stderr: '' });
});

test('only the simulators of the command are measured, and nothing after it', async () => {
  const definition = { StartAt: 'A', States: { A: { Type: 'Succeed' } } } as const;
  await Simulator.fromDefinition(definition, { name: 'Before' }).run();
  await covered('first', happy);
  await Simulator.fromDefinition(definition, { name: 'Between' }).run();
  const { read } = await covered('second', happy);
  expect(Object.keys(JSON.parse(read('coverage.json')) as object)).toEqual(['Fetch']);
  expect((JSON.parse(read('coverage.json')) as { Fetch: { passes: object } }).Fetch.passes).toMatchObject({
    '/States/FetchData': 1,
  });
});

test('a machine that two machines start is counted once', async () => {
  const start = (name: string) => ({
    StartAt: 'Start',
    States: {
      Start: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Inner', Input: { name } },
        End: true,
      },
    },
  });
  const machine = (StateMachineName: string, Definition: object) => ({
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: { StateMachineName, RoleArn: 'arn:aws:iam::123456789012:role/r', Definition },
  });
  const template = writeIn(folder, 'template.json', {
    Resources: {
      One: machine('One', start('one')),
      Two: machine('Two', start('two')),
      Inner: machine('Inner', { StartAt: 'Only', States: { Only: { Type: 'Succeed' } } }),
    },
  });
  const config = writeIn(folder, 'two.json', {
    StateMachines: { One: { TestCases: { Case: {} } }, Two: { TestCases: { Case: {} } } },
    MockedResponses: {},
  });
  const { code, stdout, read } = await covered('nested', config, ['--app', template, '--ignore-permissions']);
  expect([code, stdout]).toEqual([0, expect.stringContaining('2 passed')]);
  const report = JSON.parse(read('coverage.json')) as Record<string, { passes: object }>;
  expect(Object.keys(report)).toEqual(['Inner', 'One', 'Two']);
  expect(report.Inner!.passes).toEqual({ '/States/Only': 2 });
});

test('html has the executions of the cases by their names, and markdown is written beside it', async () => {
  const { stdout, directory, read } = await covered('html', late, [
    ...['--coverage-format', 'html', '--coverage-format', 'markdown'],
  ]);
  expect(read('report.html')).toMatch(
    /1 state machine, 2 executions[\s\S]*<b>Fetch: Happy<\/b>[\s\S]*<b>Fetch: Late<\/b>/,
  );
  expect(read('summary.md')).toContain('| **All** | 100 % | 100 % | – | – | 100 % | 0 |');
  expect(existsSync(join(directory, 'lcov.info'))).toBe(false);
  expect(stdout).not.toContain('% States');
});

test('a report for programs is not followed by the table, which goes to the standard error', async () => {
  const { stdout, stderr } = await covered('junit', happy, ['--reporter', 'junit']);
  expect(stdout).toMatch(/<\/testsuites>\n$/);
  expect(stderr).toContain('% States');
  const output = join(folder, 'report.xml');
  expect((await covered('file', happy, ['--reporter', 'junit', '--output', output])).stdout).toContain('% States');
});

test('in GitHub Actions, the summary of the job has the results and the coverage', async () => {
  const summary = writeIn(folder, 'summary.md', '');
  await covered('summary', happy, [], { GITHUB_STEP_SUMMARY: summary, TERM: 'dumb' });
  expect(readFileSync(summary, 'utf8')).toMatch(/^## Test cases of `happy\.json`[\s\S]*\n## State machines\n/);
});

test.each([
  [
    ['--coverage-threshold', 'high'],
    'Invalid --coverage-threshold high: expected a percentage such as 90 once, or kinds such as states=90.',
  ],
  [
    ['--coverage-threshold', 'rules=9'],
    "Unknown threshold 'rules' of the coverage reporter: expected one of states, transitions, choiceRules, catchers, retriers.",
  ],
  [
    ['--coverage-format', 'xml'],
    "Unknown format 'xml' of the coverage reporter: expected one of text, json, lcov, cobertura, html, markdown.",
  ],
])('the command test refuses %j', async (args, message) => {
  const { code, stderr } = await runCommand(['test', happy, ...args]);
  expect([code, stderr.split('\n')[0]]).toEqual([2, message]);
});

test('a failed case does not keep the coverage from being reported', async () => {
  const config = writeConfig(folder, 'sad.json', { Sad: SAD });
  const { code, stdout } = await covered('sad', config);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^ All +\| +50 \|/m);
});
