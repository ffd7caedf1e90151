// What a template knows about the names of its resources, and what only a deployment knows.
import { returns } from '../../src/simulator';
import { allow, HOME, inline, policy, simulator } from '../support/role-templates';

const FUNCTION = { Type: 'AWS::Lambda::Function', Properties: {} };
const INVOKE = { Resource: { 'Fn::GetAtt': ['Fn', 'Arn'] } };
const lambda = (name: unknown) => ({
  'Fn::Sub': `arn:aws:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${String(name)}`,
});

async function verdict(task: object, role: object, beside: object = {}) {
  const execution = await simulator(task, role, beside, { stateMachine: 'orders' }).run({
    mocks: { Call: returns({}) },
    mockValidation: 'NONE',
  });
  const [missing] = execution.missingPermissions;
  if (missing) return `${missing.action} on ${missing.resource}`;
  return execution.undecidedPermissions[0]?.why ?? 'allowed';
}

describe('a resource without a name', () => {
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html
  test.each([
    ['${AWS::StackName}-*', 'allowed'],
    ['${AWS::StackName}-Fn-*', 'allowed'],
    ['*-Fn-*', 'allowed'],
    ['${Fn}', 'allowed'],
    ['other-*', `lambda:InvokeFunction on arn:aws:lambda:${HOME}:function:Fn`],
    [
      '${AWS::StackName}-Fn-ABC',
      'statement 1 of Inline in Role (Allow) depends on the name that CloudFormation will give: ' +
        `arn:aws:lambda:${HOME}:function:Stack-Fn-*`,
    ],
  ])('a function on function:%s: %s', async (pattern, expected) => {
    expect(await verdict(INVOKE, inline(allow('lambda:InvokeFunction', lambda(pattern))), { Fn: FUNCTION })).toBe(
      expected,
    );
  });

  test('a bucket has its name in lower case, and its objects with it', async () => {
    const task = {
      Resource: 'arn:aws:states:::aws-sdk:s3:getObject',
      Parameters: { Bucket: { Ref: 'Data' }, Key: 'k' },
    };
    const role = inline(allow('s3:GetObject', 'arn:aws:s3:::stack-data-*/*'));
    expect(await verdict(task, role, { Data: { Type: 'AWS::S3::Bucket', Properties: {} } })).toBe('allowed');
  });

  test("a machine's name begins with its logical id, in its executions too", async () => {
    const child = { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: '{}', RoleArn: 'r' } };
    const arn = { 'Fn::Sub': 'arn:aws:states:${AWS::Region}:${AWS::AccountId}:execution:Child:e' };
    const task = { Resource: 'arn:aws:states:::aws-sdk:sfn:describeExecution', Parameters: { ExecutionArn: arn } };
    const role = inline(allow('states:DescribeExecution', `arn:aws:states:${HOME}:execution:Child-*:*`));
    expect(await verdict(task, role, { Child: child })).toBe('allowed');
  });

  test('a name that would be too long may lose any part', async () => {
    const id = 'F'.repeat(60);
    const role = inline(allow('lambda:InvokeFunction', lambda('Stack-*')));
    expect(await verdict({ Resource: { 'Fn::GetAtt': [id, 'Arn'] } }, role, { [id]: FUNCTION })).toMatch(
      /^statement 1/,
    );
  });
});

describe('a value that only a deployment knows', () => {
  const parameter = { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/charge/arn' };
  const run = async (resource: unknown) => {
    const task = {
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: '{{resolve:ssm:/charge/arn}}' },
    };
    return verdict(task, inline(allow('lambda:InvokeFunction', resource)));
  };

  test('is the same value in the policy', async () => {
    expect(parameter.Default).toBe('/charge/arn');
    expect(await run(['{{resolve:ssm:/charge/arn}}', '{{resolve:ssm:/charge/arn}}:*'])).toBe('allowed');
  });

  test('is undecided on another resource, and the message says what to give', async () => {
    expect(await run(`arn:aws:lambda:${HOME}:function:charge`)).toBe(
      'statement 1 of Inline in Role (Allow) depends on the value of {{resolve:ssm:/charge/arn}}, which only a deployment knows: ' +
        'set it in parameters',
    );
  });

  test('is no table', async () => {
    expect(await run(`arn:aws:dynamodb:${HOME}:table/t`)).toBe('lambda:InvokeFunction on {{resolve:ssm:/charge/arn}}');
  });

  test('may be the resource of a policy', async () => {
    expect(
      await verdict({ Resource: `arn:aws:lambda:${HOME}:function:f` }, inline(allow('lambda:*', '{{resolve:ssm:/a}}'))),
    ).toBe(
      'statement 1 of Inline in Role (Allow) depends on the value of {{resolve:ssm:/a}}, which only a deployment knows: ' +
        'set it in parameters',
    );
  });
});

describe('a secret of the template', () => {
  const secret = (properties: object) => ({ Secret: { Type: 'AWS::SecretsManager::Secret', Properties: properties } });
  const task = (id: unknown) => ({
    Resource: 'arn:aws:states:::aws-sdk:secretsmanager:getSecretValue',
    Parameters: { SecretId: id },
  });

  test.each([
    [{ Ref: 'Secret' }, { Ref: 'Secret' }],
    ['db', { Ref: 'Secret' }],
    [{ Ref: 'Secret' }, `arn:aws:secretsmanager:${HOME}:secret:db-??????`],
    ['db', `arn:aws:secretsmanager:${HOME}:secret:db-*`],
  ])('%j is allowed on %j', async (id, resource) => {
    const role = inline(allow('secretsmanager:GetSecretValue', resource));
    expect(await verdict(task(id), role, secret({ Name: 'db' }))).toBe('allowed');
  });

  test('a literal ARN without the six characters allows nothing', async () => {
    const role = inline(allow('secretsmanager:GetSecretValue', `arn:aws:secretsmanager:${HOME}:secret:db`));
    expect(await verdict(task('db'), role)).toBe(
      `secretsmanager:GetSecretValue on arn:aws:secretsmanager:${HOME}:secret:db-??????`,
    );
  });
});

describe('a task definition of the template', () => {
  const definition = (properties: object) => ({
    Pack: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'pack', ...properties } },
  });
  const task = { Resource: 'arn:aws:states:::ecs:runTask', Parameters: { TaskDefinition: 'pack' } };

  test('is the one that its family names', async () => {
    expect(await verdict(task, inline(allow('ecs:RunTask', { Ref: 'Pack' })), definition({}))).toBe('allowed');
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html
  test('may name its role by the name alone', async () => {
    const beside = {
      ...definition({ TaskRoleArn: { Ref: 'TaskRole' } }),
      TaskRole: { Type: 'AWS::IAM::Role', Properties: {} },
    };
    const run = allow('ecs:RunTask');
    const pass = (resource: unknown) => inline(run, allow('iam:PassRole', resource));
    expect(await verdict(task, pass({ 'Fn::GetAtt': ['TaskRole', 'Arn'] }), beside)).toBe('allowed');
    expect(await verdict(task, pass('arn:aws:iam::123456789012:role/Stack-*'), beside)).toBe('allowed');
    expect(await verdict(task, pass('arn:aws:iam::123456789012:role/x'), beside)).toBe(
      'iam:PassRole on arn:aws:iam::123456789012:role/TaskRole',
    );
  });
});

test('a policy document may be JSON text', async () => {
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [allow('lambda:InvokeFunction')] });
  const role = { Policies: [{ PolicyName: 'Inline', PolicyDocument: document }] };
  expect(await verdict(INVOKE, role, { Fn: FUNCTION })).toBe('allowed');
});

describe('a policy on a resource', () => {
  const task = { Resource: 'arn:aws:states:::sns:publish', Parameters: { TopicArn: { Ref: 'Topic' }, Message: 'm' } };
  const topic = { Topic: { Type: 'AWS::SNS::Topic', Properties: {} } };
  const allowing = (principal: unknown) =>
    policy('AWS::SNS::TopicPolicy', [{ ...allow('sns:Publish'), Principal: principal }], {
      Topics: [{ Ref: 'Topic' }],
    });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html
  test('may allow what the role does not', async () => {
    const beside = { ...topic, Policy: allowing({ AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } }) };
    expect(await verdict(task, {}, beside)).toBe('the policy Policy of a resource allows something to the role');
  });

  test('for another principal does not', async () => {
    const beside = { ...topic, Policy: allowing({ Service: 'events.amazonaws.com' }) };
    expect(await verdict(task, {}, beside)).toBe(`sns:Publish on arn:aws:sns:${HOME}:Topic`);
  });
});

describe('an ARN as the deployment has it', () => {
  const task = { Resource: `arn:aws:lambda:${HOME}:function:shop-Fn-x7SfMghPAWfG` };

  test('may be a function of the template that has no name there', async () => {
    expect(await verdict(task, inline(allow('lambda:InvokeFunction', lambda('${Fn}'))), { Fn: FUNCTION })).toBe(
      `it depends on whether arn:aws:lambda:${HOME}:function:shop-Fn-x7SfMghPAWfG is arn:aws:lambda:${HOME}:function:Fn of the template`,
    );
  });

  test('is denied if that function is not allowed either', async () => {
    expect(await verdict(task, inline(allow('lambda:InvokeFunction', lambda('other'))), { Fn: FUNCTION })).toBe(
      `lambda:InvokeFunction on arn:aws:lambda:${HOME}:function:shop-Fn-x7SfMghPAWfG`,
    );
  });
});

test('a resource of a policy that is not an ARN is a parameter that was left at its default', async () => {
  expect(await verdict(INVOKE, inline(allow('lambda:InvokeFunction', 'FunctionArnParameter')), { Fn: FUNCTION })).toBe(
    'statement 1 of Inline in Role (Allow) depends on the resource FunctionArnParameter, which is not an ARN: ' +
      'set what it comes from in parameters',
  );
});
