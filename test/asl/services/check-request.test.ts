// What a task is given, compared with the request of its action by AWS's model.
import { requestOf } from '../../../src/asl/services/action-request';
import { RequestCheck } from '../../../src/asl/services/check-request';
import { readResource, type ServiceResource } from '../../../src/asl/services/resource';
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
