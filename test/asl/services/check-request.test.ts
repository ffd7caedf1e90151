// What a task is given, compared with the request of its action by AWS's model.
import { requestOf, type ActionRequest } from '../../../src/asl/services/action-request';
import { RequestCheck, type Template } from '../../../src/asl/services/check-request';
import { readResource, type ServiceResource } from '../../../src/asl/services/resource';
import { shapeOf } from '../../../src/asl/services/shape';
import type { Json } from '../../../src/json/json';

const problemsOf = (action: string, given: Json) => {
  const request = requestOf(readResource(`arn:aws:states:::${action}`) as ServiceResource);
  return request && new RequestCheck(request).of(given).map(({ text }) => text);
};
const must = (name: string, be: string) => `The value for the field '${name}' must be ${be}`;
const unknown = (name: string) => `The field "${name}" is not supported by Step Functions`;
const job = { JobDefinition: 'd', JobName: 'n', JobQueue: 'q' };

test.each<[string, string, Json, readonly string[]]>([
  // Seen on AWS: ASFHyP3/hyp3#2585, aws-cdk#9181, aws-cdk#12284, Stack Overflow 76373088.
  ['batch:submitJob', 'text in a map', { ...job, Parameters: { frame: 77 } }, [must('frame', 'a STRING')]],
  [
    'dynamodb:putItem',
    'text of an attribute',
    { TableName: 't', Item: { a: { S: { b: 1 } }, c: { N: 1 } } },
    [must('S', 'a STRING'), must('N', 'a STRING')],
  ],
  ['batch:submitJob', 'a whole number', { ...job, ArrayProperties: { Size: '5' } }, [must('Size', 'an INTEGER')]],
  ['batch:submitJob', 'no fraction', { ...job, ArrayProperties: { Size: 1.5 } }, [must('Size', 'an INTEGER')]],
  ['lambda:invoke', 'no number as Payload', { FunctionName: 'f', Payload: 1 }, [must('Payload', 'a STRING')]],
  // The same rule for other types and places.
  ['lambda:invoke', 'no boolean as Payload', { FunctionName: 'f', Payload: true }, [must('Payload', 'a STRING')]],
  [
    'dynamodb:getItem',
    'a boolean',
    { TableName: 't', Key: {}, ConsistentRead: 1 },
    [must('ConsistentRead', 'a BOOLEAN')],
  ],
  [
    'ecs:runTask',
    'text in a list',
    { TaskDefinition: 't', PlacementStrategy: [{ Field: 1 }] },
    [must('Field', 'a STRING')],
  ],
  [
    'dynamodb:getItem',
    'text of a list',
    { TableName: 't', Key: {}, AttributesToGet: ['a', 1] },
    [must('AttributesToGet', 'a STRING')],
  ],
  // connect-parameters.html; https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
  ['aws-sdk:ec2:describeSnapshots', 'an unknown name', { Filter: [] }, [unknown('Filter')]],
  ['lambda:invoke', 'an unknown name', { FunctionName: 'f', TaskToken: 't' }, [unknown('TaskToken')]],
  [
    'aws-sdk:batch:submitJob',
    'an unknown name inside',
    { JobName: 'n', RetryStrategy: { EvaluateOnExit: [{ Action: 'EXIT', onStatusReason: 'x' }] } },
    [unknown('onStatusReason')],
  ],
  ['aws-sdk:dynamodb:putItem', "the API's own name", { Item: { a: { BOOL: true } } }, [unknown('BOOL')]],
  ['sqs:sendMessage', 'a missing name', { QueueUrl: 'q' }, ["The field 'MessageBody' is required but was missing"]],
  // Recorded: apigateway invoke_with_headers; seen: QueryParameters.
  [
    'apigateway:invoke',
    'headers without lists',
    { ApiEndpoint: 'e', Method: 'GET', Headers: { a: 'b' }, QueryParameters: '?a=b' },
    [
      "The value of the field 'Headers' has an invalid format",
      "The value of the field 'QueryParameters' has an invalid format",
    ],
  ],
])('%s: %s', (action, _, given, texts) => {
  expect(problemsOf(action, given)).toEqual(texts);
});

test.each<[string, Json]>([
  ['batch:submitJob', { ...job, RetryStrategy: { attempts: 5 }, Parameters: { a: '1' }, Timeout: null }],
  ['lambda:invoke', { FunctionName: 'f', Payload: { a: 1 } }],
  ['lambda:invoke', { FunctionName: 'f', Payload: null, LogType: 'Tail' }],
  ['sqs:sendMessage', { QueueUrl: 'q', MessageBody: { a: 1 }, DelaySeconds: 5 }],
  ['sns:publish', { Message: [1], TopicArn: 't' }],
  ['events:putEvents', { Entries: [{ Detail: { a: 1 }, DetailType: 't', Source: 's' }] }],
  ['states:startExecution', { StateMachineArn: 'a', Input: { a: 1 } }],
  ['bedrock:invokeModel', { ModelId: 'm', Body: { a: 1 }, Output: { S3Uri: 's' } }],
  ['apigateway:invoke', { ApiEndpoint: 'e', Method: 'GET', Headers: { a: ['b'] }, RequestBody: 1 }],
  ['dynamodb:putItem', { TableName: 't', Item: { a: 'text', b: { M: { c: { L: ['d', { BOOL: 'false' }] } } } } }],
  ['aws-sdk:dynamodb:putItem', { TableName: 't', Item: { a: { Bool: true }, b: { Nul: true }, c: { Ss: ['d'] } } }],
  // What AWS does with wrong types in calls of the AWS SDK is not known, and JSON becomes text there (recorded).
  ['aws-sdk:sfn:startExecution', { StateMachineArn: 'a', Input: { a: 1 }, Name: 1 }],
  ['ecs:runTask', 'no object'],
])('%s takes %j', (action, given) => {
  expect(problemsOf(action, given)).toEqual([]);
});

test.each(['eks:call', 'elasticmapreduce:addStep', 'aws-sdk:nosuchservice:act'])('nothing is known of %s', (action) => {
  expect(problemsOf(action, { a: 1 })).toBeUndefined();
});

/** A request with a member of each type. */
function madeRequest(isSdk: boolean, more: Partial<ActionRequest> = {}): ActionRequest {
  const shape = shapeOf(
    '(Text $,Time @,Choice <A|B>,Bytes %,Stream *,Flag &,Whole #,Number ~,Any ?,List [$,Map {$,Part (Inner #))',
  );
  const none: ReadonlySet<string> = new Set();
  return {
    shape,
    isSdk,
    own: [],
    required: [],
    json: none,
    textLists: none,
    shapeOn: () => shape,
    ...more,
  } as ActionRequest;
}

const OPTIMISED = madeRequest(false);
const OF_SDK = madeRequest(true);
/** A template in which nothing is computed. */
const WRITTEN: Template = { suffix: '.$', isComputed: () => false };
const VALUES: Readonly<Record<string, Json>> = {
  text: 'a',
  true: 'true',
  false: 'false',
  yes: true,
  whole: 5,
  half: 0.5,
  big: 5n as unknown as Json,
  list: ['a'],
  object: { a: 'b' },
};

test.each([
  ['Text', 'text true false', 'a STRING'],
  ['Time', 'text true false', 'a STRING'],
  ['Choice', 'text true false', 'a STRING'],
  ['Bytes', 'text true false list object', 'a STRING'],
  ['Stream', 'text true false list object', 'a STRING'],
  ['Flag', 'true false yes', 'a BOOLEAN'],
  ['Whole', 'whole big', 'an INTEGER'],
  ['Number', 'whole half big', 'a NUMBER'],
  ['Any', Object.keys(VALUES).join(' '), undefined],
])('a member like %s takes: %s', (name, accepted, expected) => {
  for (const [kind, value] of Object.entries(VALUES)) {
    const wrong = [{ kind: 'type', text: must(name, expected!), name, at: '' }];
    expect([kind, new RequestCheck(OPTIMISED).of({ [name]: value })]).toEqual([
      kind,
      accepted.split(' ').includes(kind) ? [] : wrong,
    ]);
    // What AWS does with wrong types in calls of the AWS SDK is not known: only validation reports them.
    expect(new RequestCheck(OF_SDK).of({ [name]: value })).toEqual([]);
  }
  expect(new RequestCheck(OPTIMISED).of({ [name]: null })).toEqual([]);
});

test('validation reports wrong types in calls of the AWS SDK, where text may be any JSON', () => {
  const check = new RequestCheck(OF_SDK, WRITTEN);
  expect(check.of({ Text: 5, Time: true, Choice: ['a'], Whole: 'a' })).toEqual([
    { kind: 'type', text: must('Whole', 'an INTEGER'), name: 'Whole', at: '' },
  ]);
});

test.each([
  ['List', { a: 'b' }, 'an ARRAY'],
  ['List', 'a', 'an ARRAY'],
  ['Map', ['a'], 'an OBJECT'],
  ['Map', 'a', 'an OBJECT'],
  ['Part', ['a'], 'an OBJECT'],
  ['Part', 5, 'an OBJECT'],
])('another structure in place of %s is told by validation alone', (name, value, expected) => {
  const problem = { kind: 'structure', text: must(name, expected), name, at: '' };
  expect(new RequestCheck(OPTIMISED, WRITTEN).of({ [name]: value })).toEqual([problem]);
  expect(new RequestCheck(OPTIMISED).of({ [name]: value })).toEqual([]);
  const computed: Template = { suffix: '.$', isComputed: () => true };
  expect(new RequestCheck(OPTIMISED, computed).of({ [name]: value })).toEqual([]);
});

test('a problem has its place: that of the object that holds the member', () => {
  const places = (given: Json) => new RequestCheck(OPTIMISED).of(given).map(({ name, at }) => `${name} in '${at}'`);
  expect(places({ Part: { Inner: 'a', Other: 1 } })).toEqual(["Inner in '/Part'", "Other in '/Part'"]);
  expect(places({ Map: { a: 1, b: 'c' }, List: ['a', 5] })).toEqual(["a in '/Map'", "List in ''"]);
});

test('an unknown member comes with the names that there are, and own parameters are among them', () => {
  const [problem, ...others] = new RequestCheck(madeRequest(false, { own: ['Extra'] })).of({ Extra: 1, Other: 1 });
  expect(others).toEqual([]);
  expect(problem).toEqual({
    ...{ kind: 'unknown', text: unknown('Other'), name: 'Other', at: '' },
    known: [
      ...['Text', 'Time', 'Choice', 'Bytes', 'Stream', 'Flag', 'Whole', 'Number', 'Any', 'List', 'Map', 'Part'],
      'Extra',
    ],
  });
});

test('a missing parameter may be computed in a template only', () => {
  const request = madeRequest(false, { required: ['Text'] });
  const missing = { kind: 'missing', text: "The field 'Text' is required but was missing", name: 'Text', at: '' };
  expect(new RequestCheck(request).of({})).toEqual([missing]);
  expect(new RequestCheck(request, WRITTEN).of({ 'Text.$': '$.a' })).toEqual([]);
  expect(new RequestCheck(request).of({ 'Text.$': '$.a' })).toContainEqual(missing);
  expect(new RequestCheck(request).of({ Text: null })).toEqual([]);
});

test('a member that is computed may be anything, but its name must be known', () => {
  const check = new RequestCheck(OPTIMISED, WRITTEN);
  expect(check.of({ 'Whole.$': '$.a', Part: { 'Inner.$': '$.b' }, Map: { 'a.$': '$.c' } })).toEqual([]);
  expect(check.of({ 'Other.$': '$.a' })).toMatchObject([{ kind: 'unknown', name: 'Other' }]);
  // Without a suffix, as in JSONata, it is part of the name.
  expect(new RequestCheck(OPTIMISED, { ...WRITTEN, suffix: undefined }).of({ 'Whole.$': 1 })).toMatchObject([
    { kind: 'unknown', name: 'Whole.$' },
  ]);
});

test('inside of an optimised call, a name may begin in lower case; validation tells of it', () => {
  expect(new RequestCheck(OPTIMISED).of({ Part: { inner: 1 } })).toEqual([]);
  expect(new RequestCheck(OPTIMISED).of({ part: {} })).toMatchObject([{ kind: 'unknown', name: 'part' }]);
  expect(new RequestCheck(OF_SDK).of({ Part: { inner: 1 } })).toMatchObject([{ kind: 'unknown', name: 'inner' }]);
  expect(new RequestCheck(OPTIMISED, WRITTEN).of({ Part: { inner: 1 } })).toMatchObject([
    { kind: 'unknown', name: 'inner' },
  ]);
});

test.each<[Json, boolean]>([
  [{ a: ['b', 'c'], d: [] }, true],
  [{}, true],
  [{ a: 'b' }, false],
  [{ a: [1] }, false],
  [['a'], false],
  ['a', false],
])('lists of text by name are an object of lists: %j', (value, isGood) => {
  const request = madeRequest(false, { textLists: new Set(['Any']) });
  const problem = { kind: 'format', text: "The value of the field 'Any' has an invalid format", name: 'Any', at: '' };
  expect(new RequestCheck(request).of({ Any: value })).toEqual(isGood ? [] : [problem]);
});

test('computed lists of text are not compared', () => {
  const isComputed = (value: Json) => value === '{% a %}';
  const check = new RequestCheck(madeRequest(false, { textLists: new Set(['Any']) }), { suffix: '.$', isComputed });
  const computed: readonly Json[] = ['{% a %}', { a: '{% a %}' }, { a: ['{% a %}', 'b'] }, { 'a.$': 1 }];
  for (const given of computed) {
    expect(check.of({ Any: given })).toEqual([]);
  }
  expect(check.of({ Any: { a: ['{% a %}', 1] } })).toHaveLength(1);
});

test('text that may be JSON is named by its path', () => {
  const json = new Set(['Text', 'List', 'Map.*']);
  const check = new RequestCheck(madeRequest(false, { json }));
  expect(check.of({ Text: { a: 1 }, List: [{ a: 1 }], Map: { a: 5 } })).toEqual([]);
  expect(check.of({ Time: { a: 1 } })).toHaveLength(1);
});
