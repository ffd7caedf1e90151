import { SimulatorError } from '../../../src/asl/simulator-error';
import { integrationOf } from '../../../src/services/integrations/table';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:F';
const ACTIVITY = 'arn:aws:states:us-east-1:123456789012:activity:A';

test.each([
  ['a function', FUNCTION, { label: FUNCTION, usesToken: false }],
  ['an activity', ACTIVITY, { label: ACTIVITY, usesToken: true, isPolled: true }],
  ['a call of the AWS SDK', 'arn:aws:states:::aws-sdk:s3:getObject', { label: 'aws-sdk:s3', usesToken: false }],
  ['a callback', 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', { label: 'sqs', usesToken: true }],
  ['a job', 'arn:aws:states:::glue:startJobRun.sync', { label: 'glue', usesToken: true }],
])('the Resource of %s is compiled to what its kind needs', (_, arn, expected) => {
  const integration = integrationOf(arn);
  expect(integration).toMatchObject(expected);
  expect(integration.resource.arn).toBe(arn);
});

test('lambda:invoke unwraps the payload, and wraps the answer unless it comes with a token; a call of the AWS SDK does neither', () => {
  const [invoke, callback, sdk] = ['lambda:invoke', 'lambda:invoke.waitForTaskToken', 'aws-sdk:lambda:invoke'].map(
    (text) => integrationOf(`arn:aws:states:::${text}`),
  );
  expect(invoke!.payload({ Payload: 1 })).toBe(1);
  expect(invoke!.result(2)).toEqual({ ExecutedVersion: '$LATEST', Payload: 2, StatusCode: 200 });
  expect([callback!, sdk!].map((other) => other.payload({ Payload: { a: 1 } }))).toEqual([
    { a: 1 },
    { Payload: { a: 1 } },
  ]);
  expect([callback!, sdk!].map((other) => other.result(2))).toEqual([2, 2]);
});

test('only jobs whose description is known to show a failure fail by it', () => {
  const failure = (text: string, result: object) => integrationOf(`arn:aws:states:::${text}`).failure?.({ ...result });
  expect(failure('glue:startJobRun.sync', { JobRunState: 'TIMEOUT' })?.error).toBe('States.TaskFailed');
  expect(failure('emr-serverless:startJobRun.sync', { JobRun: { State: 'FAILED' } })?.error).toBe('States.TaskFailed');
  expect(failure('emr-serverless:startJobRun.sync', { State: 'SUCCESS', JobRun: { State: 'FAILED' } })).toBeUndefined();
  expect(failure('eks:deleteCluster.sync', { Cluster: { Status: 'FAILED' } })).toBeUndefined();
});

test('a Resource that no Task can call is a SimulatorError', () => {
  const compile = () => integrationOf('arn:aws:lambda:us-east-1:123456789012:layer:Common');
  expect(compile).toThrow(SimulatorError);
  expect(compile).toThrow(
    "A Task cannot call the Resource 'arn:aws:lambda:us-east-1:123456789012:layer:Common': expected the ARN of a Lambda " +
      'function or an activity, or a service integration such as arn:aws:states:::lambda:invoke.',
  );
});
