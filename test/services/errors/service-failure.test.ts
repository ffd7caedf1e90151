// Errors of services, as the tasks that called them fail with.
import { serviceNames } from '../../../src/asl/services/models-file';
import { serviceModel } from '../../../src/asl/services/service-model';
import { wrongCode } from '../../../src/services/errors/error-codes';
import { serviceFailure } from '../../../src/services/errors/service-failure';
import { calledIn } from '../../support/resources';

const REQUEST = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';

function failure(service: string, code: string, message = 'No.') {
  return serviceFailure(calledIn(`${service}:someAction`), { code, message, requestId: REQUEST });
}

// Each error and the layout of its cause are as recorded in localstack's error_handling and services.
test.each([
  ['dynamodb', 'ValidationException', 'DynamoDB.AmazonDynamoDBException', 'AmazonDynamoDBv2; Status Code: 400'],
  [
    'dynamodb',
    'ConditionalCheckFailedException',
    'DynamoDB.ConditionalCheckFailedException',
    'AmazonDynamoDBv2; Status Code: 400',
  ],
  ['lambda', 'ResourceNotFoundException', 'Lambda.ResourceNotFoundException', 'AWSLambda; Status Code: 404'],
  ['lambda', 'TooManyRequestsException', 'Lambda.TooManyRequestsException', 'AWSLambda; Status Code: 429'],
  ['sqs', 'MissingParameter', 'SQS.AmazonSQSException', 'AmazonSQS; Status Code: 400'],
  ['sns', 'InvalidParameter', 'SNS.InvalidParameterException', 'AmazonSNS; Status Code: 400'],
  // ASFHyP3/hyp3#805
  ['batch', 'ServerException', 'Batch.ServerException', 'AWSBatch; Status Code: 500'],
  [
    'states',
    'StateMachineDoesNotExist',
    'StepFunctions.StateMachineDoesNotExistException',
    'AWSStepFunctions; Status Code: 400',
  ],
])('%s answers %s: an optimised integration has the words of version 1 of the SDK', (service, code, error, where) => {
  expect(failure(service, code)).toEqual({
    error,
    cause: `No. (Service: ${where}; Error Code: ${code}; Request ID: ${REQUEST}; Proxy: null)`,
  });
});

test.each([
  ['aws-sdk:dynamodb', 'ValidationException', 'DynamoDb.DynamoDbException', 'DynamoDb, Status Code: 400'],
  [
    'aws-sdk:secretsmanager',
    'DecryptionFailure',
    'SecretsManager.DecryptionFailureException',
    'SecretsManager, Status Code: 400',
  ],
  ['aws-sdk:sfn', 'InvalidToken', 'Sfn.InvalidTokenException', 'Sfn, Status Code: 400'],
  ['aws-sdk:ec2', 'InvalidInstanceID.NotFound', 'Ec2.Ec2Exception', 'Ec2, Status Code: 400'],
  ['bedrock', 'ThrottlingException', 'Bedrock.ThrottlingException', 'BedrockRuntime, Status Code: 429'],
  [
    'bedrockagentcore',
    'ResourceNotFoundException',
    'BedrockAgentCore.ResourceNotFoundException',
    'BedrockAgentCore, Status Code: 404',
  ],
])('%s answers %s: version 2 of the SDK', (service, code, error, where) => {
  const action = service === 'bedrock' ? 'invokeModel' : 'someAction';
  expect(serviceFailure(calledIn(`${service}:${action}`), { code, message: 'No.', requestId: REQUEST })).toEqual({
    error,
    cause: `No. (Service: ${where}, Request ID: ${REQUEST}) (SDK Attempt Count: 1)`,
  });
});

test('S3 has two ids for a request', () => {
  const { error, cause } = failure('aws-sdk:s3', 'NoSuchKey', 'The specified key does not exist.');
  expect(error).toBe('S3.NoSuchKeyException');
  expect(cause).toMatch(
    /^The specified key does not exist. \(Service: S3, Status Code: 404, Request ID: 0F1E2D3C4B5A6978, Extended Request ID: [\w=+/]+\) \(SDK Attempt Count: 1\)$/,
  );
});

test('a network error has no answer to report', () => {
  expect(failure('sqs', 'SdkClientException', 'Unable to execute HTTP request')).toEqual({
    error: 'SQS.SdkClientException',
    cause: 'Unable to execute HTTP request',
  });
});

test('an error may be called by its code, its shape or its class', () => {
  const errors = ['NoSuchBucket', 'NoSuchBucketException'].map((code) => failure('aws-sdk:s3', code).error);
  expect(errors).toEqual(['S3.NoSuchBucketException', 'S3.NoSuchBucketException']);
});

test('a code that looks like a typing error is refused, an unknown one only in STRICT mode', () => {
  const called = calledIn('dynamodb:putItem');
  expect(wrongCode(called, 'ConditionalChekFailedException', 'PRESENT')).toBe(
    "no error is named 'ConditionalChekFailedException', but one is named 'ConditionalCheckFailedException'",
  );
  expect(wrongCode(called, 'ConditionalCheckFailedExeption', 'PRESENT')).toBe(
    "no error is named 'ConditionalCheckFailedExeption', but one is named 'ConditionalCheckFailedException'",
  );
  expect(wrongCode(called, 'NewSinceThenException', 'PRESENT')).toBeUndefined();
  expect(wrongCode(called, 'NewSinceThenException', 'STRICT')).toMatch(
    /^no error is named 'NewSinceThenException'. The errors in its model are: .*ConditionalCheckFailedException/,
  );
  expect(wrongCode(called, 'ThrottlingException', 'STRICT')).toBeUndefined();
  expect(wrongCode(called, 'ConditionalChekFailedException', 'NONE')).toBeUndefined();
  expect(wrongCode(calledIn('aws-sdk:ec2:runInstances'), 'Anything', 'STRICT')).toBeUndefined();
});

test('every model tells the name of its service', () => {
  expect(serviceNames().filter((name) => serviceModel(name)!.id === '')).toEqual([]);
});
