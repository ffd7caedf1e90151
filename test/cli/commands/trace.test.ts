// The command trace: a recorded execution, without running anything.
import { fails, returns, sequence, Simulator } from '../../../src/simulator';
import { runCommand } from '../../support/command-line';
import { tempFolder, writeIn } from '../../support/folders';
import { LAMBDA } from '../../support/machines';

const folder = tempFolder('cli-trace');

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
