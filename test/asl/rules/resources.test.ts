// The Resource of a Task: an ARN that Step Functions can call, with the parameters that the action needs.
import { findingsIn, schemaFinding } from '../../support/findings';
import { only } from '../../support/machines';

const ARN = 'arn:aws:states:::';
const call = (Resource: string, Parameters: object = {}) => only({ Type: 'Task', Resource, Parameters });

test.each(['dynamodb:query', 'nobody:does', 'lambda:invoke.sync', 'aws-sdk:s3:getObject.sync', 'glue', 's3:getObject'])(
  'a Task cannot call %s because Step Functions has no such integration',
  (action) => {
    expect(findingsIn(call(ARN + action))).toEqual([
      schemaFinding(
        `The resource provided ${ARN + action} is not recognized. The value is not a valid resource ARN, ` +
          'or the resource is not available in this region. at /States/S/Resource',
      ),
    ]);
  },
);

test.each(['FetchData', '', 'lambda:invoke', '${Open'])(
  'a Task cannot call %j because it is not an ARN',
  (resource) => {
    expect(findingsIn(call(resource))).toEqual([
      schemaFinding('Value is not a valid resource ARN at /States/S/Resource'),
    ]);
  },
);

test.each([
  `${ARN}aws-sdk:s3:getObject`,
  `${ARN}aws-sdk:sfn:startExecution.waitForTaskToken`,
  'arn:aws-cn:states:::aws-sdk:s3:getObject',
  'arn:aws:states:us-east-1:123456789012:activity:a',
  'arn:aws:lambda:us-east-1:123456789012:function:f:live',
  '${FunctionArn}',
])('a Task can call %s', (resource) => {
  expect(findingsIn(call(resource))).toEqual([]);
});

test('an optimised integration needs its parameters, given as they are or computed', () => {
  const missing = (name: string, field: string) =>
    schemaFinding(`The field '${name}' is required but was missing at /States/S/${field}`);
  expect(findingsIn(call(`${ARN}sqs:sendMessage`, { 'QueueUrl.$': '$.url' }))).toEqual([
    missing('MessageBody', 'Parameters'),
  ]);
  const jsonata = (Arguments: unknown) =>
    only({ Type: 'Task', QueryLanguage: 'JSONata', Resource: `${ARN}lambda:invoke`, Arguments });
  expect(findingsIn(jsonata({}))).toEqual([missing('FunctionName', 'Arguments')]);
  expect(findingsIn(jsonata('{% $states.input %}'))).toEqual([]);
});

test('parameters that Step Functions adds to those of the API are known', () => {
  const invoke = (more: object) => findingsIn(call(`${ARN}bedrock:invokeModel`, { ModelId: 'm', ...more }));
  expect(invoke({ Input: { S3Uri: 's3://bucket/in' }, Output: { S3Uri: 's3://bucket/out' } })).toEqual([]);
  // docs: connect-bedrock.
  expect(invoke({ 'Body.$': '$.body', Input: { S3Uri: 's3://bucket/in' } })).toEqual([
    schemaFinding('There should only be one of the following fields: [Body, Input] at /States/S/Parameters'),
  ]);
  expect(invoke({ Inputs: {} })).toEqual([
    expect.stringMatching(
      /The field 'Inputs' of bedrock:invokeModel is not among its parameters: .*, Input, Output \(by AWS's model of \d{4}-\d\d-\d\d\) at /,
    ),
  ]);
});
