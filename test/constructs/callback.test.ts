import { App, Aspects, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvocationType } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { LambdaTask, LambdaWorkflow, type LambdaCallbackTaskProps } from '../../src';
import { definitionOf, newFunction, newStack } from '../support/stacks';

function approval(props: Partial<LambdaCallbackTaskProps> = {}, stack: Stack = newStack()) {
  const lambdaFunction = props.lambdaFunction ?? newFunction(stack, 'Fn');
  const definition = LambdaTask.waitForTaskToken(stack, 'Approve', {
    timeout: Duration.days(1),
    heartbeat: Duration.hours(1),
    ...props,
    lambdaFunction,
  });
  const workflow = new LambdaWorkflow(stack, 'Workflow', { definition, queryLanguage: props.queryLanguage });
  return { stack, workflow, lambdaFunction };
}

test('the function gets the input and the token, and the callback gives the result', () => {
  expect(definitionOf(approval({ resultKey: 'approval' }).stack).States.Approve).toMatchObject({
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    TimeoutSeconds: 86_400,
    HeartbeatSeconds: 3600,
    Arguments: { Payload: { input: '{% $states.input %}', taskToken: '{% $states.context.Task.Token %}' } },
    Output: '{% $merge([$states.input, {"approval": $states.result}]) %}',
  });
});

test('in JSONPath the function gets the input and the token, too', () => {
  const { stack } = approval({ resultKey: 'approval', queryLanguage: QueryLanguage.JSON_PATH });
  expect(definitionOf(stack).States.Approve).toMatchObject({
    Parameters: { Payload: { 'input.$': '$', 'taskToken.$': '$$.Task.Token' } },
    ResultPath: '$.approval',
  });
});

test('the callback may be the very function that is invoked: no circular dependency', () => {
  const stack = newStack();
  const callback = newFunction(stack, 'Fn');
  const { workflow } = approval({ lambdaFunction: callback, callback }, stack);
  const template = Template.fromStack(stack); // throws on a circle
  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: [
        {
          Action: ['states:SendTaskSuccess', 'states:SendTaskFailure', 'states:SendTaskHeartbeat'],
          Effect: 'Allow',
          Resource: stack.resolve(workflow.stateMachineArn),
        },
      ],
    },
    Roles: [stack.resolve(callback.role!.roleName)],
  });
});

test.each([true, false])('a callback that joins late is granted as well (Aspects that stabilize: %s)', (stabilize) => {
  const stack = new Stack(new App({ context: { '@aws-cdk/core:aspectStabilization': stabilize } }), 'Stack');
  Aspects.of(stack.node.root).add({ visit: () => {} });
  const first = new LambdaTask(stack, 'First', { lambdaFunction: newFunction(stack, 'FirstFn') });
  new LambdaWorkflow(stack, 'Workflow', { definition: first });
  const callback = newFunction(stack, 'Fn');
  const shared = { timeout: Duration.days(1), heartbeat: Duration.hours(1) };
  first.next(LambdaTask.waitForTaskToken(stack, 'Late', { ...shared, lambdaFunction: callback, callback }));
  expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'))).toContain('SendTaskSuccess');
});

test.each([
  [
    { heartbeat: Duration.days(1) },
    'Stack/Approve: heartbeat must be less than timeout; found 86400 and 86400 seconds.',
  ],
  [{ heartbeat: Duration.millis(1) }, 'Stack/Approve: heartbeat must be at least 1 second; found 1 milli.'],
])('%j is refused', (props, message) => {
  expect(() => approval(props)).toThrow(message);
});

test('a function that is only put into its queue returns the token when it has ended', () => {
  const { stack } = approval({ invocationType: LambdaInvocationType.EVENT, resultKey: 'approval' });
  expect(definitionOf(stack).States.Approve).toMatchObject({
    Arguments: { InvocationType: 'Event' },
    Output: '{% $merge([$states.input, {"approval": $states.result}]) %}',
  });
});
