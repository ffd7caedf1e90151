// The resources that AWS asks about, by call. The pages of AWS are beside the rules in src/permissions/resources.
import { returns } from '../../../src/simulator';
import { allow, HOME, inline, simulator } from '../../support/role-templates';

const arn = (rest: string) => `arn:aws:${rest}`;

/** What becomes of a task whose role may do one thing: `allowed`, `denied`, or why it is undecided. */
async function verdict(integration: string, parameters: object, action: string | string[], resource: unknown) {
  const task = { Resource: `arn:aws:states:::${integration}`, Parameters: parameters };
  const machine = simulator(task, inline(allow(action, resource)));
  const execution = await machine.run({ mocks: { Call: returns({}) }, mockValidation: 'NONE' });
  if (execution.missingPermissions.length > 0) return 'denied';
  return execution.undecidedPermissions[0]?.why ?? 'allowed';
}

test.each<[string, object, string | string[], string | string[], string]>([
  // ECS
  [
    'aws-sdk:ecs:updateService',
    { Cluster: 'c', Service: 'web' },
    'ecs:UpdateService',
    arn(`ecs:${HOME}:service/c/web`),
    'allowed',
  ],
  [
    'aws-sdk:ecs:updateService',
    { Cluster: 'c', Service: 'web' },
    'ecs:UpdateService',
    arn(`ecs:${HOME}:service/c/api`),
    'denied',
  ],
  [
    'aws-sdk:ecs:updateService',
    { Service: 'web' },
    'ecs:UpdateService',
    arn(`ecs:${HOME}:service/default/web`),
    'allowed',
  ],
  ['ecs:runTask', { TaskDefinition: 'fam' }, 'ecs:RunTask', arn(`ecs:${HOME}:task-definition/fam:*`), 'allowed'],
  ['ecs:runTask', { TaskDefinition: 'fam' }, 'ecs:RunTask', arn(`ecs:${HOME}:task-definition/other:*`), 'denied'],
  [
    'ecs:runTask',
    { TaskDefinition: 'fam' },
    'ecs:RunTask',
    arn(`ecs:${HOME}:task-definition/fam:7`),
    'statement 1 of Inline in Role (Allow) depends on the latest revision of the task definition',
  ],
  // DynamoDB
  [
    'aws-sdk:dynamodb:query',
    { TableName: 't', IndexName: 'i' },
    'dynamodb:Query',
    arn(`dynamodb:${HOME}:table/t/index/*`),
    'allowed',
  ],
  [
    'aws-sdk:dynamodb:query',
    { TableName: 't', IndexName: 'i' },
    'dynamodb:Query',
    arn(`dynamodb:${HOME}:table/t`),
    'denied',
  ],
  [
    'aws-sdk:dynamodb:transactWriteItems',
    { TransactItems: [{ Put: { TableName: 't' } }, { Delete: { TableName: 'u' } }] },
    'dynamodb:PutItem',
    arn(`dynamodb:${HOME}:table/*`),
    'denied',
  ],
  [
    'aws-sdk:dynamodb:executeStatement',
    { Statement: 'SELECT * FROM "t"."i" WHERE a = 1' },
    'dynamodb:PartiQLSelect',
    arn(`dynamodb:${HOME}:table/t/index/i`),
    'allowed',
  ],
  // Logs
  [
    'aws-sdk:cloudwatchlogs:createLogStream',
    { LogGroupName: '/a', LogStreamName: 's' },
    'logs:CreateLogStream',
    arn(`logs:${HOME}:log-group:/a:*`),
    'allowed',
  ],
  [
    'aws-sdk:cloudwatchlogs:createLogStream',
    { LogGroupName: '/a', LogStreamName: 's' },
    'logs:CreateLogStream',
    arn(`logs:${HOME}:log-group:/b:*`),
    'denied',
  ],
  [
    'aws-sdk:cloudwatchlogs:putLogEvents',
    { LogGroupName: '/a', LogStreamName: 's' },
    'logs:PutLogEvents',
    arn(`logs:${HOME}:log-group:/a:log-stream:s`),
    'allowed',
  ],
  // Bedrock
  [
    'bedrock:invokeModel',
    { ModelId: 'us.meta.llama-v1:0' },
    'bedrock:InvokeModel',
    [arn(`bedrock:${HOME}:inference-profile/us.meta.llama-v1:0`), arn('bedrock:*::foundation-model/meta.llama-v1:0')],
    'allowed',
  ],
  [
    'bedrock:invokeModel',
    { ModelId: 'us.meta.llama-v1:0' },
    'bedrock:InvokeModel',
    arn('bedrock:*::foundation-model/meta.llama-v1:0'),
    'denied',
  ],
  [
    'bedrock:invokeModel',
    { ModelId: 'us.meta.llama-v1:0' },
    'bedrock:InvokeModel',
    [arn(`bedrock:${HOME}:inference-profile/*`), arn('bedrock:us-east-1::foundation-model/*')],
    'statement 1 of Inline in Role (Allow) depends on the regions behind the inference profile us.meta.llama-v1:0',
  ],
  // Glue
  [
    'aws-sdk:glue:getTable',
    { DatabaseName: 'd', Name: 't' },
    'glue:GetTable',
    [arn(`glue:${HOME}:catalog`), arn(`glue:${HOME}:database/d`), arn(`glue:${HOME}:table/d/t`)],
    'allowed',
  ],
  ['aws-sdk:glue:getTable', { DatabaseName: 'd', Name: 't' }, 'glue:GetTable', arn(`glue:${HOME}:table/d/t`), 'denied'],
  ['aws-sdk:glue:startCrawler', { Name: 'c' }, 'glue:StartCrawler', arn(`glue:${HOME}:crawler/c`), 'allowed'],
  ['aws-sdk:glue:startTrigger', { Name: 't' }, 'glue:StartTrigger', arn(`glue:${HOME}:trigger/t`), 'allowed'],
  // Secrets and keys
  [
    'aws-sdk:secretsmanager:getSecretValue',
    { SecretId: 'db' },
    'secretsmanager:GetSecretValue',
    arn(`secretsmanager:${HOME}:secret:db-*`),
    'allowed',
  ],
  [
    'aws-sdk:secretsmanager:getSecretValue',
    { SecretId: 'db' },
    'secretsmanager:GetSecretValue',
    arn(`secretsmanager:${HOME}:secret:other-*`),
    'denied',
  ],
  [
    'aws-sdk:secretsmanager:getSecretValue',
    { SecretId: 'db' },
    'secretsmanager:GetSecretValue',
    arn(`secretsmanager:${HOME}:secret:db-AbCdEf`),
    'statement 1 of Inline in Role (Allow) depends on the six characters at the end of the ARN of the secret: give SecretId as the whole ARN',
  ],
  ['aws-sdk:kms:encrypt', { KeyId: 'k' }, 'kms:Encrypt', arn(`kms:${HOME}:key/k`), 'allowed'],
  [
    'aws-sdk:kms:encrypt',
    { KeyId: 'alias/a' },
    'kms:Encrypt',
    arn(`kms:${HOME}:key/k`),
    'statement 1 of Inline in Role (Allow) depends on the key behind alias/a: give KeyId as the ARN of the key',
  ],
  // Athena
  [
    'athena:getQueryResults',
    { QueryExecutionId: 'q' },
    'athena:GetQueryResults',
    arn(`athena:${HOME}:workgroup/reports`),
    'statement 1 of Inline in Role (Allow) depends on the workgroup of the query, which only Athena knows',
  ],
  [
    'athena:startQueryExecution',
    { QueryString: 's' },
    'athena:StartQueryExecution',
    arn(`athena:${HOME}:workgroup/reports`),
    'denied',
  ],
  [
    'aws-sdk:athena:getDataCatalog',
    { Name: 'c' },
    'athena:GetDataCatalog',
    arn(`athena:${HOME}:datacatalog/c`),
    'allowed',
  ],
  // API Gateway
  [
    'aws-sdk:apigateway:getRestApi',
    { RestApiId: 'x' },
    'apigateway:GET',
    arn('apigateway:us-east-1::/restapis/x'),
    'allowed',
  ],
  [
    'aws-sdk:apigateway:getRestApi',
    { RestApiId: 'x' },
    'apigateway:GET',
    arn('apigateway:us-east-1::/restapis/y'),
    'denied',
  ],
  // Step Functions, events, schedules, parameters, instances
  [
    'states:startExecution',
    { StateMachineArn: arn(`states:${HOME}:stateMachine:m:live`) },
    'states:StartExecution',
    arn(`states:${HOME}:stateMachine:m`),
    'allowed',
  ],
  [
    'aws-sdk:sfn:stopExecution',
    { ExecutionArn: arn(`states:${HOME}:execution:m:e`) },
    'states:StopExecution',
    arn(`states:${HOME}:execution:m:*`),
    'allowed',
  ],
  [
    'aws-sdk:sfn:describeActivity',
    { ActivityArn: arn(`states:${HOME}:activity:a`) },
    'states:DescribeActivity',
    arn(`states:${HOME}:activity:a`),
    'allowed',
  ],
  [
    'aws-sdk:eventbridge:putRule',
    { Name: 'r', EventBusName: 'b' },
    'events:PutRule',
    arn(`events:${HOME}:rule/b/r`),
    'allowed',
  ],
  [
    'aws-sdk:scheduler:deleteScheduleGroup',
    { Name: 'g' },
    'scheduler:DeleteScheduleGroup',
    arn(`scheduler:${HOME}:schedule-group/g`),
    'allowed',
  ],
  [
    'aws-sdk:ssm:getParameters',
    { Names: ['/a', 'b'] },
    'ssm:GetParameters',
    [arn(`ssm:${HOME}:parameter/a`), arn(`ssm:${HOME}:parameter/b`)],
    'allowed',
  ],
  ['aws-sdk:ssm:getParameters', { Names: ['/a', 'b'] }, 'ssm:GetParameters', arn(`ssm:${HOME}:parameter/a`), 'denied'],
  [
    'aws-sdk:ssm:sendCommand',
    { DocumentName: 'AWS-RunShellScript', InstanceIds: ['i-1'] },
    'ssm:SendCommand',
    [arn('ssm:*::document/AWS-RunShellScript'), arn(`ec2:${HOME}:instance/*`)],
    'allowed',
  ],
  [
    'aws-sdk:ec2:startInstances',
    { InstanceIds: ['i-1', 'i-2'] },
    'ec2:StartInstances',
    arn(`ec2:${HOME}:instance/i-1`),
    'denied',
  ],
  [
    'aws-sdk:rds:stopDBInstance',
    { DbInstanceIdentifier: 'Main' },
    'rds:StopDBInstance',
    arn(`rds:${HOME}:db:main`),
    'allowed',
  ],
  // S3
  [
    'aws-sdk:s3:copyObject',
    { Bucket: 'b', Key: 'k', CopySource: 'a/x%20y' },
    ['s3:GetObject', 's3:PutObject'],
    [arn('s3:::a/x y'), arn('s3:::b/k')],
    'allowed',
  ],
  ['aws-sdk:s3:copyObject', { Bucket: 'b', Key: 'k', CopySource: 'a/x' }, 's3:PutObject', arn('s3:::b/*'), 'denied'],
  ['aws-sdk:s3:getObject', { Bucket: 'b', Key: 'k', VersionId: 'v' }, 's3:GetObject', arn('s3:::b/*'), 'denied'],
  ['aws-sdk:s3:getBucketEncryption', { Bucket: 'b' }, 's3:GetEncryptionConfiguration', arn('s3:::b'), 'allowed'],
  // Task tokens: the reference names no resource, and AWS asks about the machine or the activity of the token.
  ['aws-sdk:sfn:sendTaskSuccess', { TaskToken: 't', Output: '1' }, 'states:SendTaskSuccess', '*', 'allowed'],
  ['aws-sdk:sfn:sendTaskSuccess', { TaskToken: 't', Output: '1' }, 'states:SendTaskFailure', '*', 'denied'],
  [
    'aws-sdk:sfn:sendTaskSuccess',
    { TaskToken: 't', Output: '1' },
    'states:SendTaskSuccess',
    arn(`states:${HOME}:stateMachine:parent`),
    'statement 1 of Inline in Role (Allow) depends on the state machine or the activity that the task token belongs to',
  ],
  [
    'aws-sdk:sfn:sendTaskHeartbeat',
    { TaskToken: 't' },
    'states:SendTaskHeartbeat',
    arn('states:eu-west-1:123456789012:stateMachine:parent'),
    'denied',
  ],
  // A text message has no topic.
  ['sns:publish', { PhoneNumber: '+1', Message: 'm' }, 'sns:Publish', '*', 'allowed'],
  ['sns:publish', { PhoneNumber: '+1', Message: 'm' }, 'sns:Publish', arn(`sns:${HOME}:orders`), 'denied'],
  // The identity of a sender is an address or a domain of it.
  ...['Jo <jo@mail.example.com>', 'jo@mail.example.com'].flatMap((sender) => [
    ...['jo@mail.example.com', 'mail.example.com', 'example.com', '*'].map(
      (name): [string, object, string, string, string] => [
        'aws-sdk:sesv2:sendEmail',
        { FromEmailAddress: sender, Content: {} },
        'ses:SendEmail',
        arn(`ses:${HOME}:identity/${name}`),
        'allowed',
      ],
    ),
  ]),
  [
    'aws-sdk:ses:sendEmail',
    { Source: 'jo@example.com', Destination: {}, Message: {} },
    'ses:SendEmail',
    arn(`ses:${HOME}:identity/example.org`),
    'denied',
  ],
  // A URL is no ARN, whatever the parameters.
  [
    'sqs:sendMessage',
    { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: 'm' },
    'sqs:SendMessage',
    'https://sqs.us-east-1.amazonaws.com/123456789012/q',
    'denied',
  ],
  // A schedule gets a role, which must be passed.
  [
    'aws-sdk:scheduler:createSchedule',
    { Name: 'n', Target: { Arn: 'a', RoleArn: arn('iam::123456789012:role/r') } },
    ['scheduler:CreateSchedule', 'iam:PassRole'],
    '*',
    'allowed',
  ],
  [
    'aws-sdk:scheduler:createSchedule',
    { Name: 'n', Target: { Arn: 'a', RoleArn: arn('iam::123456789012:role/r') } },
    'scheduler:CreateSchedule',
    '*',
    'denied',
  ],
  [
    'aws-sdk:eventbridge:putTargets',
    { Rule: 'r', Targets: [{ Id: '1', Arn: 'a', RoleArn: arn('iam::123456789012:role/r') }] },
    'events:PutTargets',
    '*',
    'denied',
  ],
  ['aws-sdk:eventbridge:putTargets', { Rule: 'r', Targets: [] }, 'events:PutTargets', '*', 'allowed'],
  // What is about no resource, and what no argument names
  ['aws-sdk:ec2:describeInstances', {}, 'ec2:DescribeInstances', arn(`ec2:${HOME}:instance/*`), 'denied'],
  ['aws-sdk:iam:getRole', { RoleName: 'r' }, 'iam:GetRole', arn('iam::123456789012:role/r'), 'allowed'],
  [
    'aws-sdk:iam:getRole',
    { RoleName: 'r' },
    'iam:GetRole',
    arn('iam::123456789012:role/app/*'),
    'statement 1 of Inline in Role (Allow) depends on the path of arn:aws:iam::123456789012:role/r',
  ],
])('aws-sdk or optimised %s with %j: %j on %j is %s', async (integration, parameters, action, resource, expected) => {
  expect(await verdict(integration, parameters, action, resource)).toBe(expected);
});

test('connections of a WebSocket API need an action of their own', async () => {
  const parameters = {
    ApiEndpoint: 'abc.execute-api.us-east-1.amazonaws.com',
    Stage: 'prod',
    Method: 'POST',
    Path: '/@connections/x',
    AuthType: 'IAM_ROLE',
  };
  const resource = arn(`execute-api:${HOME}:abc/prod/POST/@connections/*`);
  expect(await verdict('apigateway:invoke', parameters, 'execute-api:ManageConnections', resource)).toBe('allowed');
  expect(await verdict('apigateway:invoke', parameters, 'execute-api:Invoke', resource)).toBe('denied');
});

test('an operation whose IAM action no source names is undecided, unless the role may do everything in the service', async () => {
  const why = 'no source says which IAM actions aws-sdk:textract:getDocumentInsights needs';
  expect(await verdict('aws-sdk:textract:getDocumentInsights', {}, 'textract:*', '*')).toBe('allowed');
  expect(await verdict('aws-sdk:textract:getDocumentInsights', {}, 's3:GetObject', '*')).toBe(why);
});

test('a role that is passed on is known to the service that it is for', async () => {
  const role = 'arn:aws:iam::123456789012:role/r';
  const task = {
    Resource: 'arn:aws:states:::aws-sdk:scheduler:createSchedule',
    Parameters: { Name: 'n', Target: { Arn: 'a', RoleArn: role } },
  };
  const passing = (service: string) =>
    allow('iam:PassRole', role, { Condition: { StringEquals: { 'iam:PassedToService': `${service}.amazonaws.com` } } });
  const missing = async (service: string) => {
    const machine = simulator(task, inline(allow('scheduler:*'), passing(service)));
    return (await machine.run({ mocks: { Call: returns({}) } })).missingPermissions.map(({ action }) => action);
  };
  expect(await missing('scheduler')).toEqual([]);
  expect(await missing('lambda')).toEqual(['iam:PassRole']);
});

test('an alias of a key in the template is the key', async () => {
  const key = { Type: 'AWS::KMS::Key', Properties: {} };
  const alias = { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/orders', TargetKeyId: { Ref: 'Key' } } };
  const task = { Resource: 'arn:aws:states:::aws-sdk:kms:generateDataKey', Parameters: { KeyId: 'alias/orders' } };
  const run = (resource: object) =>
    simulator(task, inline(allow('kms:GenerateDataKey', resource)), { Key: key, Other: key, Alias: alias }).run({
      mocks: { Call: returns({}) },
    });
  const allowed = await run({ 'Fn::GetAtt': ['Key', 'Arn'] });
  expect([allowed.status, allowed.undecidedPermissions]).toEqual(['SUCCEEDED', []]);
  expect((await run({ 'Fn::GetAtt': ['Other', 'Arn'] })).missingPermissions).toHaveLength(1);
});
