import { resolveTemplate } from '../../../src/templates/cloud-formation/resolve-template';

const REGION = 'us-east-1:123456789012';

function machineRole(policies: unknown) {
  const template = resolveTemplate({
    Resources: {
      Charge: { Type: 'AWS::Serverless::Function', Properties: { FunctionName: 'charge' } },
      Orders: { Type: 'AWS::Serverless::StateMachine', Properties: { Policies: policies } },
    },
  });
  return template.resource('OrdersRole')!;
}

test('a serverless function is a function with a role of its own', () => {
  const template = resolveTemplate({
    Globals: { Function: { Timeout: 7, Runtime: 'nodejs20.x' } },
    Resources: { Charge: { Type: 'AWS::Serverless::Function', Properties: { Runtime: 'python3.12' } } },
  });
  expect(template.resource('Charge')).toMatchObject({ type: 'AWS::Lambda::Function', ref: 'Charge' });
  expect(template.resource('Charge')!.properties()).toEqual({
    Timeout: 7,
    Runtime: 'python3.12',
    Role: 'arn:aws:iam::123456789012:role/ChargeRole',
  });
  expect(template.resource('ChargeRole')).toMatchObject({ type: 'AWS::IAM::Role' });
});

test('a function with a Role gets no other', () => {
  const template = resolveTemplate({
    Resources: { Charge: { Type: 'AWS::Serverless::Function', Properties: { Role: 'arn:aws:iam::1:role/r' } } },
  });
  expect(template.resource('Charge')!.property('Role')).toBe('arn:aws:iam::1:role/r');
  expect(template.resource('ChargeRole')).toBeUndefined();
});

test('AutoPublishAlias makes a version and an alias that can be referred to', () => {
  const template = resolveTemplate({
    Resources: {
      Charge: { Type: 'AWS::Serverless::Function', Properties: { AutoPublishAlias: 'live' } },
      Probe: {
        Type: 'X::Y::Z',
        Properties: { Alias: { Ref: 'Charge.Alias' }, Sub: { 'Fn::Sub': '${Charge.Version}' } },
      },
    },
  });
  expect(template.resource('Probe')!.properties()).toEqual({
    Alias: `arn:aws:lambda:${REGION}:function:Charge:live`,
    Sub: `arn:aws:lambda:${REGION}:function:Charge:1`,
  });
});

test('a simple table is a table', () => {
  const template = resolveTemplate({ Resources: { Orders: { Type: 'AWS::Serverless::SimpleTable' } } });
  expect(template.resource('Orders')!.tryAttribute('Arn')).toBe(`arn:aws:dynamodb:${REGION}:table/Orders`);
});

describe('policies of a role', () => {
  test('managed policies by name and by ARN', () => {
    const role = machineRole(['AWSLambdaRole', 'CloudWatchFullAccess', 'arn:aws:iam::1:policy/mine']);
    expect(role.property('ManagedPolicyArns')).toEqual([
      'arn:aws:iam::aws:policy/service-role/AWSLambdaRole',
      'arn:aws:iam::aws:policy/CloudWatchFullAccess',
      'arn:aws:iam::1:policy/mine',
    ]);
    expect(role.property('Policies')).toEqual([]);
  });

  test('one policy need not be a list', () => {
    expect(machineRole('CloudWatchFullAccess').property('ManagedPolicyArns')).toHaveLength(1);
  });

  test('statements and policy templates become inline policies', () => {
    const statement = { Effect: 'Allow', Action: 'sns:Publish', Resource: '*' };
    const role = machineRole([{ Statement: [statement] }, { LambdaInvokePolicy: { FunctionName: { Ref: 'Charge' } } }]);
    expect(role.property('Policies')).toEqual([
      { PolicyName: 'Policy0', PolicyDocument: { Statement: [statement] } },
      {
        PolicyName: 'Policy1',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['lambda:InvokeFunction'],
              Resource: `arn:aws:lambda:${REGION}:function:charge*`,
            },
          ],
        },
      },
    ]);
  });

  test('a policy template that SAM does not have becomes a managed policy without a document', () => {
    const role = machineRole([{ FictionalPolicy: {} }, { KMSDecryptPolicy: { KeyId: 'k' } }]);
    expect(role.property('ManagedPolicyArns')).toEqual(["SAM's FictionalPolicy"]);
    expect(role.property('Policies')).toHaveLength(1);
  });
});

describe('connectors', () => {
  const MACHINE = { Type: 'AWS::Serverless::StateMachine', Properties: { Name: 'orders' } };

  /** The statements of a connector's policy, and the roles that have it. */
  function connected(destination: object, permissions: readonly string[], machine: object = MACHINE) {
    const template = resolveTemplate({
      Resources: {
        Orders: machine,
        Target: destination,
        Link: {
          Type: 'AWS::Serverless::Connector',
          Properties: { Source: { Id: 'Orders' }, Destination: { Id: 'Target' }, Permissions: permissions },
        },
      },
    });
    const [policy] = template.resourcesOfType('AWS::IAM::ManagedPolicy');
    const document = policy?.property('PolicyDocument') as { Statement: { Action: string[]; Resource: string[] }[] };
    return policy && { roles: policy.property('Roles'), statements: document.Statement };
  }

  test.each([
    ['AWS::Serverless::Function', 'Write', 'lambda:InvokeFunction', `arn:aws:lambda:${REGION}:function:Target`],
    ['AWS::Serverless::SimpleTable', 'Read', 'dynamodb:GetItem', `arn:aws:dynamodb:${REGION}:table/Target/index/*`],
    ['AWS::DynamoDB::Table', 'Write', 'dynamodb:PutItem', `arn:aws:dynamodb:${REGION}:table/Target`],
    ['AWS::SQS::Queue', 'Write', 'sqs:SendMessage', `arn:aws:sqs:${REGION}:Target`],
    ['AWS::SNS::Topic', 'Write', 'sns:Publish', `arn:aws:sns:${REGION}:Target`],
    ['AWS::Events::EventBus', 'Write', 'events:PutEvents', `arn:aws:events:${REGION}:event-bus/Target`],
    ['AWS::S3::Bucket', 'Read', 's3:GetObject', 'arn:aws:s3:::Target/*'],
    ['AWS::Serverless::StateMachine', 'Write', 'states:StopExecution', `arn:aws:states:${REGION}:execution:Target:*`],
    [
      'AWS::StepFunctions::StateMachine',
      'Read',
      'states:DescribeExecution',
      `arn:aws:states:${REGION}:execution:Target:*`,
    ],
  ])('to %s, %s: %s on %s', (type, permission, action, resource) => {
    const { roles, statements } = connected({ Type: type, Properties: {} }, [permission])!;
    expect(roles).toEqual(['OrdersRole']);
    expect(statements.filter(({ Action }) => Action.includes(action))).toEqual([
      expect.objectContaining({ Resource: expect.arrayContaining([resource]) }),
    ]);
  });

  test('the policy goes to the role that the machine is given', () => {
    const machine = { ...MACHINE, Properties: { Role: { 'Fn::GetAtt': 'Own.Arn' } } };
    const template = resolveTemplate({
      Resources: {
        Own: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'own' } },
        Orders: {
          ...machine,
          Connectors: { Queue: { Properties: { Destination: [{ Id: 'Q' }], Permissions: ['Write'] } } },
        },
        Q: { Type: 'AWS::SQS::Queue' },
      },
    });
    expect(template.resourcesOfType('AWS::IAM::ManagedPolicy').map((each) => each.property('Roles'))).toEqual([
      ['own'],
    ]);
  });

  test.each([
    ['a destination that is not in the table', { Type: 'AWS::Kinesis::Stream' }, ['Write']],
    ['a permission that it does not have', { Type: 'AWS::SNS::Topic' }, ['Read']],
    ['no permissions', { Type: 'AWS::SNS::Topic' }, []],
  ])('%s gives no policy', (_, destination, permissions) => {
    expect(connected(destination, permissions)).toBeUndefined();
  });

  test('a machine whose role is defined elsewhere gets no policy', () => {
    const machine = { ...MACHINE, Properties: { Role: 'arn:aws:iam::1:role/r' } };
    expect(connected({ Type: 'AWS::SNS::Topic' }, ['Write'], machine)).toBeUndefined();
  });
});

test('tracing, a path and a boundary go to the role of the machine', () => {
  const template = resolveTemplate({
    Resources: {
      Orders: {
        Type: 'AWS::Serverless::StateMachine',
        Properties: {
          Tracing: { Enabled: true },
          RolePath: '/team/',
          PermissionsBoundary: 'arn:aws:iam::1:policy/limits',
        },
      },
    },
  });
  expect(template.resource('OrdersRole')!.properties()).toMatchObject({
    Path: '/team/',
    PermissionsBoundary: 'arn:aws:iam::1:policy/limits',
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess'],
  });
});
