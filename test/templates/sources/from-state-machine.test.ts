import { App, NestedStack, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { sourceFromStateMachine } from '../../../src/templates/sources/from-state-machine';

function machine(scope: Construct, name: string) {
  const definitionBody = sfn.DefinitionBody.fromChainable(new sfn.Pass(scope, `${name} done`));
  return new sfn.StateMachine(scope, name, { definitionBody, stateMachineName: name });
}

function names(machines: readonly { readonly name: string }[]) {
  return machines.map((each) => each.name);
}

test('a StateMachine is its own machine, with all others of the app beside it', () => {
  const app = new App();
  const stack = new Stack(app, 'Orders');
  machine(stack, 'orders');
  const refunds = machine(stack, 'refunds');
  machine(new Stack(app, 'Other'), 'other');

  const source = sourceFromStateMachine(refunds);

  expect(source.origin).toBe('state machine Orders/refunds');
  expect(source.machines).toMatchObject([{ name: 'refunds', definition: { StartAt: 'refunds done' } }]);
  expect(names(source.others)).toEqual(['orders', 'other']);
});

test('a CfnStateMachine with a logical id of its own is found by it', () => {
  const stack = new Stack(new App(), 'Orders');
  const raw = machine(stack, 'orders').node.defaultChild as sfn.CfnStateMachine;
  raw.overrideLogicalId('Mine');
  expect(sourceFromStateMachine(raw).machines).toMatchObject([{ name: 'orders', logicalId: 'Mine' }]);
});

test('a construct around one machine means that machine', () => {
  const stack = new Stack(new App(), 'Orders');
  const around = new Construct(stack, 'Around');
  machine(around, 'orders');
  expect(sourceFromStateMachine(around)).toMatchObject({
    origin: 'state machine Orders/Around',
    machines: [{ name: 'orders' }],
  });
});

test('a machine of a nested stack is distinguished from one of its parent with the same logical id', () => {
  const stack = new Stack(new App(), 'Orders');
  const nested = new NestedStack(stack, 'Nest');
  const outer = machine(stack, 'Workflow');
  const inner = machine(nested, 'Workflow');
  expect(sourceFromStateMachine(outer).machines[0]!.constructPath).toBe('Orders/Workflow/Resource');
  expect(sourceFromStateMachine(inner).machines[0]!.constructPath).toBe('Orders/Nest/Workflow/Resource');
});

test('a construct without a machine, or with several, is refused with what was found', () => {
  const stack = new Stack(new App(), 'Orders');
  const imported = sfn.StateMachine.fromStateMachineName(stack, 'Imported', 'x');
  expect(() => sourceFromStateMachine(imported)).toThrow(
    'Invalid construct: expected one state machine in the construct Orders/Imported; found none (an imported machine has no definition)',
  );
  machine(stack, 'a');
  machine(stack, 'b');
  expect(() => sourceFromStateMachine(stack)).toThrow(
    'Invalid construct: expected one state machine in the construct Orders; found Orders/a/Resource, Orders/b/Resource',
  );
  expect(() => sourceFromStateMachine('orders' as never)).toThrow(
    'Invalid construct: expected a construct with a state machine; found string',
  );
});
