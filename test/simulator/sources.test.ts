import { join } from 'node:path';
import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Alias } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { CustomState, DefinitionBody, Pass, StateMachine, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke, SqsSendMessage } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { returns, Simulator } from '../../src/simulator';
import { tempFolder, writeIn } from '../support/folders';
import { FETCH_AND_PROCESS } from '../support/machines';
import { newFunction } from '../support/stacks';

function machineTemplate(properties: object, rest: object = {}) {
  return {
    Resources: {
      Machine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: { RoleArn: 'arn:aws:iam::123456789012:role/r', ...properties },
      },
    },
    ...rest,
  };
}

describe('fromStack', () => {
  test('runs what plain aws-cdk-lib synthesized, the JSONPath of LambdaInvoke and an alias included', async () => {
    const stack = new Stack(new App(), 'Plain');
    const alias = new Alias(stack, 'Live', { aliasName: 'live', version: newFunction(stack, 'Fn').currentVersion });
    const invoke = LambdaInvoke.jsonPath(stack, 'Invoke', { lambdaFunction: alias, outputPath: '$.Payload' });
    new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(invoke) });
    const calls: unknown[] = [];
    const execution = await Simulator.fromStack(stack).run({
      input: { a: 1 },
      mocks: { Invoke: (payload, { arguments: given }) => (calls.push(given), { got: payload }) },
    });
    expect(execution.output).toEqual({ got: { a: 1 } });
    expect(calls).toEqual([
      {
        FunctionName: expect.stringMatching(/^arn:aws:lambda:us-east-1:123456789012:function:Fn\w+:live$/),
        Payload: { a: 1 },
      },
    ]);
  });

  test('a queue gets its URL and a custom state is run as it stands', async () => {
    const stack = new Stack(new App(), 'Plain');
    const send = SqsSendMessage.jsonPath(stack, 'Send', {
      queue: new Queue(stack, 'Queue'),
      messageBody: TaskInput.fromText('hi'),
      resultPath: '$.sent',
    });
    const custom = new CustomState(stack, 'Custom', {
      stateJson: { Type: 'Pass', Result: 'custom', ResultPath: '$.custom' },
    });
    new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(send.next(custom)) });
    const execution = await Simulator.fromStack(stack).run({ mocks: { Send: ({ QueueUrl }) => ({ to: QueueUrl }) } });
    expect(execution.output).toEqual({
      sent: { to: expect.stringMatching(/^https:\/\/sqs\.us-east-1\.amazonaws\.com\/123456789012\/Queue/) },
      custom: 'custom',
    });
  });

  test('one of several machines is chosen by its logical id, its path or its name', () => {
    const stack = new Stack(new App(), 'Two');
    for (const id of ['One', 'Other']) {
      new StateMachine(stack, id, {
        stateMachineName: `${id}-machine`,
        definitionBody: DefinitionBody.fromChainable(new Pass(stack, `${id}Pass`)),
      });
    }
    expect(() => Simulator.fromStack(stack)).toThrow(
      "There are 2 state machines in the template of stack Two: 'One-machine', 'Other-machine'. Select one: { stateMachine: 'One-machine' }.",
    );
    expect(Simulator.fromStack(stack, { stateMachine: 'Two/Other' }).name).toBe('Other-machine');
    expect(Simulator.fromStack(stack, { stateMachine: 'One-machine' }).name).toBe('One-machine');
    expect(() => Simulator.fromStack(stack, { stateMachine: 'Third' })).toThrow(
      "There is no state machine 'Third' in the template of stack Two. Its state machines are: 'One-machine', 'Other-machine'.",
    );
  });

  test('a value that is not a stack and a stack without a machine have different errors', () => {
    expect(() => Simulator.fromStack({} as Stack)).toThrow('Invalid stack: expected a Stack of the AWS CDK');
    expect(() => Simulator.fromStack(new Stack(new App(), 'Empty'))).toThrow(
      'There is no state machine in the template of stack Empty.',
    );
  });

  test('a parameter without a default is asked for', async () => {
    const stack = new Stack(new App(), 'Parameters');
    const parameter = new CfnParameter(stack, 'Greeting');
    const greet = Pass.jsonata(stack, 'Greet', { outputs: { greeting: parameter.valueAsString } });
    new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(greet) });
    expect(() => Simulator.fromStack(stack)).toThrow(
      "the parameter has no Default. Set it in parameters: { 'Greeting': '...' }.",
    );
    const execution = await Simulator.fromStack(stack, { parameters: { Greeting: 'hello' } }).run();
    expect(execution.output).toEqual({ greeting: 'hello' });
  });
});

describe('fromFile', () => {
  const folder = tempFolder('sources');
  const file = (name: string, content: unknown) => writeIn(folder, name, content);

  test('a definition is named after its file', async () => {
    const simulator = Simulator.fromFile(file('fetch.asl.json', FETCH_AND_PROCESS));
    expect(simulator.name).toBe('fetch');
    expect((await simulator.run({ mocks: { FetchData: returns(1), ProcessData: returns(2) } })).output).toBe(2);
  });

  test('a template is known by its Resources', () => {
    expect(Simulator.fromFile(file('template.json', machineTemplate({ Definition: FETCH_AND_PROCESS }))).name).toBe(
      'Machine',
    );
  });

  test.each([
    ['broken.json', '{', /broken\.json is not JSON:\n/],
    ['machine.yaml', 'StartAt: [A', /machine\.yaml is not YAML: .* at line 1, column \d+/],
    ['other.json', { some: 'thing' }, /other\.json holds neither a definition .* nor a template/],
  ])('%s is refused', (name, content, message) => {
    expect(() => Simulator.fromFile(file(name, content))).toThrow(message);
  });

  test('a missing file is named', () => {
    expect(() => Simulator.fromFile(join(folder, 'nowhere.json'))).toThrow(/The file .*nowhere\.json does not exist/);
  });
});
