// What the design guidelines of the CDK ask of constructs.
import { App, CfnParameter, Duration, PropertyInjectors, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { AccountRootPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import {
  DistributedMap,
  LogLevel,
  Pass,
  ProvideItems,
  QueryLanguage,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import {
  ItemMap,
  KeyedParallel,
  LambdaTask,
  LambdaTaskChain,
  LambdaWorkflow,
  RejoiningChoice,
  WorkflowAlarms,
  type LambdaCallbackTaskProps,
  type LambdaWorkflowProps,
  type WorkflowAlarmsProps,
} from '../../src';
import { definitionOf, newFunction, newStack } from '../support/stacks';

function workflowIn(stack: Stack, props: Partial<LambdaWorkflowProps> = {}) {
  const definition = props.definition ?? new LambdaTask(stack, 'Task', { lambdaFunction: newFunction(stack, 'Fn') });
  return new LambdaWorkflow(stack, 'Workflow', { ...props, definition });
}

describe('property injection', () => {
  test('sets defaults for all workflows of a stack', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: LambdaWorkflow.PROPERTY_INJECTION_ID,
      inject: (props: LambdaWorkflowProps) => ({ logLevel: LogLevel.ERROR, ...props }),
    });
    workflowIn(stack);
    Template.fromStack(stack).hasResourceProperties('AWS::StepFunctions::StateMachine', {
      LoggingConfiguration: { Level: 'ERROR' },
    });
  });

  test('reaches tasks from the app', () => {
    const app = new App();
    PropertyInjectors.of(app).add({
      constructUniqueId: LambdaTask.PROPERTY_INJECTION_ID,
      inject: (props: object) => ({ comment: 'ours', ...props }),
    });
    const stack = new Stack(app, 'Stack');
    workflowIn(stack);
    expect(definitionOf(stack).States.Task).toMatchObject({ Comment: 'ours' });
  });

  test('every construct has an id of its own', () => {
    const classes = [
      ...[ItemMap, KeyedParallel, LambdaTask, LambdaTaskChain, LambdaWorkflow, RejoiningChoice, WorkflowAlarms],
    ];
    expect(classes.map((one) => one.PROPERTY_INJECTION_ID)).toEqual(
      classes.map(({ name }) => `cdk-lambda-workflows.${name}`),
    );
  });
});

describe('a callback', () => {
  const waiting = (props: Partial<LambdaCallbackTaskProps>, stack = newStack()) => {
    const lambdaFunction = newFunction(stack, 'Fn');
    const definition = LambdaTask.waitForTaskToken(stack, 'Task', { lambdaFunction, ...props });
    const { queryLanguage } = props;
    new LambdaWorkflow(stack, 'Workflow', { definition, queryLanguage });
    return definitionOf(stack).States.Task!;
  };

  test('may compute its timeout and its heartbeat', () => {
    const times = { timeoutExpression: '{% $states.input.days * 86400 %}', heartbeatExpression: '{% 60 %}' };
    expect(waiting(times)).toMatchObject({
      TimeoutSeconds: '{% $states.input.days * 86400 %}',
      HeartbeatSeconds: '{% 60 %}',
    });
  });

  test('reads them from paths in JSONPath', () => {
    const queryLanguage = QueryLanguage.JSON_PATH;
    expect(waiting({ timeoutExpression: '$.t', heartbeatExpression: '$.h', queryLanguage })).toMatchObject({
      TimeoutSecondsPath: '$.t',
      HeartbeatSecondsPath: '$.h',
    });
  });

  test.each([
    [
      {},
      'Stack/Task: timeout is missing: a lost token would keep the execution open for a year. Set timeout or timeoutExpression.',
    ],
    [
      { timeout: Duration.days(1) },
      'Stack/Task: heartbeat is missing: nothing would notice that the other side is gone. Set heartbeat or heartbeatExpression.',
    ],
    [
      { timeout: Duration.days(1), heartbeat: Duration.hours(1), heartbeatExpression: '{% 1 %}' },
      'Stack/Task: heartbeat and heartbeatExpression both set the heartbeat. Remove one of them.',
    ],
  ])('%j is an error', (props, message) => {
    expect(() => waiting(props)).toThrow(new Error(message));
  });
});

test('a duration may be a token, which the template resolves', () => {
  const stack = newStack();
  const timeout = Duration.seconds(new CfnParameter(stack, 'Seconds', { type: 'Number', default: 7 }).valueAsNumber);
  const task = new LambdaTask(stack, 'Task', { lambdaFunction: newFunction(stack, 'Fn'), timeout });
  workflowIn(stack, { definition: task, timeout });
  expect(definitionOf(stack)).toMatchObject({ TimeoutSeconds: 7, States: { Task: { TimeoutSeconds: 7 } } });
});

test.each<[string, (token: Duration) => [timeout: Duration, heartbeat: Duration]]>([
  ['a timeout', (token) => [token, Duration.minutes(5)]],
  ['a timeout and a heartbeat', (token) => [token, token]],
])('%s that only the deployment knows is neither too short nor too long', (_, wait) => {
  const stack = newStack(); // whose findings would fail the test
  const [timeout, heartbeat] = wait(Duration.seconds(new CfnParameter(stack, 'P', { type: 'Number' }).valueAsNumber));
  const lambdaFunction = newFunction(stack, 'Fn');
  const definition = LambdaTask.waitForTaskToken(stack, 'Approve', { lambdaFunction, timeout, heartbeat });
  workflowIn(stack, { definition, timeout: Duration.hours(1) });
  Template.fromStack(stack).resourceCountIs('AWS::StepFunctions::StateMachine', 1);
});

describe('alarms', () => {
  test('have thresholds and periods, and any actions', () => {
    const stack = newStack();
    const alarmTopic = new Topic(stack, 'Topic');
    const pager = new Topic(stack, 'Pager');
    const alarmOptions = { threshold: 5, period: Duration.minutes(1), evaluationPeriods: 3, datapointsToAlarm: 2 };
    workflowIn(stack, { alarmTopic, alarmActions: [new SnsAction(pager)], alarmOptions });
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ExecutionsFailed',
      ...{ Threshold: 5, Period: 60, EvaluationPeriods: 3, DatapointsToAlarm: 2 },
      AlarmActions: [alarmTopic, pager].map(({ topicArn }) => stack.resolve(topicArn) as object),
    });
  });

  test('may do something other than to notify a topic', () => {
    const stack = newStack();
    const definition = new LambdaTask(stack, 'Task', { lambdaFunction: newFunction(stack, 'Fn') });
    const { stateMachine } = workflowIn(stack, { definition });
    const alarms = new WorkflowAlarms(stack, 'Alarms', {
      stateMachine,
      actions: [new SnsAction(new Topic(stack, 'T'))],
    });
    expect(alarms.failed.node.path).toBe('Stack/Alarms/Failed');
  });

  test('have names if there is a prefix', () => {
    const stack = newStack();
    workflowIn(stack, { alarmTopic: new Topic(stack, 'Topic'), alarmOptions: { namePrefix: 'orders-' } });
    const alarms = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
    expect(alarms.map(({ Properties }) => Properties.AlarmName as string).sort()).toEqual(
      ['Aborted', 'Failed', 'Throttled', 'TimedOut'].map((name) => `orders-${name}`),
    );
  });

  test.each([
    ['a workflow', StateMachineType.STANDARD, 4],
    ['an EXPRESS workflow', StateMachineType.EXPRESS, 3],
  ])('watch %s', (_, stateMachineType, count) => {
    const stack = newStack();
    new WorkflowAlarms(stack, 'Alarms', { stateMachine: workflowIn(stack, { stateMachineType }) });
    Template.fromStack(stack).resourceCountIs('AWS::CloudWatch::Alarm', count);
  });

  test('watch a workflow that is made elsewhere', () => {
    const stack = newStack();
    const stateMachine = LambdaWorkflow.fromLambdaWorkflowName(stack, 'Legacy', 'legacy');
    new WorkflowAlarms(stack, 'Alarms', { stateMachine });
    Template.fromStack(stack).resourceCountIs('AWS::CloudWatch::Alarm', 4);
  });

  test.each<[Partial<WorkflowAlarmsProps>, string]>([
    [{ stateMachine: undefined }, 'stateMachine is missing: set it to the workflow or the state machine to watch.'],
    [{ threshold: 0 }, 'threshold must be at least 1; found 0.'],
    [{ evaluationPeriods: 0 }, 'evaluationPeriods must be at least 1; found 0.'],
  ])('refuse %j', (props, message) => {
    const stack = newStack();
    const stateMachine = workflowIn(stack);
    expect(() => new WorkflowAlarms(stack, 'Alarms', { stateMachine, ...props } as WorkflowAlarmsProps)).toThrow(
      new Error(`Stack/Alarms: ${message}`),
    );
  });

  test('without a topic or an action cannot have options', () => {
    expect(() => workflowIn(newStack(), { alarmOptions: { threshold: 2 } })).toThrow(
      'Stack/Workflow: alarmOptions has no effect without alarms. Set alarmTopic or alarmActions.',
    );
  });
});

describe('managedPolicies', () => {
  test('leaves no inline policy, neither of the role nor of grantees', () => {
    const stack = newStack();
    const task = new LambdaTask(stack, 'Item', { lambdaFunction: newFunction(stack, 'ItemFn') });
    const definition = DistributedMap.jsonata(stack, 'Each', { items: ProvideItems.jsonArray([1]) }).itemProcessor(
      task,
    );
    workflowIn(stack, { definition, managedPolicies: true }).grants.startExecution(newFunction(stack, 'Api'));
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::IAM::Policy', 0);
    template.resourceCountIs('AWS::IAM::ManagedPolicy', 3);
  });

  test.each(['Stack', 'Other'])('leaves no inline policy of a role that is given, in %s', (id) => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const home = id === 'Stack' ? stack : new Stack(app, id);
    const role = new Role(home, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    workflowIn(stack, { managedPolicies: true, role });
    for (const one of [stack, home]) Template.fromStack(one).resourceCountIs('AWS::IAM::Policy', 0);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', { Roles: [Match.anyValue()] });
    const [policy] = Object.keys(template.findResources('AWS::IAM::ManagedPolicy'));
    template.hasResource('AWS::StepFunctions::StateMachine', { DependsOn: Match.arrayWith([policy]) });
  });

  test('changes no role that must not be changed', () => {
    const stack = newStack();
    const arn = 'arn:aws:iam::111111111111:role/mine';
    const role = Role.fromRoleArn(stack, 'Role', arn, { mutable: false });
    const item = new LambdaTask(stack, 'Item', { lambdaFunction: newFunction(stack, 'ItemFn') });
    const definition = DistributedMap.jsonata(stack, 'Each', { items: ProvideItems.jsonArray([1]) }).itemProcessor(
      item,
    );
    workflowIn(stack, { definition, managedPolicies: true, role }).grants.startExecution(role);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::ManagedPolicy', 0);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
  });

  test.each([true, false])('divides what does not fit into one (new role: %s)', (isNew) => {
    const stack = newStack();
    const functions = Array.from({ length: 60 }, (_, index) => newFunction(stack, `Fn${index}`));
    const role = isNew
      ? undefined
      : new Role(stack, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    workflowIn(stack, { definition: new LambdaTaskChain(stack, 'Chain', { functions }), managedPolicies: true, role });
    expect(Object.keys(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy')).length).toBeGreaterThan(1);
  });
});

describe('roleName', () => {
  test('names the new role', () => {
    const stack = newStack();
    workflowIn(stack, { roleName: 'orders-workflow' });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', { RoleName: 'orders-workflow' });
  });

  test.each<[(stack: Stack) => Partial<LambdaWorkflowProps>, string]>([
    [() => ({ roleName: 'my role' }), "roleName must have 1 to 64 letters, digits and +=,.@_-; found 'my role'."],
    [
      (stack) => ({ roleName: 'mine', role: new Role(stack, 'Mine', { assumedBy: new AccountRootPrincipal() }) }),
      'roleName only applies to the role that the workflow creates. Set it on your own role instead.',
    ],
  ])('refuses %s', (propsOf, message) => {
    const stack = newStack();
    expect(() => workflowIn(stack, propsOf(stack))).toThrow(new Error(`Stack/Workflow: ${message}`));
  });
});

test('the log group may have a name', () => {
  const stack = newStack();
  workflowIn(stack, { definition: new Pass(stack, 'Pass'), logGroupName: '/aws/vendedlogs/states/orders' });
  Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: '/aws/vendedlogs/states/orders',
  });
});
