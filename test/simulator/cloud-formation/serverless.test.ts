import { resolveTemplate } from '../../../src/simulator/cloud-formation/resolve-template';

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
              Resource: [`arn:aws:lambda:${REGION}:function:charge*`],
            },
          ],
        },
      },
    ]);
  });

  test('a policy template that is not known is refused when the policies are read', () => {
    const role = machineRole({ TextractPolicy: {} });
    expect(() => role.property('Policies')).toThrow(
      'Cannot resolve Fn::Transform \'AWS::Serverless-2016-10-31\' {"PolicyTemplate":"TextractPolicy"} ' +
        'in OrdersRole (AWS::IAM::Role) Properties.Policies: macros do not run here; write out what it makes',
    );
  });
});
