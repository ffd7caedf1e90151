// Stacks of plain aws-cdk-lib, simulated unchanged: each query language, a definition in a file, a custom state.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { returns, Simulator } from '../../../src/simulator';
import { tempFolder } from '../../support/folders';
import { newFunction } from '../../support/stacks';
import '../../../src/jest';

const folder = tempFolder('plain');

test('JSONPath: a function, a table, a queue, a topic and a nested machine, all granted by the CDK', async () => {
  const stack = new Stack(new App(), 'Orders');
  const table = new dynamodb.Table(stack, 'Table', {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
  });
  const inner = new sfn.StateMachine(stack, 'Inner', {
    definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(stack, 'Inside')),
  });
  const calls = [
    new tasks.LambdaInvoke(stack, 'Charge', {
      lambdaFunction: newFunction(stack, 'ChargeFunction'),
      outputPath: '$.Payload',
    }),
    new tasks.DynamoPutItem(stack, 'Store', {
      table,
      item: { id: tasks.DynamoAttributeValue.fromString(sfn.JsonPath.stringAt('$.id')) },
      resultPath: sfn.JsonPath.DISCARD,
    }),
    new tasks.SqsSendMessage(stack, 'Send', {
      queue: new sqs.Queue(stack, 'Queue'),
      messageBody: sfn.TaskInput.fromJsonPathAt('$'),
      resultPath: sfn.JsonPath.DISCARD,
    }),
    new tasks.SnsPublish(stack, 'Tell', {
      topic: new sns.Topic(stack, 'Topic'),
      message: sfn.TaskInput.fromText('done'),
      resultPath: sfn.JsonPath.DISCARD,
    }),
    new tasks.CallAwsService(stack, 'Read', {
      service: 'dynamodb',
      action: 'getItem',
      iamResources: [table.tableArn],
      parameters: { TableName: table.tableName, Key: { id: { S: 'x' } } },
      resultPath: sfn.JsonPath.DISCARD,
    }),
    new tasks.StepFunctionsStartExecution(stack, 'Start', {
      stateMachine: inner,
      integrationPattern: sfn.IntegrationPattern.RUN_JOB,
      resultPath: sfn.JsonPath.DISCARD,
    }),
  ];
  const definition = calls.slice(1).reduce<sfn.Chain>((chain, call) => chain.next(call), sfn.Chain.start(calls[0]!));
  new sfn.StateMachine(stack, 'Workflow', {
    stateMachineName: 'orders',
    definitionBody: sfn.DefinitionBody.fromChainable(definition),
  });

  const simulator = Simulator.fromStack(stack, { stateMachine: 'orders' });
  const mocks = Object.fromEntries(calls.map(({ stateId }) => [stateId, returns({ id: 'o1' })]));
  const execution = await simulator.run({ mocks });

  expect(execution).toSucceedWith({ id: 'o1' });
  expect(execution.missingPermissions).toEqual([]);
  expect(execution.undecidedPermissions).toEqual([]);
  // The grant of the CDK covers every version of the function, which nobody calls.
  expect(simulator.unusedPermissions().statements.map(({ actions, resources }) => [actions, resources])).toEqual([
    [[], [expect.stringMatching(/:function:ChargeFunction\w+:\*$/)]],
  ]);
});

test('JSONata: the same language from the arguments to the output', async () => {
  const stack = new Stack(new App(), 'Orders');
  const charge = tasks.LambdaInvoke.jsonata(stack, 'Charge', {
    lambdaFunction: newFunction(stack, 'ChargeFunction'),
    payload: sfn.TaskInput.fromObject({ total: '{% $states.input.total * 2 %}' }),
    outputs: '{% $states.result.Payload.id %}',
  });
  new sfn.StateMachine(stack, 'Workflow', {
    definitionBody: sfn.DefinitionBody.fromChainable(charge),
    queryLanguage: sfn.QueryLanguage.JSONATA,
  });
  const charged = jest.fn(() => ({ id: 'p1' }));
  const execution = await Simulator.fromStack(stack).run({ input: { total: 5 }, mocks: { Charge: charged } });
  expect(charged).toHaveBeenCalledWith({ total: 10 }, expect.anything());
  expect(execution).toSucceedWith('p1');
});

test('DefinitionBody.fromFile: the asset, with its substitutions', async () => {
  const file = join(folder, 'orders.asl.json');
  writeFileSync(file, '{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${Charge}","End":true}}}');
  const stack = new Stack(new App(), 'Orders');
  const charge = newFunction(stack, 'Charge');
  const machine = new sfn.StateMachine(stack, 'Workflow', {
    definitionBody: sfn.DefinitionBody.fromFile(file),
    definitionSubstitutions: { Charge: charge.functionArn },
  });
  charge.grantInvoke(machine);
  expect(await Simulator.fromStack(stack).run({ mocks: { A: returns(1) } })).toSucceedWith(1);
});

test('CustomState: the state as it is written, and no grant with it', async () => {
  const custom = (granting: boolean) => {
    const stack = new Stack(new App(), 'Orders');
    const queue = new sqs.Queue(stack, 'Queue');
    const machine = new sfn.StateMachine(stack, 'Workflow', {
      definitionBody: sfn.DefinitionBody.fromChainable(
        new sfn.CustomState(stack, 'Send', {
          stateJson: {
            Type: 'Task',
            Resource: 'arn:aws:states:::sqs:sendMessage',
            Parameters: { QueueUrl: queue.queueUrl, MessageBody: 'x' },
          },
        }),
      ),
    });
    if (granting) queue.grantSendMessages(machine);
    return Simulator.fromStack(stack).run({ mocks: { Send: returns({ MessageId: 'm' }) } });
  };
  expect(await custom(true)).toSucceedWith({ MessageId: 'm' });
  const execution = await custom(false);
  expect(execution).toFailWith('SQS.AmazonSQSException');
  expect(execution.missingPermissions[0]!.statement).toEqual({
    Effect: 'Allow',
    Action: 'sqs:SendMessage',
    Resource: expect.stringMatching(/^arn:aws:sqs:us-east-1:123456789012:Queue\w+$/),
  });
});

test('a role of another stack is found, with the policies of both', async () => {
  const app = new App();
  const roles = new Stack(app, 'Roles');
  const role = new iam.Role(roles, 'Role', { assumedBy: new iam.ServicePrincipal('states.amazonaws.com') });
  const stack = new Stack(app, 'Orders');
  const charge = newFunction(stack, 'ChargeFunction');
  new sfn.StateMachine(stack, 'Workflow', {
    definitionBody: sfn.DefinitionBody.fromChainable(
      new sfn.CustomState(stack, 'Charge', { stateJson: { Type: 'Task', Resource: charge.functionArn } }),
    ),
    role: role.withoutPolicyUpdates(),
  });
  new iam.CfnRolePolicy(stack, 'Grant', {
    roleName: role.roleName,
    policyName: 'Grant',
    policyDocument: { Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: charge.functionArn }] },
  });
  const simulator = Simulator.fromStack(stack);
  const execution = await simulator.run({ mocks: { Charge: returns(1) } });
  expect(execution).toSucceed();
  expect(execution.undecidedPermissions).toEqual([]);
  expect(simulator.unusedPermissions().statements).toEqual([]);
});

test('stages of one account have roles of the same name, and each machine asks its own', async () => {
  const app = new App();
  const stackIn = (stage: string, granting: boolean) => {
    const stack = new Stack(new Stage(app, stage), 'Orders');
    const charge = newFunction(stack, 'ChargeFunction');
    const machine = new sfn.StateMachine(stack, 'Workflow', {
      definitionBody: sfn.DefinitionBody.fromChainable(
        new sfn.CustomState(stack, 'Charge', { stateJson: { Type: 'Task', Resource: charge.functionArn } }),
      ),
    });
    if (granting) charge.grantInvoke(machine);
    return stack;
  };
  const [beta, production] = [stackIn('Beta', true), stackIn('Production', false)];
  const run = (stack: Stack) => Simulator.fromStack(stack).run({ mocks: { Charge: returns(1) } });
  expect(await run(beta)).toSucceed();
  expect(await run(production)).toFailWith('Lambda.AWSLambdaException');
});

test('a grant that is removed from the template makes a test fail with the missing statement', async () => {
  const stack = new Stack(new App(), 'Orders');
  const charge = newFunction(stack, 'ChargeFunction');
  const machine = new sfn.StateMachine(stack, 'Workflow', {
    definitionBody: sfn.DefinitionBody.fromChainable(
      new tasks.LambdaInvoke(stack, 'Charge', { lambdaFunction: charge }),
    ),
  });
  (machine.role.node.findChild('DefaultPolicy').node.defaultChild as iam.CfnPolicy).addPropertyOverride(
    'PolicyDocument.Statement',
    [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }],
  );
  const execution = await Simulator.fromStack(stack).run({ mocks: { Charge: returns(1) } });
  const arn = `arn:aws:lambda:us-east-1:123456789012:function:${stack.getLogicalId(charge.node.defaultChild as lambda.CfnFunction)}`;
  const role = stack.getLogicalId(machine.role.node.defaultChild as iam.CfnRole);
  expect(() => expect(execution).toSucceed()).toThrow(
    `Missing permission: the role ${role} may not lambda:InvokeFunction on ${arn}. Add to its policies:\n` +
      `  {"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"${arn}"}`,
  );
});

test('the log group and the events of an EXPRESS machine are those of its logging configuration', async () => {
  const stack = new Stack(new App(), 'Orders');
  const group = new logs.LogGroup(stack, 'Log', {
    logGroupName: '/aws/vendedlogs/states/orders',
    removalPolicy: RemovalPolicy.DESTROY,
  });
  new sfn.StateMachine(stack, 'Workflow', {
    definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(stack, 'Done')),
    stateMachineType: sfn.StateMachineType.EXPRESS,
    tracingEnabled: true,
    logs: { destination: group, level: sfn.LogLevel.ALL, includeExecutionData: false },
  });
  const simulator = Simulator.fromStack(stack);
  const execution = await simulator.run({ input: { secret: 1 } });
  expect(execution.logGroupName).toBe('/aws/vendedlogs/states/orders');
  expect(execution.logs.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'PassStateEntered',
    'PassStateExited',
    'ExecutionSucceeded',
  ]);
  expect(JSON.stringify(execution.logs)).not.toContain('secret');
  expect(execution.logs[0]!.execution_arn).toMatch(/:express:/);
  expect(simulator.unusedPermissions().statements).toEqual([]);
});
