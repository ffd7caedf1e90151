// Grants, alarms, keys and logs of a workflow.
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Table, AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal, User } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LogLevel, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { MonitoringFacade } from 'cdk-monitoring-constructs';
import { LambdaTask, LambdaWorkflow, type LambdaWorkflowProps } from '../../src';
import { newFunction, newStack, statementsOf } from '../support/stacks';

function workflow(props: Partial<LambdaWorkflowProps> = {}, stack: Stack = newStack()) {
  const lambdaFunction = newFunction(stack, 'Fn');
  const definition = props.definition ?? new LambdaTask(stack, 'Only', { lambdaFunction });
  return { stack, lambdaFunction, made: new LambdaWorkflow(stack, 'Workflow', { ...props, definition }) };
}

const statesStatements = (stack: Stack) =>
  statementsOf(stack).filter(({ Action }) => [Action].flat().every((one) => one.startsWith('states:')));

describe('grants', () => {
  test('redriveExecution is on the executions, not on the state machine', () => {
    const { stack, made } = workflow();
    made.grants.redriveExecution(new User(stack, 'Operator'));
    const { Resource } = statesStatements(stack)[0]!;
    expect(JSON.stringify(Resource)).toContain(':execution:');
    expect(JSON.stringify(Resource)).not.toContain(':stateMachine:');
  });

  test('read names only the state machine and its executions', () => {
    const { stack, made } = workflow();
    made.grants.read(new User(stack, 'Reader'));
    expect(
      statesStatements(stack).map(({ Action, Resource }) => [Action, JSON.stringify(Resource).includes(':execution:')]),
    ).toEqual([
      [['states:DescribeStateMachine', 'states:ListExecutions'], false],
      [['states:DescribeExecution', 'states:DescribeStateMachineForExecution', 'states:GetExecutionHistory'], true],
    ]);
    expect(statesStatements(stack).map(({ Resource }) => Resource)).not.toContain('*');
  });

  test('a function that the workflow invokes may start it: no circular dependency', () => {
    const { stack, made, lambdaFunction } = workflow();
    made.grants.startExecution(lambdaFunction);
    made.grants.execution(lambdaFunction, 'states:StopExecution');
    made.grants.actions(lambdaFunction, 'states:UpdateStateMachine');
    expect(() => Template.fromStack(stack)).not.toThrow();
    expect(statesStatements(stack)).toHaveLength(3);
  });

  test('a function of the stack that the workflow depends on may start it: no circle of stacks', () => {
    const app = new App();
    const [functions, stack] = [new Stack(app, 'Functions'), new Stack(app, 'Stack')];
    const lambdaFunction = newFunction(functions, 'Fn');
    const { made } = workflow({ definition: new LambdaTask(stack, 'Task', { lambdaFunction }) }, stack);
    made.grants.startExecution(newFunction(functions, 'Api'));
    made.grants.taskResponse(newFunction(functions, 'Callback'));
    expect(() => app.synth()).not.toThrow();
    expect(statesStatements(stack)).toHaveLength(2);
  });

  test('startSyncExecution is for EXPRESS, redriveExecution for STANDARD', () => {
    const { stack, made } = workflow();
    const who = new User(stack, 'Who');
    expect(() => made.grants.startSyncExecution(who)).toThrow(
      'Stack/Workflow: startSyncExecution is only for EXPRESS workflows. Grant startExecution, or change stateMachineType.',
    );
    const express = workflow({ stateMachineType: StateMachineType.EXPRESS });
    express.made.grants.startSyncExecution(new User(express.stack, 'Who'));
    expect(() => express.made.grants.redriveExecution(new User(express.stack, 'Other'))).toThrow(
      'redriveExecution is only for STANDARD workflows',
    );
  });

  test('the workflow itself is a grantee', () => {
    const { stack, made } = workflow();
    const table = new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } });
    table.grantReadData(made);
    expect(JSON.stringify(statementsOf(stack))).toContain('dynamodb:GetItem');
  });
});

describe('alarms', () => {
  test('for failed, timed-out, throttled and aborted executions go to the topic', () => {
    const stack = newStack();
    const { made } = workflow({ alarmTopic: new Topic(stack, 'Topic') }, stack);
    const alarms = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
    expect(alarms.map(({ Properties }) => Properties.MetricName).sort()).toEqual([
      'ExecutionThrottled',
      'ExecutionsAborted',
      'ExecutionsFailed',
      'ExecutionsTimedOut',
    ]);
    for (const { Properties } of alarms) {
      expect(Properties).toMatchObject({
        Threshold: 1,
        Period: 300,
        EvaluationPeriods: 1,
        TreatMissingData: 'notBreaching',
        AlarmActions: [{ Ref: expect.stringMatching(/^Topic/) }],
      });
    }
    expect(made.alarms?.failed.node.path).toBe('Stack/Workflow/Alarms/Failed');
  });

  test('of EXPRESS leave out what cannot happen there', () => {
    const stack = newStack();
    const stateMachineType = StateMachineType.EXPRESS;
    const { made } = workflow({ alarmTopic: new Topic(stack, 'Topic'), stateMachineType }, stack);
    expect(made.alarms?.aborted).toBeUndefined();
  });

  test('cost nothing unless a topic is given', () => {
    expect(workflow().made.alarms).toBeUndefined();
  });
});

test('cdk-monitoring-constructs monitors it', () => {
  const { stack, made } = workflow();
  new MonitoringFacade(stack, 'Monitoring').monitorStepFunction({ stateMachine: made.stateMachine });
  Template.fromStack(stack).resourceCountIs('AWS::CloudWatch::Dashboard', 1);
});

test('the metrics are those of the state machine', () => {
  const { made } = workflow();
  const names = [made.metricFailed(), made.metricSucceeded(), made.metricTimedOut(), made.metricTime()];
  expect(names.map(({ metricName }) => metricName)).toEqual([
    'ExecutionsFailed',
    'ExecutionsSucceeded',
    'ExecutionsTimedOut',
    'ExecutionTime',
  ]);
  expect(made.metric('ExecutionsStarted', { period: Duration.minutes(1) }).period.toMinutes()).toBe(1);
});

describe('encryption', () => {
  test('with a key gives the state machine a name, which the permission for the key carries', () => {
    const stack = newStack();
    const { made } = workflow({ encryptionKey: new Key(stack, 'Key') }, stack);
    made.grants.startExecution(new User(stack, 'Starter'));
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      StateMachineName: 'StackWorkflow83655B4D',
      EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY' },
    });
    const conditions = statementsOf(stack)
      .map((statement) => (statement as { Condition?: { StringEquals: Record<string, unknown> } }).Condition)
      .map((condition) => condition?.StringEquals['kms:EncryptionContext:aws:states:stateMachineArn'])
      .filter((arn) => arn !== undefined);
    expect(conditions).toHaveLength(2); // the role's, the starter's
    expect(JSON.stringify(conditions[0])).toContain(':stateMachine:StackWorkflow83655B4D"');
  });

  test('of the log is allowed to CloudWatch Logs for this log group', () => {
    const stack = newStack();
    const key = new Key(stack, 'Key');
    workflow({ logEncryptionKey: key }, stack);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: stack.resolve(key.keyArn) });
    expect(JSON.stringify(template.findResources('AWS::KMS::Key'))).toContain('kms:EncryptionContext:aws:logs:arn');
  });
});

test('a workflow can use a given role and log group', () => {
  const stack = newStack();
  const role = new Role(stack, 'Mine', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
  const logGroup = new LogGroup(stack, 'Logs', { logGroupName: '/aws/vendedlogs/states/mine' });
  const { made } = workflow({ role, logGroup }, stack);
  expect(made.role).toBe(role);
  expect(made.logGroup).toBe(logGroup);
  Template.fromStack(stack).resourceCountIs('AWS::Logs::LogGroup', 1);
});

test('without logging there is no log group and no permission for one', () => {
  const { stack, made } = workflow({ logLevel: LogLevel.OFF, tracingEnabled: false });
  expect(made.logGroup).toBeUndefined();
  Template.fromStack(stack).resourceCountIs('AWS::Logs::LogGroup', 0);
  expect(JSON.stringify(statementsOf(stack))).not.toContain('logs:');
});

test('the role may be assumed only for state machines of this account', () => {
  const { stack, made } = workflow({});
  const { account, region, partition } = stack;
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Action: 'sts:AssumeRole',
          Effect: 'Allow',
          Principal: { Service: 'states.amazonaws.com' },
          Condition: {
            ArnLike: {
              'aws:SourceArn': stack.resolve(`arn:${partition}:states:${region}:${account}:stateMachine:*`) as object,
            },
            StringEquals: { 'aws:SourceAccount': stack.resolve(account) as object },
          },
        },
      ],
    },
  });
  expect(made.role.assumeRoleAction).toBe('sts:AssumeRole');
});
