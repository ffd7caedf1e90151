import { readResource, type ServiceResource } from '../../../src/asl/services/resource';
import type { Json } from '../../../src/json/json';
import { apiRequest } from '../../../src/services/models/api-request';

const sdk = (action: string) => readResource(`arn:aws:states:::aws-sdk:${action}`) as ServiceResource;
const optimised = (action: string) => readResource(`arn:aws:states:::${action}`) as ServiceResource;

/** Bytes as text, since a Buffer and a Uint8Array compare as different. */
function shown(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return `bytes of ${Buffer.from(value.buffer, value.byteOffset, value.byteLength)}`;
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(shown);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shown(one)]));
}

const request = (resource: ServiceResource, args: Json) => shown(apiRequest(resource, args));

test.each([
  ['an object', { order: 7 }, '{"order":7}'],
  ['a list', [1], '[1]'],
  ['a number', 5, '5'],
  ['a boolean', true, 'true'],
  ['a string', 'plain', 'plain'],
  ['a number of many digits', 12345678901234567890n, '12345678901234567890'],
])('where an API takes text, %s becomes JSON text, and a string stays as it is', (_, MessageBody, text) => {
  const QueueUrl = 'http://localhost/q';
  expect(request(optimised('sqs:sendMessage'), { QueueUrl, MessageBody })).toEqual({ QueueUrl, MessageBody: text });
  expect(request(sdk('sqs:sendMessage'), { QueueUrl, MessageBody })).toEqual({ QueueUrl, MessageBody: text });
});

test('text inside of lists and objects becomes JSON text, too', () => {
  const Entries = [{ Source: 'app', DetailType: 'x', Detail: { order: 7 } }];
  expect(request(optimised('events:putEvents'), { Entries })).toEqual({
    Entries: [{ Source: 'app', DetailType: 'x', Detail: '{"order":7}' }],
  });
});

// Recorded: the ETag of s3_put_object is the MD5 of the text with its quotes.
test.each([
  ['plain', 'bytes of "plain"'],
  [{ order: 7 }, 'bytes of {"order":7}'],
  [[1], 'bytes of [1]'],
  [5, 'bytes of 5'],
])('the Body of an object in S3 is the JSON text of %j', (Body, bytes) => {
  expect(request(sdk('s3:putObject'), { Bucket: 'b', Key: 'k', Body })).toEqual({ Bucket: 'b', Key: 'k', Body: bytes });
});

test('bytes are those of a text, or of the JSON text of another value', () => {
  const record = { StreamName: 's', PartitionKey: 'k' };
  const data = (Data: Json) => request(sdk('kinesis:putRecord'), { ...record, Data });
  expect(data('Hello World')).toEqual({ ...record, Data: 'bytes of Hello World' });
  expect(data('SGVsbG8gV29ybGQ=')).toEqual({ ...record, Data: 'bytes of SGVsbG8gV29ybGQ=' });
  expect(data({ a: 1 })).toEqual({ ...record, Data: 'bytes of {"a":1}' });
});

test('bytes that are never text are read as base64, and as text if they are not base64', () => {
  expect(request(sdk('kms:decrypt'), { CiphertextBlob: 'SGVsbG8=' })).toEqual({ CiphertextBlob: 'bytes of Hello' });
  expect(request(sdk('kms:decrypt'), { CiphertextBlob: 'Hello!' })).toEqual({ CiphertextBlob: 'bytes of Hello!' });
});

test('times become dates: from ISO 8601, and from seconds since 1970', () => {
  const Expires = new Date('2030-01-01T00:00:00Z');
  const place = { Bucket: 'b', Key: 'k' };
  expect(request(sdk('s3:putObject'), { ...place, Expires: '2030-01-01T00:00:00Z' })).toEqual({ ...place, Expires });
  expect(request(sdk('s3:putObject'), { ...place, Expires: 1893456000 })).toEqual({ ...place, Expires });
  expect(() => apiRequest(sdk('s3:putObject'), { ...place, Expires: 'soon' })).toThrow(
    'Invalid Expires "soon": expected a time such as 2026-01-31T12:00:00Z, or seconds since 1970.',
  );
});

test('numbers and booleans may be written as text', () => {
  const resource = sdk('sqs:receiveMessage');
  const given = { QueueUrl: 'q', MaxNumberOfMessages: '5', WaitTimeSeconds: 2n };
  expect(request(resource, given)).toEqual({ QueueUrl: 'q', MaxNumberOfMessages: 5, WaitTimeSeconds: 2 });
  const invoke = request(sdk('lambda:listFunctions'), { MaxItems: 'many' });
  expect(invoke).toEqual({ MaxItems: 'many' });
  expect(request(sdk('ec2:startInstances'), { InstanceIds: ['i'], DryRun: 'true' })).toEqual({
    ...{ InstanceIds: ['i'], DryRun: true },
  });
});

test('members have the names of the API, whatever Step Functions calls them', () => {
  expect(request(sdk('rds:describeDBInstances'), { DbInstanceIdentifier: 'db' })).toEqual({
    DBInstanceIdentifier: 'db',
  });
  expect(request(sdk('sfn:startExecution'), { StateMachineArn: 'arn', Input: { a: 1 } })).toEqual({
    ...{ stateMachineArn: 'arn', input: '{"a":1}' },
  });
  expect(request(optimised('ecs:runTask'), { TaskDefinition: 'd', Overrides: { taskRoleArn: 'r' } })).toEqual({
    ...{ taskDefinition: 'd', overrides: { taskRoleArn: 'r' } },
  });
  expect(request(sdk('dynamodb:putItem'), { TableName: 't', Item: { a: { Bool: true }, b: { Nul: true } } })).toEqual({
    ...{ TableName: 't', Item: { a: { BOOL: true }, b: { NULL: true } } },
  });
});

test('null is left out, and a member that the model does not know stays', () => {
  expect(request(sdk('sqs:sendMessage'), { QueueUrl: 'q', MessageBody: 'm', DelaySeconds: null, Newer: 1 })).toEqual({
    ...{ QueueUrl: 'q', MessageBody: 'm', Newer: 1 },
  });
});

test('any JSON stays as it is', () => {
  const given = { ModelId: 'm', AdditionalModelRequestFields: { top_k: 3, on: true } };
  expect(request(sdk('bedrockruntime:converse'), given)).toEqual({
    modelId: 'm',
    additionalModelRequestFields: { top_k: 3, on: true },
  });
});

test('an action that no model knows has no request', () => {
  expect(apiRequest(sdk('nosuchservice:doIt'), {})).toBeUndefined();
});
