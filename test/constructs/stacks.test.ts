// Workflows across stacks, nested stacks, stages, Regions and accounts, in CDK Pipelines, and under Aspects.
import {
  App,
  Aspects,
  CfnOutput,
  Duration,
  Fn,
  NestedStack,
  RemovalPolicy,
  Stack,
  Stage,
  type StackProps,
} from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Repository } from 'aws-cdk-lib/aws-codecommit';
import {
  AccountRootPrincipal,
  ManagedPolicy,
  PermissionsBoundary as Boundary,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, CfnFunction, Function as LambdaFunction, Version } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { CodePipeline, CodePipelineSource, ShellStep } from 'aws-cdk-lib/pipelines';
import type { Construct } from 'constructs';
import { LambdaTask, LambdaTaskChain, LambdaWorkflow, OnFailure, WorkflowAlarms } from '../../src';
import { definitionOf, newFunction, newStack, statementsOf } from '../support/stacks';

const HERE = { account: '111111111111', region: 'eu-west-1' };
const THERE = { account: '111111111111', region: 'us-east-1' };
const WAIT = { timeout: Duration.hours(1), heartbeat: Duration.minutes(1) };

const newTask = (scope: Construct, id: string, lambdaFunction = newFunction(scope, `${id}Fn`)) =>
  new LambdaTask(scope, id, { lambdaFunction });

interface Deployed {
  /** The ids of the stacks that are deployed before this one. */
  readonly after: readonly string[];
  readonly text: string;
}

/** What the app deploys, by the names of its stacks. Fails if it has a circle, an error or a warning of ours. */
function deployed(app: App): Readonly<Record<string, Deployed>> {
  const { stacks } = app.synth();
  const notes = app.node.findAll().flatMap(({ node }) => node.metadata.map(({ data }) => String(data)));
  expect(notes.filter((note) => note.includes('cdk-lambda-workflows'))).toEqual([]);
  return Object.fromEntries(
    stacks.map(({ stackName, dependencies, template }) => [
      stackName,
      {
        after: dependencies.map(({ id }) => id).filter((id) => !id.endsWith('.assets')),
        text: JSON.stringify(template),
      },
    ]),
  );
}

function twoStacks(one: StackProps = { env: HERE }, other: StackProps = one): [App, Stack, Stack] {
  const app = new App();
  return [app, new Stack(app, 'Orders', one), new Stack(app, 'Other', other)];
}

test('CDK Pipelines deploys a workflow of a stage, and its steps know its ARN', () => {
  const app = new App();
  const stack = new Stack(app, 'Pipeline', { env: HERE });
  const input = CodePipelineSource.codeCommit(
    new Repository(stack, 'Repository', { repositoryName: 'orders' }),
    'main',
  );
  const pipeline = new CodePipeline(stack, 'Pipeline', {
    synth: new ShellStep('Synth', { input, commands: ['synth'] }),
  });
  for (const [name, env] of [
    ['Beta', HERE],
    ['Prod', THERE],
  ] as const) {
    const stage = new Stage(stack, name, { env });
    const orders = new Stack(stage, 'Orders');
    const workflow = new LambdaWorkflow(orders, 'Workflow', { definition: newTask(orders, 'Charge') });
    const value = new CfnOutput(orders, 'Arn', { value: workflow.stateMachineArn });
    pipeline.addStage(stage, { post: [new ShellStep('Check', { envFromCfnOutputs: { value }, commands: ['check'] })] });
    expect(definitionOf(orders).States).toHaveProperty('Charge');
  }
  const { Pipeline } = deployed(app);
  expect(Pipeline!.text).toContain('Beta-Orders');
  expect(Pipeline!.text).toContain('Prod-Orders');
});

describe('nested stacks', () => {
  test('a workflow in one invokes a function of its parent, which may start it', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack', { env: HERE });
    const lambdaFunction = newFunction(stack, 'Fn');
    const nested = new NestedStack(stack, 'Nested');
    const workflow = new LambdaWorkflow(nested, 'Workflow', { definition: newTask(nested, 'Task', lambdaFunction) });
    workflow.grants.startExecution(lambdaFunction);
    expect(Object.keys(deployed(app))).toEqual(['Stack']);
    expect(JSON.stringify(Template.fromStack(nested))).toContain('states:StartExecution');
    expect(JSON.stringify(Template.fromStack(stack))).not.toContain('states:StartExecution');
  });

  test('a workflow invokes a function of one, which returns the token and may start it', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack', { env: HERE });
    const callback = newFunction(new NestedStack(stack, 'Nested'), 'Fn');
    const definition = LambdaTask.waitForTaskToken(stack, 'Task', { lambdaFunction: callback, callback, ...WAIT });
    const workflow = new LambdaWorkflow(stack, 'Workflow', { definition });
    workflow.grants.startExecution(callback);
    expect(deployed(app).Stack!.text).toContain('states:SendTaskSuccess');
  });

  test('two of them share functions, keys and topics', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack', { env: HERE });
    const [one, two] = [new NestedStack(stack, 'One'), new NestedStack(stack, 'Two')];
    const lambdaFunction = newFunction(one, 'Fn');
    const workflow = new LambdaWorkflow(two, 'Workflow', {
      definition: newTask(two, 'Task', lambdaFunction),
      encryptionKey: new Key(one, 'Key'),
      onFailure: OnFailure.notify(new Topic(one, 'Topic', { masterKey: new Key(one, 'TopicKey') })),
    });
    workflow.grants.startExecution(lambdaFunction);
    expect(Object.keys(deployed(app))).toEqual(['Stack']);
    expect(JSON.stringify(Template.fromStack(one))).not.toContain('states:StartExecution');
  });
});

describe('another stack', () => {
  test('has the function, which returns the token and may start the workflow', () => {
    const [app, stack, other] = twoStacks();
    const callback = newFunction(other, 'Fn');
    const definition = LambdaTask.waitForTaskToken(stack, 'Task', { lambdaFunction: callback, callback, ...WAIT });
    new LambdaWorkflow(stack, 'Workflow', { definition }).grants.startExecution(callback);
    expect(deployed(app)).toMatchObject({ Orders: { after: ['Other'] }, Other: { after: [] } });
  });

  test('has the alias and the version that are invoked', () => {
    const [app, stack, other] = twoStacks();
    const version = newFunction(other, 'Two', {
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    }).currentVersion;
    const functions = [newFunction(other, 'One').addAlias('live'), version];
    new LambdaWorkflow(stack, 'Workflow', { definition: new LambdaTaskChain(stack, 'Chain', { functions }) });
    expect(deployed(app).Orders!.after).toEqual(['Other']);
    const machines = Object.values(Template.fromStack(stack).findResources('AWS::StepFunctions::StateMachine'));
    expect(JSON.stringify(machines[0]!.Properties.DefinitionString)).toMatch(/States[^A-Z]+One\W.*Two\W/);
  });

  test('has the role of the workflow, whose permissions are in the stack of the workflow', () => {
    const [app, stack, other] = twoStacks();
    const role = new Role(other, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    const starter = newFunction(other, 'Starter');
    const workflow = new LambdaWorkflow(stack, 'Workflow', { definition: newTask(stack, 'Task'), role });
    workflow.grants.startExecution(starter);
    const { Orders, Other } = deployed(app);
    expect(Orders!.after).toEqual(['Other']);
    expect(Other!.text).not.toMatch(/lambda:InvokeFunction|states:StartExecution|logs:CreateLogDelivery/);
    const { DependsOn } = Object.values(
      Template.fromStack(stack).findResources('AWS::StepFunctions::StateMachine'),
    )[0]!;
    expect(DependsOn).toEqual([expect.stringContaining('RolePolicy')]);
  });

  test('has the key and the topic of the workflow, and a function that may start it', () => {
    const [app, stack, other] = twoStacks();
    const key = new Key(other, 'Key');
    const workflow = new LambdaWorkflow(stack, 'Workflow', {
      definition: newTask(stack, 'Task'),
      encryptionKey: key,
      alarmTopic: new Topic(other, 'Topic'),
    });
    workflow.grants.startExecution(newFunction(other, 'Starter'));
    expect(deployed(app)).toMatchObject({ Orders: { after: ['Other'] }, Other: { after: [] } });
  });

  test('has a function of another workflow of the same stack', () => {
    const [app, stack, other] = twoStacks();
    const lambdaFunction = newFunction(other, 'Fn');
    new LambdaWorkflow(stack, 'First', { definition: newTask(stack, 'One') }).grants.startExecution(lambdaFunction);
    new LambdaWorkflow(stack, 'Second', { definition: newTask(stack, 'Two', lambdaFunction) });
    expect(deployed(app)).toMatchObject({ Orders: { after: ['Other'] }, Other: { after: [] } });
  });

  test('that the stack of the workflow waits for keeps its order', () => {
    const [app, stack, other] = twoStacks();
    // The oldest supported version has addDependency only.
    ((stack as Partial<Stack>).addStackDependency ?? stack.addDependency).call(stack, other);
    const workflow = new LambdaWorkflow(stack, 'Workflow', { definition: newTask(stack, 'Task') });
    workflow.grants.startExecution(newFunction(other, 'Starter'));
    expect(deployed(app)).toMatchObject({ Orders: { after: ['Other'] }, Other: { after: [] } });
  });

  test('is known by tokens only, as are its account and its Region', () => {
    const [app, stack, other] = twoStacks({});
    const stateMachineName = `orders-${stack.region}`;
    new LambdaWorkflow(stack, 'Workflow', { definition: newTask(stack, 'Task'), stateMachineName });
    const imported = LambdaWorkflow.fromLambdaWorkflowName(other, 'Imported', `orders-${other.region}`);
    imported.grants.startExecution(newFunction(other, 'Starter'));
    expect(deployed(app)).toMatchObject({ Orders: { after: [] }, Other: { after: [] } });
  });
});

describe('another Region or account', () => {
  const crossRegionReferences = true;
  const far = { env: THERE, crossRegionReferences };

  test('has a function that may start the workflow, through crossRegionReferences', () => {
    const [app, stack, other] = twoStacks({ env: HERE, crossRegionReferences }, far);
    const workflow = new LambdaWorkflow(stack, 'Workflow', { definition: newTask(stack, 'Task') });
    workflow.grants.startExecution(newFunction(other, 'Starter'));
    expect(deployed(app)).toMatchObject({ Orders: { after: [] }, Other: { after: ['Orders'] } });
  });

  test('has a role that may start a workflow with a name', () => {
    const [app, stack, other] = twoStacks({ env: HERE }, { env: { ...HERE, account: '222222222222' } });
    const definition = newTask(stack, 'Task');
    const workflow = new LambdaWorkflow(stack, 'Workflow', { definition, stateMachineName: 'orders' });
    const assumedBy = new AccountRootPrincipal();
    workflow.grants.startExecution(new Role(other, 'Role', { roleName: 'starter', assumedBy }));
    const { Orders, Other } = deployed(app);
    expect(Other!.text).toContain(':states:eu-west-1:111111111111:stateMachine:orders');
    expect(Orders!.text).not.toContain('states:StartExecution');
  });

  test.each<[string, (stack: Stack, topic: Topic) => unknown, string]>([
    [
      'alarms of a workflow',
      (stack, alarmTopic) => new LambdaWorkflow(stack, 'It', { definition: newTask(stack, 'Task'), alarmTopic }),
      'Orders/It: alarmTopic is',
    ],
    [
      'OnFailure.notify',
      (stack, topic) =>
        new LambdaWorkflow(stack, 'It', { definition: newTask(stack, 'Task'), onFailure: OnFailure.notify(topic) }),
      'Orders/It: the topic of OnFailure.notify is',
    ],
    [
      'WorkflowAlarms',
      (stack, topic) => {
        const stateMachine = new LambdaWorkflow(stack, 'Workflow', { definition: newTask(stack, 'Task') });
        return new WorkflowAlarms(stack, 'It', { stateMachine, topic });
      },
      'Orders/It: topic is',
    ],
  ])('cannot have the topic of %s', (_, make, message) => {
    const [, stack, other] = twoStacks({ env: HERE, crossRegionReferences }, far);
    const rest =
      "in Region us-east-1, the workflow in eu-west-1. Use a topic of the workflow's Region, which may forward its messages.";
    expect(() => make(stack, new Topic(other, 'Topic'))).toThrow(new Error(`${message} ${rest}`));
  });
});

test('imported functions are invoked and granted by the ARN that they are imported with', () => {
  const stack = new Stack(new App(), 'Stack', { env: HERE });
  const arn = (name: string) => `arn:aws:lambda:eu-west-1:111111111111:function:${name}`;
  const parameter = StringParameter.valueForStringParameter(stack, '/function');
  const aliasVersion = Version.fromVersionArn(stack, 'Aliased', arn('aliased:7'));
  const functions = [
    LambdaFunction.fromFunctionArn(stack, 'ByArn', arn('by-arn')),
    LambdaFunction.fromFunctionName(stack, 'ByName', 'by-name'),
    LambdaFunction.fromFunctionAttributes(stack, 'ByAttributes', {
      functionArn: arn('by-attributes:live'),
      sameEnvironment: true,
    }),
    LambdaFunction.fromFunctionArn(stack, 'ByParameter', parameter),
    LambdaFunction.fromFunctionArn(stack, 'ByExport', Fn.importValue('function')),
    Version.fromVersionArn(stack, 'ByVersion', arn('by-version:7')),
    Alias.fromAliasAttributes(stack, 'ByAlias', { aliasName: 'live', aliasVersion }),
  ];
  const chain = new LambdaTaskChain(stack, 'Chain', { functions });
  new LambdaWorkflow(stack, 'Workflow', { definition: chain, onFailure: OnFailure.invoke(functions[0]!) });
  const granted = statementsOf(stack).filter(({ Action }) => Action === 'lambda:InvokeFunction');
  const byName = {
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':lambda:eu-west-1:111111111111:function:by-name']],
  };
  const byText = (one: unknown, other: unknown) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
  expect(granted.map(({ Resource }) => Resource).sort(byText)).toEqual(
    [
      ...[arn('by-arn'), byName, arn('by-attributes:live'), stack.resolve(parameter) as object],
      ...[{ 'Fn::ImportValue': 'function' }, arn('by-version:*'), arn('aliased:live')],
    ].sort(byText),
  );
  const timeouts = Object.values(definitionOf(stack, { function: arn('by-export') }).States).flatMap(
    ({ TimeoutSeconds }) => TimeoutSeconds ?? [],
  );
  expect(new Set(timeouts)).toEqual(new Set([905])); // nothing says how long they may run
});

describe('Aspects', () => {
  test('that change functions and tasks reach the definition', () => {
    const stack = newStack();
    Boundary.of(stack).apply(ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess'));
    Aspects.of(stack).add({
      visit(node) {
        if (node instanceof CfnFunction) node.timeout = 700;
        if (node instanceof LambdaInvoke) node.addRetry({ errors: [`Of ${node.node.id}`] });
      },
    });
    const onFailure = OnFailure.invoke(newFunction(stack, 'Handler'));
    new LambdaWorkflow(stack, 'Workflow', { definition: newTask(stack, 'Task'), onFailure });
    expect(definitionOf(stack).States).toMatchObject({
      Task: { TimeoutSeconds: 705, Retry: expect.arrayContaining([{ ErrorEquals: ['Of Task'] }]) as unknown },
      HandleFailure: {
        TimeoutSeconds: 705,
        Retry: expect.arrayContaining([{ ErrorEquals: ['Of HandleFailure'] }]) as unknown,
      },
    });
    const roles = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role'));
    expect(roles.filter(({ Properties }) => !('PermissionsBoundary' in Properties))).toEqual([]);
  });

  test('that add a state get its permission', () => {
    const stack = newStack();
    const task = newTask(stack, 'Task');
    const late = newFunction(stack, 'LateFn');
    Aspects.of(stack).add({
      visit(node) {
        if (node === task && stack.node.tryFindChild('Late') === undefined) task.next(newTask(stack, 'Late', late));
      },
    });
    new LambdaWorkflow(stack, 'Workflow', { definition: task });
    expect(Object.keys(definitionOf(stack).States)).toEqual(['Task', 'Late']);
    expect(statementsOf(stack).map(({ Resource }) => Resource)).toContainEqual(stack.resolve(late.functionArn));
  });
});
