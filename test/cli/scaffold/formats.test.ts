// The formats in which scaffold writes mocks.
import { runCommand } from '../../support/command-line';
import { writeIn, tempFolder } from '../../support/folders';
import { ORDERS } from '../../support/orders';

const folder = tempFolder('cli-scaffold');
const file = (name: string, content: unknown) => writeIn(folder, name, content);
const orders = file('orders.asl.json', ORDERS);

test('scaffold --format mock-config gives each state a response of its own, with the whole answer of the service', async () => {
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

describe('a mock configuration that scaffold writes', () => {
  const choice = {
    Type: 'Choice',
    Choices: [{ Variable: '$.kind', StringEquals: 'bad', Next: 'Bad' }],
    Default: 'Each',
  };
  const task = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F', End: true };
  const machineOf = (processorConfig: object) => ({
    StartAt: 'Which',
    States: {
      Which: choice,
      Each: {
        Type: 'Map',
        Items: [1, 2, 3],
        QueryLanguage: 'JSONata',
        ItemProcessor: { ...processorConfig, StartAt: 'Do', States: { Do: task } },
        End: true,
      },
      Bad: { Type: 'Fail' },
    },
  });
  const answer = { Return: {} };

  test.each([
    ['inline', {}],
    ['distributed', { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } }],
  ])('has the input and the end of each case, and an answer for each item of a Map (%s)', async (kind, config) => {
    const machine = file(`${kind}.asl.json`, machineOf(config));
    const { stdout } = await runCommand(['scaffold', machine, '--format', 'mock-config']);
    expect(JSON.parse(stdout)).toEqual({
      StateMachines: {
        [kind]: {
          TestCases: { HappyPath: { Do: 'MockedDo' }, WhichToBad: { Do: 'MockedDoWhichToBad' } },
          Expect: {
            HappyPath: { Input: { kind: expect.not.stringMatching(/^bad$/) as string } },
            WhichToBad: { Input: { kind: 'bad' }, Status: 'FAILED' },
          },
        },
      },
      MockedResponses: { MockedDo: { '0-2': answer }, MockedDoWhichToBad: { 0: answer } },
    });
    const written = file(`${kind}.mocks.json`, JSON.parse(stdout));
    const { code, stdout: report } = await runCommand(['test', written, '--definition', `${kind}=${machine}`]);
    expect([code, report]).toEqual([0, expect.stringContaining('2 passed')]);
  });
});

test('scaffold --format ts writes a test file with a first test', async () => {
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

test('scaffold writes no mocks for a machine without tasks', async () => {
  const machine = file('bare.asl.json', { StartAt: 'S', States: { S: { Type: 'Succeed' } } });
  expect((await runCommand(['scaffold', machine])).stdout).toBe('{}\n');
  expect((await runCommand(['scaffold', machine, '--format', 'ts'])).stdout).toContain('simulator.run({ input: {} });');
});

test('a way that follows a loop has answers in turn', async () => {
  const polling = file('polling.asl.json', {
    StartAt: 'Ask',
    States: {
      Ask: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F', Next: 'Done?' },
      'Done?': {
        Type: 'Choice',
        Choices: [{ Variable: '$.done', BooleanEquals: true, Next: 'End' }],
        Default: 'Ask',
      },
      End: { Type: 'Succeed' },
    },
  });
  const code = (await runCommand(['scaffold', polling, '--format', 'ts'])).stdout;
  expect(code).toContain("import { returns, sequence, Simulator } from 'cdk-lambda-workflows/simulator';");
  expect(code).toContain('Ask: sequence(returns({ done: false }), returns({ done: true }))');
  const config = (await runCommand(['scaffold', polling, '--format', 'mock-config'])).stdout;
  expect((JSON.parse(config) as { MockedResponses: unknown }).MockedResponses).toEqual({
    MockedAsk: { 0: { Return: { done: true } } },
    MockedAskDoneToAsk: { 0: { Return: { done: false } }, 1: { Return: { done: true } } },
  });
});
