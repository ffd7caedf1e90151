import { assumeRoleDenial, denial } from '../../src/permissions/denial';
import { serviceCall } from '../../src/permissions/service-call';
import { resourceOf } from '../support/resources';

const HOME = { partition: 'aws', region: 'us-east-1', account: '123456789012' };

const DENIED = {
  principal: 'arn:aws:sts::123456789012:assumed-role/Role/session',
  resource: 'RESOURCE',
  kind: 'identity-based policy',
  isExplicit: false,
  requestId: 'ID',
} as const;

const USER = 'User: arn:aws:sts::123456789012:assumed-role/Role/session is not authorized to perform: ';

function failure(integration: string, action: string) {
  return denial(serviceCall(resourceOf(integration), {}, HOME)!, { ...DENIED, action });
}

test.each([
  ['lambda:invoke', 'lambda:InvokeFunction', 'Lambda.AWSLambdaException', 'AWSLambda; Status Code: 403'],
  ['dynamodb:putItem', 'dynamodb:PutItem', 'DynamoDB.AmazonDynamoDBException', 'AmazonDynamoDBv2; Status Code: 400'],
  ['ecs:runTask', 'ecs:RunTask', 'ECS.AccessDeniedException', 'AmazonECS; Status Code: 400'],
  [
    'states:startExecution',
    'states:StartExecution',
    'StepFunctions.AWSStepFunctionsException',
    'AWSStepFunctions; Status Code: 400',
  ],
])('%s', (integration, action, error, service) => {
  expect(failure(integration, action)).toEqual({
    error,
    cause:
      `${USER}${action} on resource: RESOURCE because no identity-based policy allows the ${action} action ` +
      `(Service: ${service}; Error Code: AccessDeniedException; Request ID: ID; Proxy: null)`,
  });
});

test('SNS writes its name in capitals and has an error code of its own', () => {
  expect(failure('sns:publish', 'sns:Publish')).toEqual({
    error: 'SNS.AuthorizationErrorException',
    cause:
      `${USER}SNS:Publish on resource: RESOURCE because no identity-based policy allows the SNS:Publish action ` +
      '(Service: AmazonSNS; Status Code: 403; Error Code: AuthorizationError; Request ID: ID; Proxy: null)',
  });
});

test('SQS writes the action in lower case', () => {
  expect(failure('sqs:sendMessage', 'sqs:SendMessage')).toEqual({
    error: 'SQS.AmazonSQSException',
    cause:
      `${USER}sqs:sendmessage on resource: RESOURCE because no identity-based policy allows the sqs:sendmessage action ` +
      '(Service: AmazonSQS; Status Code: 403; Error Code: AccessDenied; Request ID: ID; Proxy: null)',
  });
});

test.each([
  ['aws-sdk:dynamodb:query', 'dynamodb:Query', 'DynamoDb.DynamoDbException', 'DynamoDb, Status Code: 400'],
  ['aws-sdk:lambda:invoke', 'lambda:InvokeFunction', 'Lambda.LambdaException', 'Lambda, Status Code: 403'],
  [
    'aws-sdk:bedrockruntime:converse',
    'bedrock:InvokeModel',
    'BedrockRuntime.AccessDeniedException',
    'BedrockRuntime, Status Code: 403',
  ],
])('%s speaks as version 2 of the SDK', (integration, action, error, service) => {
  expect(failure(integration, action)).toEqual({
    error,
    cause:
      `${USER}${action} on resource: RESOURCE because no identity-based policy allows the ${action} action ` +
      `(Service: ${service}, Request ID: ID) (SDK Attempt Count: 1)`,
  });
});

test('S3 puts the resource in quotation marks', () => {
  expect(failure('aws-sdk:s3:getObject', 's3:GetObject').cause).toContain('on resource: "RESOURCE" because');
});

test('a role that may not be assumed', () => {
  expect(assumeRoleDenial('ONE', 'OTHER')).toEqual({
    error: 'States.TaskFailed',
    cause: "The role ONE is not authorized to assume the task state's role, OTHER.",
  });
});
