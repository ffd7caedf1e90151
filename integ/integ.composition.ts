// Deploys a keyed parallel, a map, a choice that rejoins and states that recover from a failure and, in an account,
// asserts what they make of two orders.
import { ExpectedResult, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Condition, Pass } from 'aws-cdk-lib/aws-stepfunctions';
import {
  ItemMap,
  KeyedParallel,
  LambdaTask,
  LambdaTaskChain,
  LambdaWorkflow,
  OnFailure,
  RejoiningChoice,
  RetryPolicy,
} from '../src';

const app = new App();
const stack = new Stack(app, 'CompositionInteg');

const newFunction = (id: string, result: string) =>
  new LambdaFunction(stack, id, {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline(`exports.handler = async (event) => (${result});`),
  });
const task = (id: string, result: string) =>
  new LambdaTask(stack, id, { lambdaFunction: newFunction(`${id}Function`, result) });

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
const broken = newFunction('LookFunction', 'event.missing.id');
const lookUp = new LambdaTaskChain(stack, 'LookUp', {
  functions: [broken],
  prefix: 'Try ',
  retry: RetryPolicy.none(),
  onFailure: OnFailure.goto(
    Pass.jsonata(stack, 'Recover', { outputs: "{% $sift($states.input, function($v, $k) { $k != 'error' }) %}" }),
  ),
});
const workflow = new LambdaWorkflow(stack, 'Workflow', {
  definition: lookUp.next(checks).next(lines).next(choice),
  onFailure: OnFailure.thenFail(Pass.jsonata(stack, 'CleanUp')),
});

const integ = new IntegTest(app, 'Composition', { testCases: [stack] });
const ends = (input: string, expected: object) => {
  const stateMachineArn = workflow.stateMachineArn;
  const started = integ.assertions.awsApiCall('StepFunctions', 'startExecution', { stateMachineArn, input });
  started.next(
    integ.assertions
      .awsApiCall('StepFunctions', 'describeExecution', { executionArn: started.getAttString('executionArn') })
      .expect(ExpectedResult.objectLike(expected))
      .waitForAssertions({ totalTimeout: Duration.minutes(2) }),
  );
};
const output = '{"total":10,"lines":[1,2],"checks":{"fraud":0,"tax":2},"picked":[2,3],"approvedBy":"nobody"}';
ends('{"total":10,"lines":[1,2]}', { status: 'SUCCEEDED', output });
ends('{"total":10}', { status: 'FAILED', error: 'States.QueryEvaluationError' });
