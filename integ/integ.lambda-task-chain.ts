// Deploys a chain of two functions and, in an account, asserts what the second one makes of the first one's result.
import { ExpectedResult, IntegTest, Match } from '@aws-cdk/integ-tests-alpha';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LambdaTaskChain, LambdaWorkflow } from '../src';

const app = new App();
const stack = new Stack(app, 'LambdaTaskChainInteg');

const adding = (id: string, amount: number) =>
  new LambdaFunction(stack, id, {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline(`exports.handler = async ({ count }) => ({ count: count + ${amount} });`),
  });

const definition = new LambdaTaskChain(stack, 'Chain', { functions: [adding('AddOne', 1), adding('AddTen', 10)] });
const workflow = new LambdaWorkflow(stack, 'Workflow', { definition });

const integ = new IntegTest(app, 'LambdaTaskChain', { testCases: [stack] });
const started = integ.assertions.awsApiCall('StepFunctions', 'startExecution', {
  stateMachineArn: workflow.stateMachineArn,
  input: '{"count":1}',
});
started.next(
  integ.assertions
    .awsApiCall('StepFunctions', 'describeExecution', { executionArn: started.getAttString('executionArn') })
    .expect(ExpectedResult.objectLike({ status: 'SUCCEEDED', output: Match.stringLikeRegexp('"count":12') }))
    .waitForAssertions({ totalTimeout: Duration.minutes(2) }),
);
