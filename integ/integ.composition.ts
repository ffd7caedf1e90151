// Deploys a keyed parallel, a map and a choice that rejoins and, in an account, asserts what they make of an order.
import { ExpectedResult, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Condition } from 'aws-cdk-lib/aws-stepfunctions';
import { ItemMap, KeyedParallel, LambdaTask, LambdaWorkflow, RejoiningChoice } from '../src';

const app = new App();
const stack = new Stack(app, 'CompositionInteg');

const task = (id: string, result: string) =>
  new LambdaTask(stack, id, {
    lambdaFunction: new LambdaFunction(stack, `${id}Function`, {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline(`exports.handler = async (event) => (${result});`),
    }),
  });

const checks = new KeyedParallel(stack, 'Checks', {
  branches: { fraud: task('Score', '0'), tax: task('Tax', 'event.total / 5') },
  resultKey: 'checks',
});
const lines = new ItemMap(stack, 'Lines', {
  items: '{% $states.input.lines %}',
  processor: task('Pick', 'event + 1'),
  resultKey: 'picked',
});
const choice = new RejoiningChoice(stack, 'Big?', {
  rules: [{ condition: Condition.jsonata('{% $states.input.total > 1000 %}'), next: task('Approve', "'boss'") }],
  otherwise: task('Wave', "'nobody'"),
  resultKey: 'approvedBy',
});
const workflow = new LambdaWorkflow(stack, 'Workflow', { definition: checks.next(lines).next(choice) });

const integ = new IntegTest(app, 'Composition', { testCases: [stack] });
const started = integ.assertions.awsApiCall('StepFunctions', 'startExecution', {
  stateMachineArn: workflow.stateMachineArn,
  input: '{"total":10,"lines":[1,2]}',
});
const output = '{"total":10,"lines":[1,2],"checks":{"fraud":0,"tax":2},"picked":[2,3],"approvedBy":"nobody"}';
started.next(
  integ.assertions
    .awsApiCall('StepFunctions', 'describeExecution', { executionArn: started.getAttString('executionArn') })
    .expect(ExpectedResult.objectLike({ status: 'SUCCEEDED', output }))
    .waitForAssertions({ totalTimeout: Duration.minutes(2) }),
);
