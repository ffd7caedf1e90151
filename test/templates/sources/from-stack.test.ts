import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  App,
  CfnCondition,
  CfnOutput,
  CfnStack,
  Duration,
  Fn,
  LegacyStackSynthesizer,
  NestedStack,
  Stack,
  Stage,
} from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { sourceFromStack } from '../../../src/templates/sources/from-stack';
import { tempFolder } from '../../support/folders';
import { newFunction } from '../../support/stacks';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:';
const folder = tempFolder('sources');

function machine(scope: Construct, id: string, start: sfn.IChainable, props: Partial<sfn.StateMachineProps> = {}) {
  return new sfn.StateMachine(scope, id, { definitionBody: sfn.DefinitionBody.fromChainable(start), ...props });
}

function logicalId(stack: Stack, construct: Construct): string {
  return stack.getLogicalId(construct.node.defaultChild as lambda.CfnFunction);
}

/** The parameters or arguments of a state. */
function state(definition: unknown, name: string): Record<string, unknown> {
  return (definition as { States: Record<string, Record<string, unknown>> }).States[name]!;
}

test('a JSONPath LambdaInvoke resolves to the ARN of its function', () => {
  const stack = new Stack(new App(), 'Orders');
  const charge = newFunction(stack, 'ChargeFunction', { functionName: 'charge' });
  machine(
    stack,
    'Workflow',
    new tasks.LambdaInvoke(stack, 'Charge', { lambdaFunction: charge, retryOnServiceExceptions: false }),
  );

  const source = sourceFromStack(stack);

  expect(source.origin).toBe('template of stack Orders');
  expect(source.machines.map((each) => each.definition)).toEqual([
    {
      StartAt: 'Charge',
      States: {
        Charge: {
          End: true,
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: `${FUNCTION}charge`, 'Payload.$': '$' },
        },
      },
    },
  ]);
});

test('a JSONata LambdaInvoke of a function without a name resolves to its logical id', () => {
  const stack = new Stack(new App(), 'Orders');
  const ship = newFunction(stack, 'Ship');
  machine(
    stack,
    'Workflow',
    tasks.LambdaInvoke.jsonata(stack, 'ShipIt', { lambdaFunction: ship, outputs: '{% $states.result %}' }),
    {
      queryLanguage: sfn.QueryLanguage.JSONATA,
    },
  );

  const [workflow] = sourceFromStack(stack).machines;

  expect(workflow!.definition).toMatchObject({ QueryLanguage: 'JSONata' });
  expect(state(workflow!.definition, 'ShipIt')).toMatchObject({
    Arguments: { FunctionName: FUNCTION + logicalId(stack, ship), Payload: '{% $states.input %}' },
    Output: '{% $states.result %}',
  });
});

test('a machine has its name, ARN, role, type, logging, tracing and construct path', () => {
  const stack = new Stack(new App(), 'Orders');
  const group = new logs.LogGroup(stack, 'Log', { logGroupName: '/aws/vendedlogs/states/orders' });
  const workflow = machine(stack, 'Workflow', new sfn.Pass(stack, 'Done'), {
    stateMachineName: 'orders',
    stateMachineType: sfn.StateMachineType.EXPRESS,
    logs: { destination: group, level: sfn.LogLevel.ALL, includeExecutionData: true },
    tracingEnabled: true,
  });

  const [found] = sourceFromStack(stack).machines;

  expect(found).toMatchObject({
    name: 'orders',
    arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:orders',
    type: 'EXPRESS',
    roleArn: `arn:aws:iam::123456789012:role/${logicalId(stack, workflow.role as never)}`,
    loggingConfiguration: {
      level: 'ALL',
      includeExecutionData: true,
      destinations: [
        {
          cloudWatchLogsLogGroup: {
            logGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/vendedlogs/states/orders:*',
          },
        },
      ],
    },
    tracingEnabled: true,
    logicalId: logicalId(stack, workflow),
    constructPath: 'Orders/Workflow/Resource',
  });
});

test('a machine without settings is STANDARD, without logging and without tracing', () => {
  const stack = new Stack(new App(), 'Orders');
  machine(stack, 'Workflow', new sfn.Pass(stack, 'Done'));
  const [found] = sourceFromStack(stack).machines;
  expect(found).toMatchObject({ type: 'STANDARD', tracingEnabled: false, loggingConfiguration: undefined });
});

test('versions and aliases resolve to qualified ARNs', () => {
  const stack = new Stack(new App(), 'Orders');
  const charge = newFunction(stack, 'Charge', { functionName: 'charge' });
  const live = charge.addAlias('live');
  const viaAlias = new tasks.LambdaInvoke(stack, 'ViaAlias', { lambdaFunction: live });
  machine(
    stack,
    'Workflow',
    viaAlias.next(new tasks.LambdaInvoke(stack, 'ViaVersion', { lambdaFunction: charge.currentVersion })),
  );

  const { definition } = sourceFromStack(stack).machines[0]!;

  expect(state(definition, 'ViaAlias')).toMatchObject({ Parameters: { FunctionName: `${FUNCTION}charge:live` } });
  expect(state(definition, 'ViaVersion')).toMatchObject({ Parameters: { FunctionName: `${FUNCTION}charge:1` } });
});

test('a definition file is read from its asset, with its substitutions', () => {
  const file = join(folder, 'orders.asl.json');
  writeFileSync(
    file,
    '{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${FnArn}","TimeoutSeconds":${Seconds},"Comment":"${other}","End":true}}}',
  );
  const stack = new Stack(new App(), 'Orders');
  const charge = newFunction(stack, 'Charge', { functionName: 'charge' });
  new sfn.StateMachine(stack, 'Workflow', {
    definitionBody: sfn.DefinitionBody.fromFile(file),
    definitionSubstitutions: { FnArn: charge.functionArn, Seconds: '30' },
  });

  expect(state(sourceFromStack(stack).machines[0]!.definition, 'A')).toEqual({
    Type: 'Task',
    Resource: `${FUNCTION}charge`,
    TimeoutSeconds: 30,
    Comment: '${other}',
    End: true,
  });
});

test('the legacy synthesizer passes its assets by parameters, and they are found too', () => {
  const file = join(folder, 'legacy.asl.json');
  writeFileSync(file, '{"StartAt":"Legacy","States":{}}');
  const stack = new Stack(new App(), 'Orders', { synthesizer: new LegacyStackSynthesizer() });
  new sfn.StateMachine(stack, 'Workflow', { definitionBody: sfn.DefinitionBody.fromFile(file) });
  machine(new NestedStack(stack, 'Inner'), 'Machine', new sfn.Pass(stack, 'Nested'));

  const definitions = sourceFromStack(stack).machines.map((each) => each.definition.StartAt);

  expect(definitions).toEqual(['Legacy', 'Nested']);
});

test('custom states and raw resources with Definition objects resolve', () => {
  const stack = new Stack(new App(), 'Orders');
  const charge = newFunction(stack, 'Charge', { functionName: 'charge' });
  const custom = new sfn.CustomState(stack, 'Custom', { stateJson: { Type: 'Task', Resource: charge.functionArn } });
  const workflow = machine(stack, 'Workflow', custom);
  new sfn.CfnStateMachine(stack, 'Raw', {
    roleArn: workflow.role.roleArn,
    definition: { StartAt: 'A', States: { A: { Type: 'Task', Resource: charge.functionArn, End: true } } },
  });

  const [first, raw] = sourceFromStack(stack).machines;

  expect(state(first!.definition, 'Custom')).toMatchObject({ Resource: `${FUNCTION}charge` });
  expect(raw).toMatchObject({
    name: 'Raw',
    constructPath: 'Orders/Raw',
    definition: { StartAt: 'A', States: { A: { Type: 'Task', Resource: `${FUNCTION}charge`, End: true } } },
  });
});

test('a function of another stack of the app resolves through its export', () => {
  const app = new App();
  const shared = new Stack(app, 'Shared');
  const remote = newFunction(shared, 'Remote');
  const stack = new Stack(app, 'Orders');
  machine(stack, 'Workflow', new tasks.LambdaInvoke(stack, 'Call', { lambdaFunction: remote }));

  const { definition } = sourceFromStack(stack).machines[0]!;

  expect(state(definition, 'Call')).toMatchObject({
    Parameters: { FunctionName: FUNCTION + logicalId(shared, remote) },
  });
});

test('a value of a stack in another region resolves through the Parameter Store', () => {
  const app = new App();
  const account = '111111111111';
  const shared = new Stack(app, 'Shared', { env: { account, region: 'eu-west-1' }, crossRegionReferences: true });
  const remote = newFunction(shared, 'Remote');
  const stack = new Stack(app, 'Orders', { env: { account, region: 'us-east-1' }, crossRegionReferences: true });
  machine(
    stack,
    'Workflow',
    new sfn.Pass(stack, 'Tell', { result: sfn.Result.fromObject({ arn: remote.functionArn }) }),
  );

  const { definition } = sourceFromStack(stack).machines[0]!;

  expect(state(definition, 'Tell')).toMatchObject({
    Result: { arn: `arn:aws:lambda:eu-west-1:111111111111:function:${logicalId(shared, remote)}` },
  });
});

test('the output of another stack resolves through Fn::GetStackOutput', () => {
  const app = new App();
  const shared = new Stack(app, 'Shared');
  new CfnOutput(shared, 'Charge', { value: newFunction(shared, 'Remote', { functionName: 'charge' }).functionArn });
  const stack = new Stack(app, 'Orders');
  const charge = Fn.getStackOutput('Shared', 'Charge');
  machine(stack, 'Workflow', new sfn.Pass(stack, 'Tell', { result: sfn.Result.fromObject({ charge }) }));

  const { definition } = sourceFromStack(stack).machines[0]!;

  expect(state(definition, 'Tell')).toMatchObject({ Result: { charge: `${FUNCTION}charge` } });
});

test('a parameter of the Parameter Store is what the app writes there, or else a stand-in with its name', () => {
  const app = new App();
  const shared = new Stack(app, 'Shared');
  new ssm.StringParameter(shared, 'Url', { parameterName: '/shop/url', stringValue: 'https://shop.example' });
  const stack = new Stack(app, 'Orders');
  const result = {
    known: ssm.StringParameter.valueForStringParameter(stack, '/shop/url'),
    unknown: ssm.StringParameter.valueForStringParameter(stack, '/shop/key'),
  };
  machine(stack, 'Workflow', new sfn.Pass(stack, 'Tell', { result: sfn.Result.fromObject(result) }));

  expect(state(sourceFromStack(stack).machines[0]!.definition, 'Tell')).toMatchObject({
    Result: { known: 'https://shop.example', unknown: '{{resolve:ssm:/shop/key}}' },
  });
  const given = sourceFromStack(stack, { parameters: { '/shop/key': 'secret' } });
  expect(state(given.machines[0]!.definition, 'Tell')).toMatchObject({ Result: { unknown: 'secret' } });
});

describe('nested stacks', () => {
  function nestedApp() {
    const app = new App();
    const shared = new Stack(app, 'Shared');
    const remote = newFunction(shared, 'Remote', { functionName: 'remote' });
    const stack = new Stack(app, 'Orders');
    const charge = newFunction(stack, 'Charge', { functionName: 'charge' });
    const nested = new NestedStack(stack, 'Nest');
    const calls = new tasks.LambdaInvoke(nested, 'OfParent', { lambdaFunction: charge }).next(
      new tasks.LambdaInvoke(nested, 'OfOther', { lambdaFunction: remote }),
    );
    const inner = machine(nested, 'Workflow', calls, { stateMachineName: 'inner' });
    const start = new tasks.StepFunctionsStartExecution(stack, 'Start', {
      stateMachine: inner,
      integrationPattern: sfn.IntegrationPattern.RUN_JOB,
    });
    machine(stack, 'Workflow', start, { stateMachineName: 'outer' });
    return { stack, nested };
  }

  test('a nested stack gets its parameters from its parent, which starts its machine by an output', () => {
    const { stack } = nestedApp();
    const [outer, inner] = sourceFromStack(stack).machines;
    expect(outer).toMatchObject({ name: 'outer', constructPath: 'Orders/Workflow/Resource' });
    expect(inner).toMatchObject({ name: 'inner', constructPath: 'Orders/Nest/Workflow/Resource' });
    expect(state(outer!.definition, 'Start')).toMatchObject({ Parameters: { StateMachineArn: inner!.arn } });
    expect(state(inner!.definition, 'OfParent')).toMatchObject({ Parameters: { FunctionName: `${FUNCTION}charge` } });
    expect(state(inner!.definition, 'OfOther')).toMatchObject({ Parameters: { FunctionName: `${FUNCTION}remote` } });
  });

  test("the source of a nested stack has its own machines, and its parent's beside them", () => {
    const source = sourceFromStack(nestedApp().nested);
    expect(source.origin).toMatch(/^template of nested stack Orders-Nest/);
    expect(source.machines.map((each) => each.name)).toEqual(['inner']);
    expect(source.others.map((each) => each.name)).toEqual(['outer']);
  });

  test('a nested stack whose template is elsewhere is left out', () => {
    const { stack } = nestedApp();
    new CfnStack(stack, 'Elsewhere', { templateUrl: 'https://s3.amazonaws.com/bucket/elsewhere.json' });
    expect(sourceFromStack(stack).machines.map((each) => each.name)).toEqual(['outer', 'inner']);
  });
});

test('a stack of a stage takes the region and account of its environment', () => {
  const stage = new Stage(new App(), 'Beta', { env: { account: '111111111111', region: 'eu-west-1' } });
  const stack = new Stack(stage, 'Orders');
  const charge = newFunction(stack, 'Charge', { functionName: 'charge' });
  machine(stack, 'Workflow', new tasks.LambdaInvoke(stack, 'Call', { lambdaFunction: charge }), {
    stateMachineName: 'orders',
  });

  const [workflow] = sourceFromStack(stack).machines;

  expect(workflow).toMatchObject({
    arn: 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders',
    constructPath: 'Beta/Orders/Workflow/Resource',
  });
  expect(state(workflow!.definition, 'Call')).toMatchObject({
    Parameters: { FunctionName: 'arn:aws:lambda:eu-west-1:111111111111:function:charge' },
  });
});

test('the machines of the other stacks are listed beside those of the stack', () => {
  const app = new App();
  const orders = new Stack(app, 'Orders');
  machine(orders, 'Workflow', new sfn.Pass(orders, 'A'), { stateMachineName: 'orders' });
  const refunds = new Stack(app, 'Refunds');
  machine(refunds, 'Workflow', new sfn.Pass(refunds, 'B'), { stateMachineName: 'refunds' });

  const source = sourceFromStack(orders);

  expect(source.machines.map((each) => each.name)).toEqual(['orders']);
  expect(source.others.map((each) => each.name)).toEqual(['refunds']);
});

test('the app is synthesized and resolved once for all its stacks', () => {
  const app = new App();
  const synthesized = jest.fn();
  const orders = new Stack(app, 'Orders');
  orders.node.addValidation({ validate: () => (synthesized(), []) });
  machine(orders, 'Workflow', new sfn.Pass(orders, 'A'));
  const refunds = new Stack(app, 'Refunds');

  const [first] = sourceFromStack(orders).machines;
  sourceFromStack(refunds);
  const [second] = sourceFromStack(orders).machines;

  expect(synthesized).toHaveBeenCalledTimes(1);
  expect(second!.definition).toEqual(first!.definition);
  expect(second!.template).toBe(first!.template);
});

test('an app that was synthesized before is used as it is', () => {
  const app = new App();
  const stack = new Stack(app, 'Orders');
  machine(stack, 'Workflow', new sfn.Pass(stack, 'A'), { stateMachineName: 'orders' });
  app.synth();
  expect(sourceFromStack(stack).machines.map((each) => each.name)).toEqual(['orders']);
});

test('a stack without an App around it brings its own', () => {
  const stack = new Stack();
  machine(stack, 'Workflow', new sfn.Wait(stack, 'Sleep', { time: sfn.WaitTime.duration(Duration.seconds(5)) }));
  expect(state(sourceFromStack(stack).machines[0]!.definition, 'Sleep')).toMatchObject({ Type: 'Wait', Seconds: 5 });
});

test('a machine whose condition is false does not exist', () => {
  const stack = new Stack(new App(), 'Orders');
  const never = new CfnCondition(stack, 'Never', { expression: Fn.conditionEquals('a', 'b') });
  const workflow = machine(stack, 'Workflow', new sfn.Pass(stack, 'A'));
  (workflow.node.defaultChild as sfn.CfnStateMachine).cfnOptions.condition = never;
  expect(sourceFromStack(stack).machines).toEqual([]);
});

test('an import that no stack of the app exports names the resource, the property and the way out', () => {
  const stack = new Stack(new App(), 'Orders');
  const custom = new sfn.CustomState(stack, 'Call', {
    stateJson: { Type: 'Task', Resource: Fn.importValue('charge-arn') },
  });
  const workflow = machine(stack, 'Workflow', custom);

  expect(() => sourceFromStack(stack).machines[0]!.definition).toThrow(
    `Cannot resolve Fn::ImportValue 'charge-arn' in ${logicalId(stack, workflow)} (AWS::StepFunctions::StateMachine) ` +
      `Properties.DefinitionString of stack Orders: no stack that is available here exports it. ` +
      `Set it in imports: { 'charge-arn': '...' }.`,
  );
  const given = sourceFromStack(stack, { imports: { 'charge-arn': `${FUNCTION}charge` } });
  expect(state(given.machines[0]!.definition, 'Call')).toMatchObject({ Resource: `${FUNCTION}charge` });
});

test('what is not a stack is refused with what was found', () => {
  expect(() => sourceFromStack({} as Stack)).toThrow(
    'Invalid stack: expected a Stack of the AWS CDK; found an object of class Object.',
  );
  expect(() => sourceFromStack(new App() as never)).toThrow(
    'Invalid stack: expected a Stack of the AWS CDK; found the construct ',
  );
  expect(() => sourceFromStack(undefined as never)).toThrow(
    'Invalid stack: expected a Stack of the AWS CDK; found undefined.',
  );
});
