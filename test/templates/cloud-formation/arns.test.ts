import { resolveTemplate } from '../../../src/templates/cloud-formation/resolve-template';

const REGION = 'us-east-1:123456789012';

/** `Ref` and attributes of one resource, `Probe`, beside a function and a machine. */
function identity(type: string, properties: object, attributes: readonly string[] = []) {
  const template = resolveTemplate({
    Resources: {
      Probe: { Type: type, Properties: properties },
      Charge: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'charge' } },
      Orders: { Type: 'AWS::StepFunctions::StateMachine', Properties: { StateMachineName: 'orders' } },
      OrdersVersion: {
        Type: 'AWS::StepFunctions::StateMachineVersion',
        Properties: { StateMachineArn: { Ref: 'Orders' } },
      },
    },
  });
  const probe = template.resource('Probe')!;
  return [probe.ref, ...attributes.map((attribute) => probe.tryAttribute(attribute))];
}

const CHARGE = `arn:aws:lambda:${REGION}:function:charge`;

test.each<[string, object, string[], string[]]>([
  ['AWS::Lambda::Function', {}, ['Arn'], ['Probe', `arn:aws:lambda:${REGION}:function:Probe`]],
  ['AWS::Lambda::Function', { FunctionName: 'f' }, ['Arn'], ['f', `arn:aws:lambda:${REGION}:function:f`]],
  ['AWS::Lambda::Version', { FunctionName: { Ref: 'Charge' } }, ['Version'], [`${CHARGE}:1`, '1']],
  ['AWS::Lambda::Alias', { FunctionName: { 'Fn::GetAtt': 'Charge.Arn' }, Name: 'live' }, [], [`${CHARGE}:live`]],
  ['AWS::Lambda::Alias', { FunctionName: '123456789012:function:charge', Name: 'live' }, [], [`${CHARGE}:live`]],
  [
    'AWS::Lambda::Url',
    { TargetFunctionArn: { 'Fn::GetAtt': 'Charge.Arn' } },
    ['FunctionUrl'],
    [CHARGE, 'https://probe.lambda-url.us-east-1.on.aws/'],
  ],
  ['AWS::Lambda::LayerVersion', {}, [], [`arn:aws:lambda:${REGION}:layer:Probe:1`]],
  [
    'AWS::StepFunctions::StateMachine',
    {},
    ['Arn', 'Name'],
    [`arn:aws:states:${REGION}:stateMachine:Probe`, `arn:aws:states:${REGION}:stateMachine:Probe`, 'Probe'],
  ],
  ['AWS::StepFunctions::StateMachineVersion', { StateMachineArn: 'arn:x' }, ['Arn'], ['arn:x:1', 'arn:x:1']],
  [
    'AWS::StepFunctions::StateMachineAlias',
    { Name: 'live', RoutingConfiguration: [{ StateMachineVersionArn: { Ref: 'OrdersVersion' }, Weight: 100 }] },
    [],
    [`arn:aws:states:${REGION}:stateMachine:orders:live`],
  ],
  [
    'AWS::StepFunctions::StateMachineAlias',
    { Name: 'live', DeploymentPreference: { StateMachineVersionArn: { Ref: 'OrdersVersion' } } },
    [],
    [`arn:aws:states:${REGION}:stateMachine:orders:live`],
  ],
  [
    'AWS::StepFunctions::Activity',
    { Name: 'approve' },
    ['Arn', 'Name'],
    [`arn:aws:states:${REGION}:activity:approve`, `arn:aws:states:${REGION}:activity:approve`, 'approve'],
  ],
  [
    'AWS::SQS::Queue',
    {},
    ['Arn', 'QueueName', 'QueueUrl'],
    [
      'https://sqs.us-east-1.amazonaws.com/123456789012/Probe',
      `arn:aws:sqs:${REGION}:Probe`,
      'Probe',
      'https://sqs.us-east-1.amazonaws.com/123456789012/Probe',
    ],
  ],
  [
    'AWS::SNS::Topic',
    { TopicName: 't' },
    ['TopicArn', 'TopicName'],
    [`arn:aws:sns:${REGION}:t`, `arn:aws:sns:${REGION}:t`, 't'],
  ],
  ['AWS::DynamoDB::Table', { TableName: 't' }, ['Arn'], ['t', `arn:aws:dynamodb:${REGION}:table/t`]],
  [
    'AWS::S3::Bucket',
    { BucketName: 'b' },
    ['Arn', 'RegionalDomainName'],
    ['b', 'arn:aws:s3:::b', 'b.s3.us-east-1.amazonaws.com'],
  ],
  ['AWS::Logs::LogGroup', { LogGroupName: '/g' }, ['Arn'], ['/g', `arn:aws:logs:${REGION}:log-group:/g:*`]],
  ['AWS::Events::EventBus', { Name: 'bus' }, ['Arn', 'Name'], ['bus', `arn:aws:events:${REGION}:event-bus/bus`, 'bus']],
  ['AWS::Events::Rule', {}, ['Arn'], ['Probe', `arn:aws:events:${REGION}:rule/Probe`]],
  ['AWS::KMS::Key', {}, ['Arn', 'KeyId'], ['Probe', `arn:aws:kms:${REGION}:key/Probe`, 'Probe']],
  ['AWS::KMS::Alias', { AliasName: 'alias/k' }, [], ['alias/k']],
  ['AWS::IAM::Role', {}, ['Arn', 'RoleId'], ['Probe', 'arn:aws:iam::123456789012:role/Probe', 'Probe']],
  [
    'AWS::IAM::Role',
    { RoleName: 'r', Path: '/service-role/' },
    ['Arn'],
    ['r', 'arn:aws:iam::123456789012:role/service-role/r'],
  ],
  ['AWS::IAM::ManagedPolicy', {}, [], ['arn:aws:iam::123456789012:policy/Probe']],
  [
    'AWS::SecretsManager::Secret',
    { Name: 's' },
    ['Id'],
    [`arn:aws:secretsmanager:${REGION}:secret:s`, `arn:aws:secretsmanager:${REGION}:secret:s`],
  ],
  ['AWS::SSM::Parameter', { Name: '/p', Value: 'v' }, ['Value'], ['/p', 'v']],
  ['AWS::ECS::TaskDefinition', { Family: 'job' }, [], [`arn:aws:ecs:${REGION}:task-definition/job:1`]],
  ['AWS::Batch::JobQueue', {}, [], [`arn:aws:batch:${REGION}:job-queue/Probe`]],
  ['AWS::Glue::Job', { Name: 'etl' }, [], ['etl']],
])('%s %j: Ref and %j', (type, properties, attributes, expected) => {
  expect(identity(type, properties, attributes)).toEqual(expected);
});

test('a type that is not in the table has stand-ins for its ARN, its name and its id, and nothing else', () => {
  const attributes = ['Arn', 'ClusterArn', 'ClusterName', 'ResourceId', 'Endpoint', 'constructor'];
  expect(identity('AWS::Redshift::Cluster', {}, attributes)).toEqual([
    'Probe',
    `arn:aws:redshift:${REGION}:Probe`,
    `arn:aws:redshift:${REGION}:Probe`,
    'Probe',
    'Probe',
    undefined,
    undefined,
  ]);
});

test('the versions of one function are counted in the order of the template', () => {
  const version = (name: string) => ({ Type: 'AWS::Lambda::Version', Properties: { FunctionName: name } });
  const template = resolveTemplate({ Resources: { A1: version('a'), B1: version('b'), A2: version('a') } });
  expect(template.resourcesOfType('AWS::Lambda::Version').map((each) => each.ref.slice(-3))).toEqual([
    'a:1',
    'b:1',
    'a:2',
  ]);
});

test('names and ARNs follow the region and account that are given', () => {
  const template = resolveTemplate(
    { Resources: { Queue: { Type: 'AWS::SQS::Queue' }, Bucket: { Type: 'AWS::S3::Bucket' } } },
    { region: 'cn-north-1', account: '999999999999' },
  );
  expect(template.resource('Queue')?.ref).toBe('https://sqs.cn-north-1.amazonaws.com.cn/999999999999/Queue');
  expect(template.resource('Bucket')?.tryAttribute('Arn')).toBe('arn:aws-cn:s3:::Bucket');
});
