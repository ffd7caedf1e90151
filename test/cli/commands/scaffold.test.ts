// The command scaffold: what it writes runs the machine, and never over a file unasked.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mocksFromFile, Simulator } from '../../../src/simulator';
import { runCommand } from '../../support/command-line';
import { writeIn, tempFolder } from '../../support/folders';
import { LAMBDA } from '../../support/machines';
import { ORDERS } from '../../support/orders';

const folder = tempFolder('cli-scaffold');
const file = (name: string, content: unknown) => writeIn(folder, name, content);
const orders = file('orders.asl.json', ORDERS);

test('scaffold writes a mock for every task, with an answer in the shape of its service’s', async () => {
  const { code, stdout, stderr } = await runCommand(['scaffold', orders]);
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toEqual({
    Charge: { returns: {} },
    'Ask for approval': { returns: {} },
    Ship: { returns: {} },
    "Tell 'em": { returns: { MessageId: 'message-1' } },
  });
});

test('what scaffold writes runs the machine', async () => {
  const mocks = join(folder, 'mocks.json');
  const config = join(folder, 'MockConfigFile.json');
  await runCommand(['scaffold', orders, '--out', mocks]);
  await runCommand(['scaffold', orders, '--format', 'mock-config', '--out', config]);
  expect((await runCommand(['simulate', orders, '--mocks', mocks])).stdout).toContain('orders: SUCCEEDED');
  expect((await runCommand(['test', config])).stdout).toContain('✓ HappyPath  SUCCEEDED');
  const execution = await Simulator.fromFile(orders).run({ mocks: mocksFromFile(config) });
  expect(execution.output).toEqual([{}, { MessageId: 'message-1' }]);
});

test('scaffold reports a machine that it cannot let succeed', async () => {
  const hopeless = file('hopeless.asl.json', { StartAt: 'F', States: { F: { Type: 'Fail' } } });
  expect(await runCommand(['scaffold', hopeless])).toEqual({
    code: 0,
    stdout: '{}\n',
    stderr: 'No input and answers were found with which hopeless succeeds. Change them until it does.\n',
  });
});

test('scaffold --out never overwrites without --force', async () => {
  const out = file('there.json', { kept: true });
  expect(await runCommand(['scaffold', orders, '--out', out])).toEqual({
    code: 2,
    stdout: '',
    stderr: `--out ${out}: the file already exists. --force overwrites it.\nSee cdk-lambda-workflows scaffold --help.\n`,
  });
  expect(readFileSync(out, 'utf8')).toBe('{"kept":true}');
  expect(await runCommand(['scaffold', orders, '--out', out, '--force'])).toEqual({
    code: 0,
    stdout: '',
    stderr: `Wrote ${out}: 4 tasks of orders.\n`,
  });
  expect(JSON.parse(readFileSync(out, 'utf8'))).toHaveProperty('Charge');
});

test.each<[string[], string]>([
  [[], 'Missing FILE: expected a definition or a template.\nSee cdk-lambda-workflows scaffold --help.\n'],
  [
    [orders, orders],
    `Too many arguments: expected one FILE; found ${orders} ${orders}.\nSee cdk-lambda-workflows scaffold --help.\n`,
  ],
  [
    [orders, '--format', 'py'],
    "Invalid --format 'py': expected one of json, ts, mock-config.\nSee cdk-lambda-workflows scaffold --help.\n",
  ],
  [['gone.json'], 'The file gone.json does not exist.\n'],
])('scaffold refuses the arguments %j', async (args, stderr) => {
  expect(await runCommand(['scaffold', ...args])).toEqual({ code: 2, stdout: '', stderr });
});

test('scaffold --state-machine chooses one of several state machines', async () => {
  const machine = (task: string) => ({
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      RoleArn: 'arn:aws:iam::123456789012:role/Role',
      Definition: {
        StartAt: task,
        States: { [task]: { Type: 'Task', Resource: `${LAMBDA}F`, End: true } },
      },
    },
  });
  const two = file('two.json', { Resources: { Orders: machine('Charge'), Refunds: machine('Refund') } });
  const { code, stdout } = await runCommand(['scaffold', two, '--state-machine', 'Refunds']);
  expect([code, Object.keys(JSON.parse(stdout))]).toEqual([0, ['Refund']]);
  expect((await runCommand(['scaffold', two])).code).toBe(2);
});
