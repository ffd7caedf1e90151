import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { Alias, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { CustomState, DefinitionBody, Pass, StateMachine, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke, SqsSendMessage } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { returns, Simulator } from '../../src/simulator';
import { FETCH_AND_PROCESS, only } from './machines';

function fn(stack: Stack, id: string): LambdaFunction {
  return new LambdaFunction(stack, id, {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('x'),
    timeout: Duration.seconds(3),
  });
}

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
    const alias = new Alias(stack, 'Live', { aliasName: 'live', version: fn(stack, 'Fn').currentVersion });
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
    for (const id of ['One', 'Other'])
      new StateMachine(stack, id, {
        stateMachineName: `${id}-machine`,
        definitionBody: DefinitionBody.fromChainable(new Pass(stack, `${id}Pass`)),
      });
    expect(() => Simulator.fromStack(stack)).toThrow(
      "There are 2 state machines in the stack 'Two': 'One-machine', 'Other-machine'. Say which one: { stateMachine: 'One-machine' }.",
    );
    expect(Simulator.fromStack(stack, { stateMachine: 'Two/Other' }).name).toBe('Other-machine');
    expect(Simulator.fromStack(stack, { stateMachine: 'One-machine' }).name).toBe('One-machine');
    expect(() => Simulator.fromStack(stack, { stateMachine: 'Third' })).toThrow(
      "There is no state machine 'Third' in the stack 'Two'; there is 'One-machine', 'Other-machine'.",
    );
  });

  test('what is no stack, and a stack without a machine, are told apart', () => {
    expect(() => Simulator.fromStack({} as Stack)).toThrow('Simulator.fromStack wants a Stack of aws-cdk-lib');
    expect(() => Simulator.fromStack(new Stack(new App(), 'Empty'))).toThrow(
      "There is no state machine in the stack 'Empty'.",
    );
  });

  test('a parameter without a default is asked for', async () => {
    const stack = new Stack(new App(), 'Parameters');
    const parameter = new CfnParameter(stack, 'Greeting');
    const greet = Pass.jsonata(stack, 'Greet', { outputs: { greeting: parameter.valueAsString } });
    new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(greet) });
    expect(() => Simulator.fromStack(stack)).toThrow(
      "the parameter 'Greeting' has no default. Give it a value: { parameters: { Greeting: '...' } }.",
    );
    const execution = await Simulator.fromStack(stack, { parameters: { Greeting: 'hello' } }).run();
    expect(execution.output).toEqual({ greeting: 'hello' });
  });
});

describe('fromTemplate', () => {
  const resultOf = async (template: object, options = {}) =>
    (await Simulator.fromTemplate(template, options).run()).output;
  const passing = (value: unknown) => JSON.stringify(only({ Type: 'Pass', Result: value }));

  test.each([
    [
      'Fn::Sub',
      { 'Fn::Sub': passing('${AWS::Region} ${!Literal} ${Fn.Arn}') },
      'us-east-1 ${Literal} arn:aws:lambda:us-east-1:123456789012:function:named',
    ],
    ['Fn::Sub with variables', { 'Fn::Sub': [passing('${Who}'), { Who: { Ref: 'AWS::AccountId' } }] }, '123456789012'],
    [
      'Fn::Join, Select and Split',
      {
        'Fn::Join': [
          '',
          [
            '{"StartAt":"S","States":{"S":{"Type":"Pass","End":true,"Result":"',
            { 'Fn::Select': ['1', { 'Fn::Split': ['-', 'a-b-c'] }] },
            '"}}}',
          ],
        ],
      },
      'b',
    ],
  ])('%s in DefinitionString', async (_, DefinitionString, expected) => {
    const template = machineTemplate({ DefinitionString });
    Object.assign(template.Resources, { Fn: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'named' } } });
    expect(await resultOf(template)).toBe(expected);
  });

  test('DefinitionSubstitutions fill in the text, quotes and all', async () => {
    const template = machineTemplate({
      DefinitionString: passing('${Text} ${Other}'),
      DefinitionSubstitutions: { Text: 'say "hi"' },
    });
    expect(await resultOf(template)).toBe('say "hi" ${Other}');
  });

  test('a Definition is an object already', async () => {
    expect(
      await resultOf(machineTemplate({ Definition: only({ Type: 'Pass', Result: { Ref: 'AWS::Partition' } }) })),
    ).toBe('aws');
  });

  test('region, account and parameters can be given', async () => {
    const template = machineTemplate(
      { DefinitionString: { 'Fn::Sub': passing('${AWS::Region} ${AWS::AccountId} ${P}') } },
      { Parameters: { P: { Type: 'String', Default: 'd' } } },
    );
    expect(await resultOf(template)).toBe('us-east-1 123456789012 d');
    expect(await resultOf(template, { region: 'eu-west-1', account: '1', parameters: { P: 'p' } })).toBe(
      'eu-west-1 1 p',
    );
  });

  test.each([
    ['no template', {}, 'This is no CloudFormation template: expected an object with Resources.'],
    [
      'a reference to nothing',
      machineTemplate({ DefinitionString: { Ref: 'Nobody' } }),
      "Machine (AWS::StepFunctions::StateMachine) Properties.DefinitionString: Ref 'Nobody' is neither a resource nor a parameter of the template.",
    ],
    [
      'a function that cannot be resolved',
      machineTemplate({ DefinitionString: { 'Fn::ImportValue': 'x' } }),
      'Properties.DefinitionString: Fn::ImportValue cannot be resolved yet.',
    ],
    [
      'an attribute that only a deployment knows',
      {
        Resources: {
          ...machineTemplate({ DefinitionString: { 'Fn::GetAtt': ['Db', 'Endpoint'] } }).Resources,
          Db: { Type: 'AWS::RDS::DBInstance' },
        },
      },
      "the attribute 'Endpoint' of 'Db' (AWS::RDS::DBInstance) is known only after deployment.",
    ],
    [
      'a definition that is no JSON',
      machineTemplate({ DefinitionString: 'nope' }),
      "INVALID_JSON_DESCRIPTION: Unrecognized token 'nope'",
    ],
    ['no definition', machineTemplate({}), 'has neither DefinitionString nor Definition.'],
    [
      'a machine that refers to itself',
      machineTemplate({ StateMachineName: { Ref: 'Machine' }, DefinitionString: '{}' }),
      "the resource 'Machine' refers to itself",
    ],
  ])('%s is refused, naming the place', (_, template, message) => {
    expect(() => Simulator.fromTemplate(template)).toThrow(message);
  });
});

describe('fromFile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sources-'));
  const file = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

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
    ['broken.json', '{', /broken\.json is not JSON: /],
    ['machine.yaml', 'StartAt: A', /machine\.yaml is YAML, which cannot be read yet: convert it to JSON\./],
    ['other.json', { some: 'thing' }, /other\.json is neither a definition .* nor a CloudFormation template/],
  ])('%s is refused', (name, content, message) => {
    expect(() => Simulator.fromFile(file(name, content))).toThrow(message);
  });

  test('a file that is not there is named', () => {
    expect(() => Simulator.fromFile(join(folder, 'nowhere.json'))).toThrow(/There is no file .*nowhere\.json\./);
  });
});
