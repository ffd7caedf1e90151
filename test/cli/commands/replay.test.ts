// The command replay: the verdict, its exit codes, folders of histories, and bad usage.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fails, returns, sequence, Simulator } from '../../../src/simulator';
import { runCommand } from '../../support/command-line';
import { tempFolder, writeIn } from '../../support/folders';
import { LAMBDA } from '../../support/machines';

const folder = tempFolder('cli-replay');
const file = (name: string, content: unknown) => writeIn(folder, name, content);

const DEFINITION = {
  StartAt: 'Charge',
  States: { Charge: { Type: 'Task', Resource: `${LAMBDA}Charge`, Retry: [{ ErrorEquals: ['Busy'] }], End: true } },
};
const definition = file('orders.asl.json', DEFINITION);
const { Retry: _retry, ...once } = DEFINITION.States.Charge;
const changed = file('changed.asl.json', { ...DEFINITION, States: { Charge: once } });

const recording = (async () => {
  const Charge = sequence(fails('Busy'), returns({ receipt: 'r-1' }));
  const { history } = await Simulator.fromDefinition(DEFINITION as object).run({ mocks: { Charge } });
  return history;
})();
const historyFile = async (name = 'history.json') => file(name, { events: await recording });

test('an execution that runs as it was recorded has exit code 0', async () => {
  expect(await runCommand(['replay', definition, '--history', await historyFile()])).toEqual({
    code: 0,
    stdout: 'Same as recorded: SUCCEEDED.\n',
    stderr: '',
  });
});

test('a difference has exit code 1, and shows both sides', async () => {
  const { code, stdout } = await runCommand(['replay', changed, '--history', await historyFile()]);
  expect(code).toBe(1);
  expect(stdout).toBe(
    [
      ...['Different from the recording.', 'Charge: another number of attempts.', '  recorded  2', '  now       1'],
      ...['1 more difference, which may follow from it:', '  how the execution ends'],
      ...['It takes 0 s now; it took 1 s.', ''],
    ].join('\n'),
  );
});

test('--json prints the differences, both ends and the new history', async () => {
  const { stdout } = await runCommand(['replay', changed, '--history', await historyFile(), '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ history: 'history.json', same: false, renamed: [], wholeMapRuns: [], ahead: [] },
    differences: [{ kind: 'attempts', at: 'Charge', one: 2, other: 1 }, { kind: 'end' }],
    recorded: { status: 'SUCCEEDED', output: { receipt: 'r-1' }, durationSeconds: 1 },
    now: { status: 'FAILED', error: 'Busy', events: expect.any(Array) },
  });
});

test('the definition of describe-state-machine-for-execution runs if no other is given', async () => {
  const machine = file('machine.json', { stateMachineArn: 'arn:m', definition: JSON.stringify(DEFINITION) });
  const { code } = await runCommand(['replay', '--history', await historyFile(), '--history', machine]);
  expect(code).toBe(0);
});

test('--mocks answers what the history does not hold', async () => {
  const longer = file('longer.asl.json', {
    StartAt: 'Charge',
    States: {
      Charge: { ...DEFINITION.States.Charge, End: undefined, Next: 'Ship' },
      Ship: { Type: 'Task', Resource: `${LAMBDA}Ship`, End: true },
    },
  });
  const args = ['replay', longer, '--history', await historyFile()];
  expect((await runCommand(args)).stdout).toContain("Ship: The recording has no call of 'Ship' here.");
  const mocks = file('mocks.json', { Ship: { returns: 1 } });
  const { stdout } = await runCommand([...args, '--mocks', mocks]);
  expect(stdout).not.toContain('no call');
});

test('--state-machine chooses one of several', async () => {
  const properties = { DefinitionString: JSON.stringify(DEFINITION), RoleArn: 'arn:aws:iam::123456789012:role/r' };
  const machine = { Type: 'AWS::StepFunctions::StateMachine', Properties: properties };
  const template = file('two.json', { Resources: { One: machine, Two: machine } });
  const args = ['replay', template, '--history', await historyFile()];
  expect((await runCommand(args)).code).toBe(2);
  expect((await runCommand([...args, '--state-machine', 'Two'])).code).toBe(0);
});

test('--all lists the histories of a folder that end differently', async () => {
  const all = join(folder, 'all');
  writeIn(folder, 'all/b.json', { events: await recording });
  writeIn(folder, 'all/a.json', '{"events": [');
  writeFileSync(join(all, 'c.json.gz'), gzipSync(JSON.stringify({ events: await recording })));
  writeIn(folder, 'all/notes.md', 'not a history');
  const { code, stdout } = await runCommand(['replay', changed, '--all', all]);
  expect(code).toBe(2);
  const [first, ...rest] = stdout.split('\n');
  expect(first).toMatch(/^✗ a.json {2}The history is not JSON: /);
  expect(rest).toEqual([
    ...[
      '✗ b.json  SUCCEEDED → FAILED',
      '    Charge: another number of attempts.',
      '      recorded  2',
      '      now       1',
    ],
    ...[
      '✗ c.json.gz  SUCCEEDED → FAILED',
      '    Charge: another number of attempts.',
      '      recorded  2',
      '      now       1',
    ],
    ...['', '0 same, 2 different, 1 not readable of 3', ''],
  ]);
});

test("--reporter junit writes JUnit's XML to --output, and the summary to standard output", async () => {
  const output = join(folder, 'junit.xml');
  const args = ['--history', await historyFile(), '--reporter', 'junit', '--output', output];
  const { code, stdout } = await runCommand(['replay', changed, ...args]);
  expect(code).toBe(1);
  expect(stdout).toContain('Different from the recording.');
  const xml = readFileSync(output, 'utf8');
  expect(xml).toMatch(/<testcase classname="\S+" name="history\S+" time="[\d.]+" file="\S+history\S+">/);
  expect(xml).toContain('Charge: another number of attempts.');
});

test.each<[string, () => Promise<string[]>, string]>([
  [
    'no history',
    async () => [definition],
    'Missing --history: expected what aws stepfunctions get-execution-history prints.',
  ],
  [
    'a file that does not exist',
    async () => [definition, '--history', 'gone.json'],
    '--history gone.json: the file does not exist.',
  ],
  [
    'a folder that does not exist',
    async () => [definition, '--all', 'gone'],
    '--all gone: expected a folder of histories.',
  ],
  [
    'both kinds of history',
    async () => [definition, '--all', folder, '--history', 'a'],
    '--history and --all exclude each other: pass one of them.',
  ],
  [
    'no definition',
    async () => ['--history', await historyFile()],
    'Missing FILE: expected a definition or a template, or a --history with what describe-state-machine-for-execution prints.',
  ],
  [
    'an unknown reporter',
    async () => [definition, '--history', 'a', '--reporter', 'xml'],
    "Invalid --reporter 'xml': expected 'text' or 'junit'.",
  ],
  [
    'a seed that is not a number',
    async () => [definition, '--history', await historyFile(), '--seed', 'x'],
    "Invalid --seed 'x': expected a number.",
  ],
  [
    'an execution that the logs do not have',
    async () => [definition, '--history', await historyFile(), '--execution', 'arn:x'],
    '--history has no execution arn:x. Choose one with --execution ARN, of one without an ARN.',
  ],
])('the command replay refuses %s', async (_, args, message) => {
  expect(await runCommand(['replay', ...(await args())])).toEqual({
    code: 2,
    stdout: '',
    stderr: `${message}\nSee cdk-lambda-workflows replay --help.\n`,
  });
});
