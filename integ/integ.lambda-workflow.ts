// Deploys a workflow and, in an account, asserts that an execution of it succeeds and that a failure is handled.
import { ExpectedResult, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LambdaTask, LambdaWorkflow, OnFailure } from '../src';

const app = new App();
const stack = new Stack(app, 'LambdaWorkflowInteg');

const inline = (id: string, body: string) =>
  new LambdaFunction(stack, id, {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline(`exports.handler = async (event) => { ${body} };`),
    timeout: Duration.seconds(10),
  });

const charge = new LambdaTask(stack, 'Charge', {
  lambdaFunction: inline('ChargeFunction', "if (event.total < 0) throw new Error('no money'); return { id: 'p1' };"),
  resultKey: 'payment',
});
const workflow = new LambdaWorkflow(stack, 'Workflow', {
  definition: charge,
  onFailure: OnFailure.invoke(inline('RefundFunction', 'return event;')),
  timeout: Duration.minutes(5),
});

const integ = new IntegTest(app, 'LambdaWorkflow', { testCases: [stack] });
for (const [total, status] of [
  [5, 'SUCCEEDED'],
  [-5, 'FAILED'],
] as const) {
  const started = integ.assertions.awsApiCall('StepFunctions', 'startExecution', {
    stateMachineArn: workflow.stateMachineArn,
    input: JSON.stringify({ total }),
  });
  started.next(
    integ.assertions
      .awsApiCall('StepFunctions', 'describeExecution', { executionArn: started.getAttString('executionArn') })
      .expect(ExpectedResult.objectLike({ status }))
      .waitForAssertions({ totalTimeout: Duration.minutes(2) }),
  );
}
