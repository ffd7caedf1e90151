// Mocked results against the services' models. Recorded: corpus teststate, field_validation_mode and ..._present.
import { resultName } from '../../../src/asl/services/sdk-names';
import type { Json } from '../../../src/json/json';
import { answerOf } from '../../../src/services/models/answers';
import { wrongField, type FieldValidationMode } from '../../../src/services/models/check-answer';
import { resourceOf } from '../../support/resources';

function wrong(resource: string, result: Json, mode: FieldValidationMode = 'STRICT'): string | undefined {
  const answer = answerOf(resourceOf(resource));
  if (!answer) throw new Error(`There is no model for ${resource}.`);
  return wrongField(result, answer, mode);
}

test.each<[what: string, resource: string, result: Json, words: string]>([
  ['a text', 'states:startExecution', { ExecutionArn: 1 }, "Field 'ExecutionArn' must be a string"],
  ['a time', 'states:startExecution', { StartDate: 1764103483 }, "Field 'StartDate' must be a string"],
  ['a number', 'lambda:invoke', { StatusCode: '200' }, "Field 'StatusCode' must be a number"],
  ['bytes', 'aws-sdk:kms:encrypt', { CiphertextBlob: 1 }, "Field 'CiphertextBlob' must be a string"],
  [
    'a truth',
    'aws-sdk:kms:getKeyRotationStatus',
    { KeyRotationEnabled: 'yes' },
    "Field 'KeyRotationEnabled' must be a boolean",
  ],
  ['a list', 'events:putEvents', { Entries: {} }, "Field 'Entries' must be an array"],
  ['an object', 'aws-sdk:lambda:getFunction', { Configuration: [] }, "Field 'Configuration' must be an object"],
  ['a map', 'dynamodb:getItem', { Item: [] }, "Field 'Item' must be an object"],
  ['any result', 'sqs:sendMessage', [], 'The result must be an object'],
])('%s is checked for its type', (_, resource, result, words) => {
  expect(wrong(resource, result, 'PRESENT')).toBe(words);
});

test.each<[what: string, resource: string, result: Json, words: string]>([
  [
    'a field of a field',
    'dynamodb:putItem',
    { ConsumedCapacity: { CapacityUnits: '1.5' } },
    "Field 'CapacityUnits' must be a number",
  ],
  [
    'every item of a list',
    'events:putEvents',
    { Entries: [{ EventId: 'a' }, { EventId: ['b'] }] },
    "Field 'EventId' must be a string",
  ],
  ['every value of a map', 'dynamodb:getItem', { Item: { id: { S: 'a' }, n: { N: 1 } } }, "Field 'N' must be a string"],
])('%s is checked', (_, resource, result, words) => {
  expect(wrong(resource, result, 'PRESENT')).toBe(words);
});

test.each<[what: string, resource: string, result: Json, words: string]>([
  [
    'a word of several',
    'aws-sdk:s3:getObject',
    { StorageClass: 'Papyrus' },
    "Field 'StorageClass' is not an expected value",
  ],
  [
    'a least length',
    'aws-sdk:kms:encrypt',
    { CiphertextBlob: '' },
    "Field 'CiphertextBlob' is smaller than the minimum length",
  ],
  ['a greatest length', 'aws-sdk:kms:encrypt', { KeyId: 'k'.repeat(2049) }, "Field 'KeyId' exceeds the maximum length"],
  [
    'a least value',
    'aws-sdk:lambda:getFunction',
    { Configuration: { MemorySize: 127 } },
    "Field 'MemorySize' is less than the minimum value",
  ],
  [
    'a greatest value',
    'aws-sdk:lambda:getFunction',
    { Configuration: { MemorySize: 1_000_000 } },
    "Field 'MemorySize' exceeds the maximum value",
  ],
])('%s is kept', (_, resource, result, words) => {
  expect(wrong(resource, result, 'PRESENT')).toBe(words);
});

test('STRICT requires all required fields, PRESENT does not, and NONE checks nothing', () => {
  const missing = "Required field 'ExecutionArn' is missing";
  expect(wrong('states:startExecution', {})).toBe(missing);
  expect(wrong('states:startExecution', { executionArn: 'a', startDate: 's' })).toBe(missing);
  expect(wrong('states:startExecution', { ExecutionArn: null, StartDate: 's' })).toBe(missing);
  expect(wrong('states:startExecution', { ExecutionArn: 'a', StartDate: 's' })).toBeUndefined();
  expect(wrong('states:startExecution', {}, 'PRESENT')).toBeUndefined();
  expect(wrong('states:startExecution', { ExecutionArn: 1 }, 'NONE')).toBeUndefined();
});

test("the result of a nested execution is checked as DescribeExecution's answer", () => {
  for (const resource of ['states:startExecution.sync', 'states:startExecution.sync:2']) {
    expect(wrong(resource, { Output: {} }, 'PRESENT')).toBe("Field 'Output' must be a string");
    expect(wrong(resource, { Status: 'DONE' }, 'PRESENT')).toBe("Field 'Status' is not an expected value");
  }
});

test('fields that the model does not know are allowed, and so are null and what may be anything', () => {
  expect(wrong('events:putEvents', { random: 'json', Entries: null })).toBeUndefined();
  expect(wrong('sqs:sendMessage', null)).toBeUndefined();
});

test.each([
  ['a function by its ARN', 'arn:aws:lambda:us-east-1:123456789012:function:F'],
  ['an activity', 'arn:aws:states:us-east-1:123456789012:activity:A'],
  ['a callback', 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'],
  ['a job whose description nobody has told', 'arn:aws:states:::elasticmapreduce:addStep.sync'],
  ['API Gateway', 'arn:aws:states:::apigateway:invoke'],
  ['a call over HTTP', 'arn:aws:states:::http:invoke'],
  ["an action of Step Functions' own making", 'arn:aws:states:::elasticmapreduce:createCluster'],
  ["Kubernetes' own API", 'arn:aws:states:::eks:call'],
  ['a service that does not exist', 'arn:aws:states:::aws-sdk:constructor:toString'],
])('no model describes the result of %s', (_, resource) => {
  expect(answerOf(resourceOf(resource))).toBeUndefined();
});

test.each([
  ['emr-containers:createVirtualCluster', { Id: 1 }, 'Id'],
  ['emr-serverless:createApplication', { ApplicationId: 1 }, 'ApplicationId'],
  ['bedrock:invokeModel', { ContentType: 1 }, 'ContentType'],
  ['bedrockagentcore:invokeHarness', { StopReason: 1 }, 'StopReason'],
  ['aws-sdk:cloudwatchlogs:describeLogGroups', { NextToken: 1 }, 'NextToken'],
  ['aws-sdk:rds:describeDBInstances', { DbInstances: [{ DbInstanceIdentifier: 1 }] }, 'DbInstanceIdentifier'],
])('%s has a model, whatever the service is called there', (resource, result, field) => {
  expect(wrong(resource, result, 'PRESENT')).toBe(`Field '${field}' must be a string`);
});

test.each([
  ['executionArn', 'ExecutionArn', 'ExecutionArn'],
  ['MD5OfMessageBody', 'Md5OfMessageBody', 'MD5OfMessageBody'],
  ['ETag', 'ETag', 'ETag'],
  ['ChecksumCRC32', 'ChecksumCRC32', 'ChecksumCRC32'],
  ['SSEKMSKeyId', 'SsekmsKeyId', 'SSEKMSKeyId'],
  ['DBInstanceArn', 'DbInstanceArn', 'DBInstanceArn'],
])('the member %s is %s in an aws-sdk integration, and %s in an optimised one', (member, sdk, optimised) => {
  expect([resultName(member, true), resultName(member, false)]).toEqual([sdk, optimised]);
});
