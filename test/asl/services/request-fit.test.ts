// The quick test of arguments: it never accepts what the thorough one refuses.
import { requestOf, type ActionRequest } from '../../../src/asl/services/action-request';
import { RequestCheck } from '../../../src/asl/services/check-request';
import { compileFit } from '../../../src/asl/services/request-fit';
import { readResource, type ServiceResource } from '../../../src/asl/services/resource';
import { shapeOf } from '../../../src/asl/services/shape';
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

const SHAPE = shapeOf(
  '(Text $,Time @,Choice <A|B>,Bytes %,Stream *,Flag &,Whole #,Number ~,Any ?,List [$,Map {#,Part (Inner &))',
);
const NONE: ReadonlySet<string> = new Set();
const REQUEST: ActionRequest = {
  ...{ shape: SHAPE, isSdk: false, own: ['Extra'], required: [], json: NONE, textLists: NONE },
  shapeOn: () => SHAPE,
};
const VALUES: Readonly<Record<string, Json>> = {
  text: 'a',
  yes: true,
  whole: 5,
  half: 0.5,
  null: null,
  list: ['a'],
  numbers: [5],
  object: { a: 'b' },
  counts: { a: 5 },
  part: { Inner: true },
};

test.each([
  ['Text', 'text null'],
  ['Time', 'text null'],
  ['Choice', 'text null'],
  ['Bytes', 'text null list numbers object counts part'],
  ['Stream', 'text null list numbers object counts part'],
  ['Flag', 'yes null'],
  ['Whole', 'whole null'],
  ['Number', 'whole half null'],
  ['Any', Object.keys(VALUES).join(' ')],
  ['List', 'null list'],
  ['Map', 'null counts'],
  ['Part', 'null part'],
  ['Extra', Object.keys(VALUES).join(' ')],
  ['Other', ''],
])('a member like %s fits with: %s', (name, accepted) => {
  const fits = compileFit(REQUEST);
  const found = Object.keys(VALUES).filter((kind) => fits({ [name]: VALUES[kind]! }));
  expect(found.join(' ')).toBe(accepted);
  // The quick test accepts nothing that the thorough one refuses.
  for (const kind of found) expect(new RequestCheck(REQUEST).of({ [name]: VALUES[kind]! })).toEqual([]);
});

test.each([
  ['calls of the AWS SDK, where leaves may be anything', { isSdk: true }, { Text: 5, Flag: 'a' }, true],
  ['calls of the AWS SDK, whose structures count', { isSdk: true }, { Part: ['a'] }, false],
  ['text that may be JSON', { json: new Set(['Text']) }, { Text: { a: 1 } }, true],
  ['other text then', { json: new Set(['Text']) }, { Time: { a: 1 } }, false],
  [
    'lists of text by name, which need the thorough check',
    { textLists: new Set(['Any']) },
    { Any: { a: ['b'] } },
    false,
  ],
  ['a list of text by name that is null', { textLists: new Set(['Any']) }, { Any: null }, true],
  ['a required parameter', { required: ['Text'] }, { Text: null }, true],
  ['a missing parameter', { required: ['Text', 'Flag'] }, { Text: 'a' }, false],
])('%s: %j', (_, more, args, expected) => {
  expect(compileFit({ ...REQUEST, ...more })(args)).toBe(expected);
});

test.each([null, 'a', 5, ['a']])('arguments that are no object do not fit: %j', (args) => {
  expect(compileFit(REQUEST)(args)).toBe(false);
});

test('a shape that contains itself is tested to any depth', () => {
  const request = { ...REQUEST, shape: shapeOf('(Part 0)'), shapeOn: () => shapeOf('(Text $,Part 0,List [0,Map {0)') };
  const fits = compileFit(request);
  expect(fits({ Part: { Part: { List: [{ Text: 'a' }], Map: { a: { Text: 'b' } } } } })).toBe(true);
  expect(fits({ Part: { Part: { List: [{ Text: 5 }] } } })).toBe(false);
  expect(fits({ Part: { Map: { a: { Part: { Other: 'b' } } } } })).toBe(false);
});
