// A workflow is an IStateMachine: rules, schedules and others take the workflow itself.
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { StepFunctionsRestApi } from 'aws-cdk-lib/aws-apigateway';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { User } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Schedule as Scheduler, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import {
  type CfnStateMachine,
  DistributedMap,
  ProvideItems,
  StateMachineType,
  TaskInput,
  type IStateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import { StepFunctionsStartExecution as StartTask } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { LambdaTask, LambdaWorkflow } from '../../src';
import { newFunction, newStack, statementsOf } from '../support/stacks';

function newWorkflow(stack: Stack, encryptionKey?: Key) {
  const lambdaFunction = newFunction(stack, 'Fn');
  const task = new LambdaTask(stack, 'Task', { lambdaFunction });
  return { lambdaFunction, task, workflow: new LambdaWorkflow(stack, 'Workflow', { definition: task, encryptionKey }) };
}

const actionsOf = (stack: Stack) => statementsOf(stack).flatMap(({ Action }) => Action);

describe.each<[string, (workflow: LambdaWorkflow) => IStateMachine]>([
  ['the workflow', (workflow) => workflow],
  ['its state machine', (workflow) => workflow.stateMachine],
])('%s', (_, machineOf) => {
  test('is the target of a rule and of a schedule, which may use its key', () => {
    const stack = newStack();
    const machine = machineOf(newWorkflow(stack, new Key(stack, 'Key')).workflow);
    new Rule(stack, 'Rule', { schedule: Schedule.rate(Duration.hours(1)) }).addTarget(new SfnStateMachine(machine));
    new Scheduler(stack, 'Schedule', {
      schedule: ScheduleExpression.rate(Duration.hours(1)),
      target: new StepFunctionsStartExecution(machine, {}),
    });
    const actions = actionsOf(stack);
    expect(actions.filter((action) => action === 'states:StartExecution')).toHaveLength(2);
    expect(actions.filter((action) => action === 'kms:GenerateDataKey').length).toBeGreaterThanOrEqual(3); // and the role
  });

  test.each<[string, (machine: IStateMachine, stack: Stack) => unknown]>([
    ['grantStartExecution', (machine, stack) => machine.grantStartExecution(fnOf(stack))],
    ['grantRead', (machine, stack) => machine.grantRead(fnOf(stack))],
    ['grantTaskResponse', (machine, stack) => machine.grantTaskResponse(fnOf(stack))],
    ['grantRedriveExecution', (machine, stack) => machine.grantRedriveExecution(fnOf(stack))],
    ['grantExecution', (machine, stack) => machine.grantExecution(fnOf(stack), 'states:StopExecution')],
    ['grant', (machine, stack) => machine.grant(fnOf(stack), 'states:UpdateStateMachine')],
  ])('%s to a function that it invokes is no circle', (_name, grant) => {
    const stack = newStack();
    grant(machineOf(newWorkflow(stack).workflow), stack);
    expect(() => Template.fromStack(stack)).not.toThrow();
    expect(actionsOf(stack).some((action) => action.startsWith('states:'))).toBe(true);
  });
});

const fnOf = (stack: Stack) => stack.node.findChild('Fn') as ReturnType<typeof newFunction>;

test('the newer grants of its state machine are those of the workflow, too', () => {
  const stack = newStack();
  const { workflow } = newWorkflow(stack);
  workflow.stateMachine.grants.redriveExecution(new User(stack, 'Operator'));
  expect(JSON.stringify(statementsOf(stack))).toContain(':execution:');
});

test('a REST API takes it, and its resource is the default child', () => {
  const stack = newStack();
  const definition = new LambdaTask(stack, 'Task', { lambdaFunction: newFunction(stack, 'Fn') });
  const stateMachineType = StateMachineType.EXPRESS;
  const workflow = new LambdaWorkflow(stack, 'Workflow', { definition, stateMachineType });
  new StepFunctionsRestApi(stack, 'Api', { stateMachine: workflow });
  (workflow.node.defaultChild as CfnStateMachine).stateMachineName = 'renamed';
  workflow.applyRemovalPolicy(RemovalPolicy.RETAIN);
  Template.fromStack(stack).hasResource('AWS::StepFunctions::StateMachine', {
    DeletionPolicy: 'Retain',
    Properties: { StateMachineName: 'renamed' },
  });
  expect(actionsOf(stack)).toContain('states:StartSyncExecution');
});

test('a task of another workflow starts it', () => {
  const stack = newStack();
  const stateMachine = newWorkflow(stack).workflow;
  new LambdaWorkflow(stack, 'Outer', {
    definition: StartTask.jsonata(stack, 'Start', { stateMachine, input: TaskInput.fromText('{% $states.input %}') }),
    taskTimeout: Duration.days(1),
  });
  expect(actionsOf(stack)).toContain('states:StartExecution');
});

describe('an imported workflow', () => {
  test.each([
    ['by its ARN', (s: Stack) => LambdaWorkflow.fromLambdaWorkflowArn(s, 'Theirs', s.formatArn(PARTS))],
    ['by its name', (s: Stack) => LambdaWorkflow.fromLambdaWorkflowName(s, 'Theirs', 'orders')],
  ])('%s has a name, grants and metrics', (_, imported) => {
    const stack = newStack();
    const workflow = imported(stack);
    workflow.grants.read(new User(stack, 'Reader'));
    workflow.grantStartSyncExecution(new User(stack, 'Starter'));
    expect(workflow.stateMachineName).toBe('orders');
    expect(workflow.metricFailed().metricName).toBe('ExecutionsFailed');
    const text = JSON.stringify(statementsOf(stack));
    expect(text).toContain(':stateMachine:orders');
    expect(text).toContain(':execution:orders:*');
    expect(text).toContain(':mapRun:orders/*:*'); // its states are not known
  });
});

const PARTS = {
  service: 'states',
  resource: 'stateMachine',
  resourceName: 'orders',
  arnFormat: 'arn:aws:service:region:account:resource:resourceName' as never,
};

test('read and redriveExecution reach Map Runs and child executions, if there is a distributed Map', () => {
  const stack = newStack();
  const { workflow, task } = newWorkflow(stack);
  workflow.grants.read(new User(stack, 'Reader'));
  workflow.grants.redriveExecution(new User(stack, 'Operator'));
  const items = ProvideItems.jsonArray([1]);
  const lambdaFunction = newFunction(stack, 'ItemFn');
  task.next(
    DistributedMap.jsonata(stack, 'Each', { items }).itemProcessor(new LambdaTask(stack, 'Item', { lambdaFunction })),
  );
  const granted = statementsOf(stack).map(
    ({ Action, Resource }) => `${[Action].flat().join()} ${JSON.stringify(Resource)}`,
  );
  expect(granted).toContainEqual(
    expect.stringMatching(/^states:DescribeMapRun,states:ListExecutions .*:mapRun:.*\/\*:\*/),
  );
  expect(granted).toContainEqual(expect.stringMatching(/^states:ListMapRuns .*:execution:.*:\*/));
  expect(granted).toContainEqual(expect.stringMatching(/^states:DescribeExecution,.*:execution:.*\/\*:\*/));
  expect(granted.filter((one) => /^states:RedriveExecution .*\/\*:\*/.test(one))).toHaveLength(2); // and the role
});

test('it has all metrics of a state machine', () => {
  const { workflow } = newWorkflow(newStack());
  const metrics = [workflow.metricAborted(), workflow.metricThrottled(), workflow.metricStarted()];
  expect(metrics.map(({ metricName }) => metricName)).toEqual([
    'ExecutionsAborted',
    'ExecutionThrottled',
    'ExecutionsStarted',
  ]);
});
