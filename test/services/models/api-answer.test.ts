import { readResource, type ServiceResource } from '../../../src/asl/services/resource';
import { apiAnswer } from '../../../src/services/models/api-answer';

const sdk = (action: string) => readResource(`arn:aws:states:::aws-sdk:${action}`) as ServiceResource;
const optimised = (action: string) => readResource(`arn:aws:states:::${action}`) as ServiceResource;

test('members have the names of Step Functions', () => {
  expect(apiAnswer(sdk('rds:describeDBInstances'), { DBInstances: [{ DBInstanceArn: 'arn' }] })).toEqual({
    DbInstances: [{ DbInstanceArn: 'arn' }],
  });
  expect(apiAnswer(sdk('dynamodb:getItem'), { Item: { BOOL: { BOOL: true }, ss: { SS: ['a'] } } })).toEqual({
    Item: { BOOL: { Bool: true }, ss: { Ss: ['a'] } },
  });
  expect(apiAnswer(optimised('sqs:sendMessage'), { MD5OfMessageBody: 'm' })).toEqual({ MD5OfMessageBody: 'm' });
});

test('times are text as Java writes instants, and milliseconds in optimised integrations', () => {
  const time = new Date('2026-01-31T12:00:00Z');
  const exact = new Date('2026-01-31T12:00:00.250Z');
  expect(apiAnswer(sdk('s3:getObject'), { LastModified: time, Expires: exact })).toEqual({
    ...{ LastModified: '2026-01-31T12:00:00Z', Expires: '2026-01-31T12:00:00.250Z' },
  });
  expect(apiAnswer(optimised('ecs:runTask'), { tasks: [{ createdAt: exact }] })).toEqual({
    Tasks: [{ CreatedAt: exact.getTime() }],
  });
});

test('bytes are text where they are text, else base64', () => {
  const text = Buffer.from('{"a":"ä"}\n');
  expect(apiAnswer(sdk('s3:getObject'), { Body: text })).toEqual({ Body: '{"a":"ä"}\n' });
  expect(apiAnswer(sdk('s3:getObject'), { Body: new Uint8Array([0xff, 1]) })).toEqual({ Body: '/wE=' });
  expect(apiAnswer(sdk('s3:getObject'), { Body: new Uint8Array([1, 2]) })).toEqual({ Body: 'AQI=' });
  expect(apiAnswer(sdk('kms:encrypt'), { CiphertextBlob: Buffer.from('text') })).toEqual({
    CiphertextBlob: 'dGV4dA==',
  });
});

test('what is absent, and what the SDK adds of its own, is left out', () => {
  const answer = { SecretString: undefined, Name: 'n', VersionId: null, $metadata: {}, VersionStages: new Set(['A']) };
  expect(apiAnswer(sdk('secretsmanager:getSecretValue'), answer)).toEqual({ Name: 'n', VersionStages: ['A'] });
});

test('members that are newer than the model are capitalized', () => {
  expect(apiAnswer(sdk('sqs:sendMessage'), { newMember: { inner: 1 } })).toEqual({ NewMember: { Inner: 1 } });
});

test('keys of maps and any JSON stay as they are', () => {
  expect(apiAnswer(sdk('s3:getObject'), { Metadata: { lower: 'x' } })).toEqual({ Metadata: { lower: 'x' } });
  const additionalModelResponseFields = { a_b: { c: 1 } };
  expect(apiAnswer(sdk('bedrockruntime:converse'), { additionalModelResponseFields })).toEqual({
    AdditionalModelResponseFields: { a_b: { c: 1 } },
  });
});
