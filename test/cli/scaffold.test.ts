import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mocksFromFile, Simulator } from '../../src/simulator';
import { runCommand } from '../support/command-line';
import { tempFolder, writeIn } from '../support/folders';

const folder = tempFolder('cli-scaffold');

const file = (name: string, content: unknown) => writeIn(folder, name, content);

const MACHINE = {
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'Charge' },
      Next: 'Ask for approval',
    },
    'Ask for approval': {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'url', MessageBody: 'body' },
      Next: 'Both',
    },
    Both: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Ship',
          States: {
            Ship: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Ship', End: true },
          },
        },
        {
          StartAt: "Tell 'em",
          States: {
            "Tell 'em": {
              Type: 'Task',
              Resource: 'arn:aws:states:::sns:publish',
              Parameters: { TopicArn: 'arn:aws:sns:us-east-1:123456789012:t', Message: 'm' },
              End: true,
            },
          },
        },
      ],
      End: true,
    },
  },
};
const orders = file('orders.asl.json', MACHINE);

test('writes a mock for every task, with an answer in the shape of its service’s', async () => {
  const { code, stdout, stderr } = await runCommand(['scaffold', orders]);
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toEqual({
    Charge: { returns: {} },
    'Ask for approval': { returns: {} },
    Ship: { returns: {} },
    "Tell 'em": { returns: { MessageId: 'message-1' } },
  });
});

test('what it writes runs the machine', async () => {
  const mocks = join(folder, 'mocks.json');
  const config = join(folder, 'MockConfigFile.json');
  await runCommand(['scaffold', orders, '--out', mocks]);
  await runCommand(['scaffold', orders, '--format', 'mock-config', '--out', config]);
  expect((await runCommand(['simulate', orders, '--mocks', mocks])).stdout).toContain('orders: SUCCEEDED');
  expect((await runCommand(['test', config])).stdout).toContain('✓ HappyPath  SUCCEEDED');
  const execution = await Simulator.fromFile(orders).run({ mocks: mocksFromFile(config) });
  expect(execution.output).toEqual([{}, { MessageId: 'message-1' }]);
});

test('--format mock-config gives each state a response of its own, with the whole answer of the service', async () => {
  const names = ['Do it', 'Do-it', 'do it'];
  const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' } };
  const machine = file('same.asl.json', {
    StartAt: names[0],
    States: Object.fromEntries(
      names.map((name, index) => [name, { ...task, ...(index < 2 ? { Next: names[index + 1] } : { End: true }) }]),
    ),
  });
  const { stdout } = await runCommand(['scaffold', machine, '--format', 'mock-config']);
  const answer = { 0: { Return: { ExecutedVersion: '$LATEST', Payload: {}, StatusCode: 200 } } };
  expect(JSON.parse(stdout)).toEqual({
    StateMachines: {
      same: { TestCases: { HappyPath: { 'Do it': 'MockedDoIt', 'Do-it': 'MockedDoIt2', 'do it': 'MockedDoIt3' } } },
    },
    MockedResponses: { MockedDoIt: answer, MockedDoIt2: answer, MockedDoIt3: answer },
  });
});

test('--format ts writes a test file with a first test', async () => {
  const { stdout } = await runCommand(['scaffold', orders, '--format', 'ts']);
  expect(stdout).toBe(
    [
      "import { returns, Simulator } from 'cdk-lambda-workflows/simulator';",
      "import 'cdk-lambda-workflows/jest';",
      '',
      `const simulator = Simulator.fromFile('${orders}');`,
      '',
      'const mocks = {',
      '  // arn:aws:states:::lambda:invoke',
      '  Charge: returns({}),',
      '  // arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      "  'Ask for approval': returns({}),",
      '  // arn:aws:lambda:us-east-1:123456789012:function:Ship',
      '  Ship: returns({}),',
      '  // arn:aws:states:::sns:publish',
      "  'Tell \\'em': returns({ MessageId: 'message-1' }),",
      '};',
      '',
      "test('orders succeeds', async () => {",
      '  const execution = await simulator.run({ input: {}, mocks });',
      '  expect(execution).toSucceed();',
      '});',
      '',
    ].join('\n'),
  );
});

test('a machine without tasks needs no mocks', async () => {
  const machine = file('bare.asl.json', { StartAt: 'S', States: { S: { Type: 'Succeed' } } });
  expect((await runCommand(['scaffold', machine])).stdout).toBe('{}\n');
  expect((await runCommand(['scaffold', machine, '--format', 'ts'])).stdout).toContain('simulator.run({ input: {} });');
});

test('--out never overwrites without --force', async () => {
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
])('bad usage: %j', async (args, stderr) => {
  expect(await runCommand(['scaffold', ...args])).toEqual({ code: 2, stdout: '', stderr });
});
