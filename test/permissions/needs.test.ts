import { returns } from '../../src/simulator';
import { allow, CHARGE, HOME, inline, simulator } from '../support/role-templates';

/** What is missing first, of a task that may do nothing. */
async function missing(resource: string, parameters: object): Promise<[string, string]> {
  const task = { Resource: resource, ...(resource.includes(':states:') && { Parameters: parameters }) };
  const execution = await simulator(task).run({ mocks: { Call: returns({}) } });
  const [first] = execution.missingPermissions;
  if (!first) throw new Error(`nothing is missing; undecided: ${JSON.stringify(execution.undecidedPermissions)}`);
  return [first.action, first.resource];
}

/** What the optimised integrations require besides. */
const REQUIRED: Readonly<Record<string, object>> = {
  'dynamodb:putItem': { Item: {} },
  'dynamodb:getItem': { Key: {} },
  'sqs:sendMessage': { MessageBody: 'x' },
  'sns:publish': { Message: 'x' },
  'batch:submitJob': { JobName: 'n' },
};

const QUEUE_URL = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';

describe('optimised integrations', () => {
  test.each<[string, object, string, string]>([
    ['lambda:invoke', { FunctionName: CHARGE }, 'lambda:InvokeFunction', CHARGE],
    ['lambda:invoke', { FunctionName: 'charge' }, 'lambda:InvokeFunction', CHARGE],
    ['lambda:invoke', { FunctionName: 'charge:live' }, 'lambda:InvokeFunction', `${CHARGE}:live`],
    ['lambda:invoke', { FunctionName: CHARGE, Qualifier: 'live' }, 'lambda:InvokeFunction', `${CHARGE}:live`],
    ['lambda:invoke', { FunctionName: `${CHARGE}:live`, Qualifier: 'live' }, 'lambda:InvokeFunction', `${CHARGE}:live`],
    [
      'lambda:invoke',
      { FunctionName: '999999999999:function:charge' },
      'lambda:InvokeFunction',
      'arn:aws:lambda:us-east-1:999999999999:function:charge',
    ],
    ['lambda:invoke.waitForTaskToken', { FunctionName: 'charge' }, 'lambda:InvokeFunction', CHARGE],
    ['dynamodb:putItem', { TableName: 'orders' }, 'dynamodb:PutItem', `arn:aws:dynamodb:${HOME}:table/orders`],
    [
      'dynamodb:getItem',
      { TableName: `arn:aws:dynamodb:${HOME}:table/orders` },
      'dynamodb:GetItem',
      `arn:aws:dynamodb:${HOME}:table/orders`,
    ],
    ['sqs:sendMessage', { QueueUrl: QUEUE_URL }, 'sqs:SendMessage', `arn:aws:sqs:${HOME}:orders`],
    ['sns:publish', { TopicArn: `arn:aws:sns:${HOME}:orders` }, 'sns:Publish', `arn:aws:sns:${HOME}:orders`],
    ['sns:publish', { PhoneNumber: '+1' }, 'sns:Publish', '*'],
    [
      'states:startExecution',
      { StateMachineArn: `arn:aws:states:${HOME}:stateMachine:inner` },
      'states:StartExecution',
      `arn:aws:states:${HOME}:stateMachine:inner`,
    ],
    ['events:putEvents', { Entries: [{}] }, 'events:PutEvents', `arn:aws:events:${HOME}:event-bus/default`],
    [
      'events:putEvents',
      { Entries: [{ EventBusName: 'orders' }] },
      'events:PutEvents',
      `arn:aws:events:${HOME}:event-bus/orders`,
    ],
    ['ecs:runTask', { TaskDefinition: 'pack' }, 'ecs:RunTask', `arn:aws:ecs:${HOME}:task-definition/pack`],
    [
      'batch:submitJob',
      { JobDefinition: `arn:aws:batch:${HOME}:job-definition/a:1`, JobQueue: 'q' },
      'batch:SubmitJob',
      `arn:aws:batch:${HOME}:job-definition/a:1`,
    ],
    ['glue:startJobRun', { JobName: 'etl' }, 'glue:StartJobRun', `arn:aws:glue:${HOME}:job/etl`],
    ['codebuild:startBuild', { ProjectName: 'app' }, 'codebuild:StartBuild', `arn:aws:codebuild:${HOME}:project/app`],
    [
      'bedrock:invokeModel',
      { ModelId: 'anthropic.claude' },
      'bedrock:InvokeModel',
      'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude',
    ],
    [
      'bedrockagentcore:invokeHarness',
      { HarnessArn: `arn:aws:bedrock-agentcore:${HOME}:harness/h`, Messages: [] },
      'bedrock-agentcore:InvokeHarness',
      `arn:aws:bedrock-agentcore:${HOME}:harness/h`,
    ],
    [
      'athena:startQueryExecution',
      { QueryString: 'select 1' },
      'athena:StartQueryExecution',
      `arn:aws:athena:${HOME}:workgroup/primary`,
    ],
    [
      'elasticmapreduce:addStep',
      { ClusterId: 'j-1', Step: {} },
      'elasticmapreduce:AddJobFlowSteps',
      `arn:aws:elasticmapreduce:${HOME}:cluster/j-1`,
    ],
    [
      'sagemaker:createTransformJob',
      { TransformJobName: 't' },
      'sagemaker:CreateTransformJob',
      `arn:aws:sagemaker:${HOME}:transform-job/t`,
    ],
    [
      'http:invoke',
      { ApiEndpoint: 'https://example.com/a', Method: 'GET', Authentication: { ConnectionArn: 'c' } },
      'states:InvokeHTTPEndpoint',
      '*',
    ],
    [
      'apigateway:invoke',
      {
        ApiEndpoint: 'abc.execute-api.us-east-1.amazonaws.com',
        Method: 'GET',
        Stage: 'prod',
        Path: '/a/b',
        AuthType: 'IAM_ROLE',
      },
      'execute-api:Invoke',
      `arn:aws:execute-api:${HOME}:abc/prod/GET/a/b`,
    ],
  ])('%s with %j needs %s on %s', async (integration, parameters, action, resource) => {
    const required = REQUIRED[integration];
    expect(await missing(`arn:aws:states:::${integration}`, { ...required, ...parameters })).toEqual([
      action,
      resource,
    ]);
  });

  test('a function by its own ARN', async () => {
    expect(await missing(`${CHARGE}:live`, {})).toEqual(['lambda:InvokeFunction', `${CHARGE}:live`]);
  });

  test('an API without IAM needs nothing', async () => {
    const task = {
      Resource: 'arn:aws:states:::apigateway:invoke',
      Parameters: { ApiEndpoint: 'abc.execute-api.us-east-1.amazonaws.com', Method: 'GET' },
    };
    expect((await simulator(task).run({ mocks: { Call: returns({}) } })).missingPermissions).toEqual([]);
  });
});

describe('a task of ECS', () => {
  const task = { Resource: 'arn:aws:states:::ecs:runTask', Parameters: { TaskDefinition: 'pack', Cluster: 'main' } };
  const beside = {
    Pack: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: { Family: 'pack', TaskRoleArn: `arn:aws:iam::123456789012:role/Pack` },
    },
  };
  const run = (...statements: readonly object[]) =>
    simulator(task, inline(...statements), beside).run({ mocks: { Call: returns({}) } });

  test('hands on the roles of its definition', async () => {
    const execution = await run(allow('ecs:RunTask'));
    expect(execution.error).toBe('ECS.AccessDeniedException');
    expect(execution.missingPermissions[0]).toMatchObject({
      action: 'iam:PassRole',
      resource: 'arn:aws:iam::123456789012:role/Pack',
    });
  });

  test('to the service of tasks, in a cluster that conditions may name', async () => {
    const passed = { Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } } };
    const clustered = { Condition: { ArnEquals: { 'ecs:cluster': `arn:aws:ecs:${HOME}:cluster/main` } } };
    const execution = await run(allow('ecs:RunTask', '*', clustered), allow('iam:PassRole', '*', passed));
    expect(execution.status).toBe('SUCCEEDED');
    expect(execution.undecidedPermissions).toEqual([]);
  });
});

describe('integrations of the AWS SDK', () => {
  test.each<[string, object, string, string]>([
    ['dynamodb:query', { TableName: 'orders' }, 'dynamodb:Query', `arn:aws:dynamodb:${HOME}:table/orders`],
    [
      'dynamodb:batchWriteItem',
      { RequestItems: { orders: [] } },
      'dynamodb:BatchWriteItem',
      `arn:aws:dynamodb:${HOME}:table/orders`,
    ],
    ['s3:getObject', { Bucket: 'b', Key: 'k/x' }, 's3:GetObject', 'arn:aws:s3:::b/k/x'],
    ['s3:headObject', { Bucket: 'b', Key: 'k' }, 's3:GetObject', 'arn:aws:s3:::b/k'],
    ['s3:listObjectsV2', { Bucket: 'b' }, 's3:ListBucket', 'arn:aws:s3:::b'],
    ['s3:deleteObjects', { Bucket: 'b', Delete: {} }, 's3:DeleteObject', 'arn:aws:s3:::b/*'],
    [
      'sfn:startSyncExecution',
      { StateMachineArn: 'arn:aws:states:x' },
      'states:StartSyncExecution',
      'arn:aws:states:x',
    ],
    [
      'secretsmanager:getSecretValue',
      { SecretId: 's' },
      'secretsmanager:GetSecretValue',
      `arn:aws:secretsmanager:${HOME}:secret:s-??????`,
    ],
    ['ssm:getParameter', { Name: '/a/b' }, 'ssm:GetParameter', `arn:aws:ssm:${HOME}:parameter/a/b`],
    ['kms:decrypt', { KeyId: 'alias/k' }, 'kms:Decrypt', `arn:aws:kms:${HOME}:key/*`],
    ['lambda:invoke', { FunctionName: 'charge' }, 'lambda:InvokeFunction', CHARGE],
    [
      'bedrockruntime:converse',
      { ModelId: 'm' },
      'bedrock:InvokeModel',
      'arn:aws:bedrock:us-east-1::foundation-model/m',
    ],
    ['sesv2:sendEmail', {}, 'ses:SendEmail', `arn:aws:ses:${HOME}:identity/*`],
    ['ec2:describeInstances', {}, 'ec2:DescribeInstances', '*'],
    [
      'scheduler:createSchedule',
      { Name: 'n' },
      'scheduler:CreateSchedule',
      `arn:aws:scheduler:${HOME}:schedule/default/n`,
    ],
  ])('%s with %j needs %s on %s', async (integration, parameters, action, resource) => {
    expect(await missing(`arn:aws:states:::aws-sdk:${integration}`, parameters)).toEqual([action, resource]);
  });

  test.each(['fictional:doThings', 'dynamodb:transactWriteItems', 's3:copyObject'])(
    '%s cannot be decided',
    async (integration) => {
      const task = { Resource: `arn:aws:states:::aws-sdk:${integration}`, Parameters: {} };
      const execution = await simulator(task).run({ mocks: { Call: returns({}) } });
      expect(execution.status).toBe('SUCCEEDED');
      expect(execution.undecidedPermissions).toEqual([
        {
          state: 'Call',
          role: 'Role',
          action: `${integration.split(':')[0]}:*`,
          why: `no source says which IAM actions aws-sdk:${integration} needs`,
        },
      ]);
    },
  );
});
