// Deploys a task that waits for a callback and, in an account, asserts that the function itself may return the token.
import { ExpectedResult, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LambdaTask, LambdaWorkflow } from '../src';

const app = new App();
const stack = new Stack(app, 'LambdaTaskInteg');

const approve = new LambdaFunction(stack, 'ApproveFunction', {
  runtime: Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: Code.fromInline(`const { SFNClient, SendTaskSuccessCommand } = require('@aws-sdk/client-sfn');
exports.handler = ({ taskToken }) =>
  new SFNClient().send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ by: 'integ' }) }));`),
  timeout: Duration.seconds(10),
});

const workflow = new LambdaWorkflow(stack, 'Workflow', {
  definition: LambdaTask.waitForTaskToken(stack, 'Approve', {
    lambdaFunction: approve,
    callback: approve,
    timeout: Duration.minutes(10),
    heartbeat: Duration.minutes(1),
    resultKey: 'approval',
    idempotent: true,
  }),
});

const integ = new IntegTest(app, 'LambdaTask', { testCases: [stack] });
const started = integ.assertions.awsApiCall('StepFunctions', 'startExecution', {
  stateMachineArn: workflow.stateMachineArn,
  input: '{"id":"o-1"}',
});
started.next(
  integ.assertions
    .awsApiCall('StepFunctions', 'describeExecution', { executionArn: started.getAttString('executionArn') })
    .expect(ExpectedResult.objectLike({ status: 'SUCCEEDED', output: '{"id":"o-1","approval":{"by":"integ"}}' }))
    .waitForAssertions({ totalTimeout: Duration.minutes(2) }),
);
