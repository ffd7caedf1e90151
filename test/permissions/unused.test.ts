import { allow, CALL_CHARGE, CHARGE, deny, inline, policy, simulator, template } from './templates';
import { returns, Simulator } from '../../src/simulator';

const RUN = { mocks: { Call: returns('done') } };

test('statements, actions and resources that no run used', async () => {
  const orders = simulator(
    CALL_CHARGE,
    inline(
      allow(['lambda:InvokeFunction', 'lambda:InvokeAsync'], [CHARGE, `${CHARGE}:*`]),
      allow('sqs:*', '*', { Sid: 'Queues' }),
    ),
  );
  await orders.run(RUN);

  const unused = orders.unusedPermissions();

  expect(unused.statements).toEqual([
    {
      role: 'Role',
      statement: 'statement 1 of Inline in Role',
      isWhole: false,
      actions: ['lambda:InvokeAsync'],
      resources: [`${CHARGE}:*`],
    },
    { role: 'Role', statement: 'Queues of Inline in Role', isWhole: true, actions: ['sqs:*'], resources: ['*'] },
  ]);
  expect(unused.toString()).toBe(
    `Role: statement 1 of Inline in Role: never used of it: actions lambda:InvokeAsync; resources ${CHARGE}:*\n` +
      'Role: Queues of Inline in Role: never used: actions sqs:*; resources *',
  );
});

test('before anything ran, all that allows is unused', () => {
  const orders = simulator(CALL_CHARGE, inline(allow('lambda:*'), deny('iam:*')));
  expect(orders.unusedPermissions().statements.map(({ statement }) => statement)).toEqual([
    'statement 1 of Inline in Role',
  ]);
});

test('what runs use adds up, and a run that ignores permissions uses none', async () => {
  const choice = (name: string) => ({
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { 'FunctionName.$': '$.function' },
    Comment: name,
  });
  const orders = simulator(choice('any'), inline(allow('lambda:InvokeFunction', ['a', 'b'].map(arn))));
  const run = (name: string, more = {}) => orders.run({ ...RUN, input: { function: name }, ...more });
  await run('a');
  await run('b', { permissions: 'ignore' });
  expect(orders.unusedPermissions().statements.map(({ resources }) => resources)).toEqual([[arn('b')]]);
  await run('b');
  expect(orders.unusedPermissions().statements).toEqual([]);
});

test('what a job needs while it runs, what logs and tracing need, counts as used', async () => {
  const job = {
    Resource: 'arn:aws:states:::states:startExecution.sync:2',
    Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:inner' },
  };
  const orders = simulator(
    job,
    inline(allow(['states:StartExecution', 'states:DescribeExecution', 'states:StopExecution']), allow('events:*')),
    { Policy: policy('AWS::IAM::Policy', [allow('xray:PutTraceSegments')], { Roles: [{ Ref: 'Role' }] }) },
  );
  await orders.run(RUN);
  expect(orders.unusedPermissions().toString()).toBe(
    'Role: statement 1 of Policy: never used: actions xray:PutTraceSegments; resources *',
  );
});

test('a statement of NotAction is used as a whole or not at all', async () => {
  const orders = simulator(
    CALL_CHARGE,
    inline({ Effect: 'Allow', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::secret' }),
  );
  expect(orders.unusedPermissions().toString()).toBe(
    'Role: statement 1 of Inline in Role: never used: actions all but iam:*; resources all but arn:aws:s3:::secret',
  );
  await orders.run(RUN);
  expect(orders.unusedPermissions().statements).toEqual([]);
});

function arn(name: string): string {
  return `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
}

test('the key that a machine is encrypted with counts as used', async () => {
  const key = `arn:aws:kms:us-east-1:123456789012:key/k`;
  const encrypted = template(
    { Type: 'Pass' },
    inline(
      allow(['kms:Decrypt', 'kms:GenerateDataKey'], key, {
        Condition: {
          StringEquals: {
            'kms:EncryptionContext:aws:states:stateMachineArn':
              'arn:aws:states:us-east-1:123456789012:stateMachine:orders',
          },
        },
      }),
      allow('kms:GenerateDataKey', key, {
        Condition: { StringEquals: { 'kms:EncryptionContext:SourceArn': 'arn:aws:logs:us-east-1:123456789012:*' } },
      }),
    ),
  ) as any;
  encrypted.Resources.Orders.Properties.EncryptionConfiguration = { KmsKeyId: 'k', Type: 'CUSTOMER_MANAGED_KMS_KEY' };
  const orders = Simulator.fromTemplate(encrypted);
  await orders.run();
  expect(orders.unusedPermissions().toString()).toBe('Every statement, action and resource was used.');
});
