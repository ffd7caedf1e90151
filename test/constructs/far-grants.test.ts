// Grants to roles of other stacks: in whose stack the permission is, so that no two stacks wait for each other.
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { LambdaTask, LambdaWorkflow } from '../../src';
import { newFunction, statementsOf } from '../support/stacks';

const env = { account: '111111111111', region: 'eu-west-1' };

function stacks<Id extends string>(...ids: Id[]): [App, Record<Id, Stack>] {
  const app = new App();
  return [app, Object.fromEntries(ids.map((id) => [id, new Stack(app, id, { env })])) as Record<Id, Stack>];
}

function workflowOf(scope: Construct, id: string, lambdaFunction = newFunction(scope, `${id}Fn`)): LambdaWorkflow {
  return new LambdaWorkflow(scope, id, { definition: new LambdaTask(scope, `${id}Task`, { lambdaFunction }) });
}

/** The stacks that contain the permission to start an execution. Throws if two stacks wait for each other. */
function startersIn(app: App): string[] {
  const { stacks: all } = app.synth();
  return all
    .filter(({ template }) => JSON.stringify(template).includes('states:StartExecution'))
    .map(({ id }) => id)
    .sort();
}

test('a stack that the workflow waits for through a third one gets no permission', () => {
  const [app, { Orders, Middle, First }] = stacks('Orders', 'Middle', 'First');
  const first = newFunction(First, 'Fn');
  const middle = newFunction(Middle, 'Fn', { environment: { FIRST: first.functionArn } });
  workflowOf(Orders, 'Workflow', middle).grants.startExecution(first);
  expect(startersIn(app)).toEqual(['Orders']);
});

test.each<[string, (own: LambdaFunction, other: LambdaFunction) => unknown]>([
  ['a reference', (own, other) => own.addEnvironment('OTHER', other.functionArn)],
  ['a dependency between constructs', (own, other) => own.node.addDependency(other)],
])('the whole stack of the workflow counts: %s of another construct, made after the grant', (_, wait) => {
  const [app, { Orders, Other }] = stacks('Orders', 'Other');
  const [own, other] = [newFunction(Orders, 'Own'), newFunction(Other, 'Fn')];
  workflowOf(Orders, 'Workflow').grants.startExecution(other);
  wait(own, other);
  expect(startersIn(app)).toEqual(['Orders']);
});

test('a stack that uses the workflow has the permission', () => {
  const [app, { Orders, Other }] = stacks('Orders', 'Other');
  const workflow = workflowOf(Orders, 'Workflow');
  const starter = newFunction(Other, 'Fn', { environment: { WORKFLOW: workflow.stateMachineArn } });
  const grant = workflow.grants.startExecution(starter);
  const trigger = new CfnResource(Other, 'Trigger', { type: 'AWS::Test::Trigger' });
  grant.applyBefore(trigger);
  expect(startersIn(app)).toEqual(['Other']);
  expect(Template.fromStack(Other).toJSON()).toHaveProperty(
    ['Resources', 'Trigger', 'DependsOn', 0],
    expect.stringContaining('GrantOf'),
  );
});

test.each([true, false])('grants of two workflows that would make a circle of three stacks (%s)', (isFirst) => {
  const [app, { Orders, Billing, Tools }] = stacks('Orders', 'Billing', 'Tools');
  const [tool, bill] = [newFunction(Tools, 'Fn'), newFunction(Billing, 'Fn')];
  const make = [
    () => workflowOf(Orders, 'Order', tool).grants.startExecution(bill),
    () => workflowOf(Billing, 'Bill', bill).grants.startExecution(tool),
  ];
  (isFirst ? make : make.reverse()).forEach((step) => step());
  expect(startersIn(app)).toEqual(['Orders', 'Tools']); // Orders waits for Tools, and Tools for Billing
});

describe('a workflow that is made elsewhere', () => {
  test('grants roles of other stacks their permission', () => {
    const [app, { Orders, Other }] = stacks('Orders', 'Other');
    const imported = LambdaWorkflow.fromLambdaWorkflowName(Orders, 'Imported', 'orders');
    imported.grants.startExecution(newFunction(Other, 'Fn'));
    expect(startersIn(app)).toEqual(['Other']);
  });

  test('has its executions in its own account and Region', () => {
    const [, { Orders }] = stacks('Orders');
    const arn = 'arn:aws:states:us-east-1:222222222222:stateMachine:orders';
    LambdaWorkflow.fromLambdaWorkflowArn(Orders, 'Imported', arn).grants.read(newFunction(Orders, 'Fn'));
    const resources = statementsOf(Orders).map(({ Resource }) => JSON.stringify(Resource));
    expect(resources.filter((one) => !one.includes('states:us-east-1:222222222222:'))).toEqual([]);
    expect(resources).toHaveLength(5);
  });
});
