// What is written in Parameters or Arguments of a task, compared with the model of the action.
import { validateDefinition } from '../../../src/asl/validate';
import { findingsIn, schemaFinding } from '../../support/findings';
import { only } from '../../support/machines';

const call = (action: string, Parameters: object, rest: object = {}) =>
  only({ Type: 'Task', Resource: `arn:aws:states:::${action}`, Parameters, ...rest });
const training = (source: object) =>
  call('sagemaker:createTrainingJob.sync', {
    TrainingJobName: 'j',
    InputDataConfig: [{ ChannelName: 't', DataSource: { S3DataSource: source } }],
  });

// AWS refuses it: aws-cdk#10014. Here it may be newer than the models.
test('an unknown name inside is a warning at its place', () => {
  expect(findingsIn(training({ S3Uri: 's', AttributeNamess: ['a'] }))).toEqual([
    expect.stringMatching(
      /^SCHEMA_VALIDATION_FAILED: The field 'AttributeNamess' of sagemaker:createTrainingJob is not among the members of InputDataConfig\[0\]\/DataSource\/S3DataSource: .*AttributeNames.* \(by AWS's model of \d{4}-\d\d-\d\d\) at \/States\/S\/Parameters\/InputDataConfig\[0\]\/DataSource\/S3DataSource$/,
    ),
  ]);
  expect(findingsIn(training({ S3Uri: 's', attributeNames: ['a'] }))).toEqual([
    schemaFinding(
      "The field 'attributeNames' of sagemaker:createTrainingJob is written 'AttributeNames' at /States/S/Parameters/InputDataConfig[0]/DataSource/S3DataSource",
    ),
  ]);
  expect(findingsIn(training({ 'S3Uri.$': '$.a', 'AttributeNames.$': '$.b' }))).toEqual([]);
});

const batch = { JobDefinition: 'd', JobName: 'n', JobQueue: 'q' };

// Seen on AWS: aws-cdk#12284.
test('a wrong type is refused, with the place of the whole field', () => {
  const finding = schemaFinding("The value for the field 'Size' must be an INTEGER at /States/S/Parameters");
  expect(findingsIn(call('batch:submitJob', { ...batch, ArrayProperties: { Size: '5' } }))).toEqual([finding]);
  expect(findingsIn(call('batch:submitJob', { ...batch, ArrayProperties: { Size: '${Size}' } }))).toEqual([]);
  expect(findingsIn(call('batch:submitJob', { ...batch, ArrayProperties: { 'Size.$': '$.size' } }))).toEqual([]);
});

test('JSONata may compute any value', () => {
  const jsonata = (Size: unknown) =>
    only({
      ...{ Type: 'Task', QueryLanguage: 'JSONata', Resource: 'arn:aws:states:::batch:submitJob' },
      Arguments: { ...batch, ArrayProperties: { Size } },
    });
  expect(findingsIn(jsonata('{% 5 %}'))).toEqual([]);
  expect(findingsIn(jsonata('5'))).toEqual([
    schemaFinding("The value for the field 'Size' must be an INTEGER at /States/S/Arguments"),
  ]);
});

// What AWS answers is not known.
test.each([
  [
    'aws-sdk:sqs:sendMessage',
    { QueueUrl: 'q', DelaySeconds: '5' },
    "The value for the field 'DelaySeconds' must be an INTEGER",
  ],
  [
    'sns:publish',
    { Message: 'm', MessageAttributes: 'a' },
    "The value for the field 'MessageAttributes' must be an OBJECT",
  ],
  [
    'sqs:sendMessage',
    { QueueUrl: 'q', MessageBody: 'm', MessageAttributes: { a: 'b' } },
    "The value for the field 'a' must be an OBJECT",
  ],
  [
    'apigateway:invoke',
    { ApiEndpoint: 'e', Method: 'GET', Headers: { a: 'b' } },
    "The value of the field 'Headers' has an invalid format",
  ],
])('%s with %j is a warning', (action, parameters, text) => {
  expect(findingsIn(call(action, parameters))).toEqual([
    expect.stringContaining(`SCHEMA_VALIDATION_FAILED: ${text} at `),
  ]);
});

test('the nearest known name is suggested, and the field is pointed to', () => {
  const [finding] = validateDefinition(call('sqs:sendMessage', { QueueUrl: 'q', MessageBody: 'm', DelaySecond: 5 }));
  expect(finding).toMatchObject({ severity: 'WARNING', field: 'DelaySecond', suggestion: 'DelaySeconds' });
});

test('an action, or a member, that has no members says so', () => {
  expect(findingsIn(call('aws-sdk:sts:getCallerIdentity', { Name: 'n' }))).toEqual([
    expect.stringMatching(
      /^SCHEMA_VALIDATION_FAILED: The field 'Name' of aws-sdk:sts:getCallerIdentity is not among its parameters: it has none \(by AWS's model of \d{4}-\d\d-\d\d\) at \/States\/S\/Parameters$/,
    ),
  ]);
  const rule = { Statement: { AllQueryArguments: { a: 1 } } };
  const rest = { Name: 'n', Scope: 'REGIONAL', Capacity: 1, VisibilityConfig: {} };
  const nested = { ...rest, Rules: [{ Statement: { ByteMatchStatement: { FieldToMatch: rule.Statement } } }] };
  expect(findingsIn(call('aws-sdk:wafv2:createRuleGroup', nested))).toContainEqual(
    expect.stringMatching(/ is not among the members of Rules\[0\]\/.*\/AllQueryArguments: there are none \(by /),
  );
});

test('what no service is called with is not compared', () => {
  const parameters = { Parameters: { NoSuchName: 1 } };
  const activity = 'arn:aws:states:us-east-1:123456789012:activity:a';
  const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';
  for (const Resource of [activity, lambda, 'arn:aws:states:::aws-sdk:nosuchservice:act']) {
    const findings = findingsIn(only({ Type: 'Task', Resource, ...parameters }));
    expect(findings.filter((finding) => finding.includes('NoSuchName'))).toEqual([]);
  }
});
