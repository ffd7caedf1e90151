// The command trace: a recorded execution, without running anything.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, fails, returns, sequence, Simulator } from '../../../src/simulator';
import { runCommand } from '../../support/command-line';
import { tempFolder, writeIn } from '../../support/folders';
import { LAMBDA } from '../../support/machines';

const folder = tempFolder('cli-trace');

const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine';

const DEFINITION = {
  StartAt: 'Charge',
  States: { Charge: { Type: 'Task', Resource: `${LAMBDA}Charge`, Retry: [{ ErrorEquals: ['Busy'] }], End: true } },
};

async function historyFile(): Promise<string> {
  const Charge = sequence(fails('Busy'), returns({ receipt: 'r-1' }));
  const { history } = await Simulator.fromDefinition(DEFINITION as object).run({ mocks: { Charge } });
  return writeIn(folder, 'history.json', { events: history });
}

test('trace shows a recorded execution', async () => {
  const { code, stdout } = await runCommand(['trace', await historyFile()]);
  expect(code).toBe(0);
  expect(stdout).toContain('└─ ✓ Charge  Task, 1 s');
});

test('trace --json prints the steps', async () => {
  const { stdout } = await runCommand(['trace', await historyFile(), '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ status: 'SUCCEEDED', steps: [{ name: 'Charge', attempts: [{}, {}] }] });
});

test('trace --execution names an execution that the history must have', async () => {
  const { code, stderr } = await runCommand(['trace', await historyFile(), '--execution', 'arn:x']);
  expect(code).toBe(2);
  expect(stderr).toContain('HISTORY has no execution arn:x.');
});

test('trace refuses to work without a history', async () => {
  expect(await runCommand(['trace'])).toMatchObject({
    code: 2,
    stderr:
      'Missing HISTORY: expected what aws stepfunctions get-execution-history prints.\nSee cdk-lambda-workflows trace --help.\n',
  });
});

test.each([
  ['--mermaid', /^flowchart TD\n[^]*Charge/],
  ['--svg', /^<svg [^]*Charge[^]*<\/svg>\n?$/],
])('trace %s draws the path in the definition', async (flag, expected) => {
  const definition = writeIn(folder, 'charge.asl.json', DEFINITION);
  const { code, stdout } = await runCommand(['trace', await historyFile(), flag, '--definition', definition]);
  expect(code).toBe(0);
  expect(stdout).toMatch(expected);
  expect(stdout).toContain('↻ 1');
});

test('trace --html writes a report, with a picture if the definition is known', async () => {
  const [history, report] = [await historyFile(), join(folder, 'report.html')];
  const definition = writeIn(folder, 'charge.asl.json', DEFINITION);
  expect(await runCommand(['trace', history, '--html', report])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('✓ Charge'),
  });
  const withoutPicture = readFileSync(report, 'utf8');
  expect(withoutPicture).toContain('from a recorded execution. Nothing was run.');
  expect(withoutPicture).toContain('r-1');
  expect(withoutPicture).not.toContain('picture-title');
  await runCommand(['trace', history, '--html', report, '--definition', definition]);
  expect(readFileSync(report, 'utf8')).toContain('<h2 id="picture-title">Picture</h2>');
});

test('trace takes the definition from what describe-state-machine-for-execution printed', async () => {
  const described = { definition: JSON.stringify(DEFINITION), stateMachineArn: `${MACHINE}:charge`, name: 'charge' };
  const files = [await historyFile(), writeIn(folder, 'described.json', described)];
  const { code, stdout, stderr } = await runCommand(['trace', ...files, '--mermaid']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('✓ Charge ↻ 1');
});

test.each([
  [['--svg'], '--svg needs the definition, and the history does not hold it: pass it with --definition FILE'],
  [['--svg', '--json'], '--json and --svg: expected only one of them'],
  [['--state-machine', 'a'], '--state-machine chooses among the machines of --definition FILE, which is missing.'],
  [['--definition', 'gone.json', '--svg'], 'gone.json'],
])('trace %j says what is wrong', async (options, message) => {
  const { code, stderr } = await runCommand(['trace', await historyFile(), ...options]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test('what runs has run until the latest event, also what waits for another attempt', async () => {
  const [Busy, Slow] = ['Busy', 'Slow'].map((name) => ({ Type: 'Task', Resource: `${LAMBDA}${name}`, End: true }));
  const Retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 100 }];
  const branches = [
    { StartAt: 'Busy', States: { Busy: { ...Busy, Retry } } },
    { StartAt: 'Pause', States: { Pause: { Type: 'Wait', Seconds: 20, Next: 'Slow' }, Slow } },
  ];
  const definition = { StartAt: 'Both', States: { Both: { Type: 'Parallel', Branches: branches, End: true } } };
  const mocks = { Busy: after(3, fails('Busy')), Slow: returns(1) };
  const { history } = await Simulator.fromDefinition(definition as object).run({ mocks });
  const end = history.findIndex((event) => JSON.stringify(event).includes('"Slow"')) + 1;
  const file = writeIn(folder, 'running.json', { events: history.slice(0, end) });
  const { stdout } = await runCommand(['trace', file]);
  expect(stdout.split('\n').slice(0, 8)).toEqual([
    'StateMachine: RUNNING after 20 s',
    '└─ … Both  Parallel, 20 s, running',
    '     [0]',
    '     └─ … Busy  Task, 20 s, running',
    '          failed: Busy',
    '     [1]',
    '     ├─ ✓ Pause  Wait, 20 s',
    '     └─ … Slow  Task, 0 s, running',
  ]);
});
