// The quick test of arguments: it never accepts what the thorough one refuses.
import { requestOf } from '../../../src/asl/services/action-request';
import { RequestCheck } from '../../../src/asl/services/check-request';
import { compileFit } from '../../../src/asl/services/request-fit';
import { readResource, type ServiceResource } from '../../../src/asl/services/resource';
import type { Json } from '../../../src/json/json';

const ENTRY = { DetailType: 't', Source: 's' };
const deep = (value: Json): Json => ({ TableName: 't', Item: { a: { M: { b: { L: [value] } } } } });

test.each<[string, Json, boolean]>([
  ['lambda:invoke', { FunctionName: 'f', Payload: { a: 1 } }, true],
  ['lambda:invoke', { FunctionName: 'f', Payload: null }, true],
  ['lambda:invoke', { FunctionName: 'f', Payload: 1 }, false],
  ['lambda:invoke', { Payload: {} }, false],
  ['lambda:invoke', { FunctionName: 'f', TaskToken: 't' }, false],
  ['lambda:invoke', 'text', false],
  ['events:putEvents', { Entries: [{ ...ENTRY, Detail: { a: 1 } }] }, true],
  ['events:putEvents', { Entries: [{ ...ENTRY, Detail: 'd', Source: 1 }] }, false],
  ['dynamodb:putItem', deep({ S: 'a' }), true],
  ['dynamodb:putItem', deep({ S: 1 }), false],
  ['dynamodb:putItem', deep('a'), false],
  ['aws-sdk:dynamodb:putItem', { TableName: 1, Item: { a: { Bool: 1 } } }, true],
  ['aws-sdk:dynamodb:putItem', { Item: { a: { BOOL: true } } }, false],
  ['batch:submitJob', { JobDefinition: 'd', JobName: 'n', JobQueue: 'q', ArrayProperties: { Size: 5 } }, true],
  ['batch:submitJob', { JobDefinition: 'd', JobName: 'n', JobQueue: 'q', ArrayProperties: { Size: '5' } }, false],
  ['apigateway:invoke', { ApiEndpoint: 'e', Method: 'GET', Headers: { a: ['b'] } }, false],
  ['bedrock:invokeModel', { ModelId: 'm', Input: { S3Uri: 's' } }, true],
])('%s with %j fits: %s', (action, args, expected) => {
  const request = requestOf(readResource(`arn:aws:states:::${action}`) as ServiceResource)!;
  expect(compileFit(request)(args)).toBe(expected);
  if (expected) expect(new RequestCheck(request).of(args)).toEqual([]);
});
