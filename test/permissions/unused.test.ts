import type { Action } from '../../src/asl/services/catalogue/row';
import { CATALOGUE } from '../../src/asl/services/catalogue/table';
import { returns, Simulator } from '../../src/simulator';
import { allow, CALL_CHARGE, CHARGE, deny, HOME, inline, policy, simulator, template } from '../support/role-templates';

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

/** The required parameters, with any text. */
function parametersOf({ required }: Action): object {
  return Object.fromEntries(required.map((name) => [name, 'x']));
}

const FOLLOWED = Object.entries(CATALOGUE).flatMap(([service, { actions }]) =>
  Object.entries(actions).flatMap(([action, row]) =>
    row.sync && row.sync.follow !== 'unknown'
      ? [[`${service}:${action}.sync`, row, row.sync.follow] as [string, Action, readonly string[]]]
      : [],
  ),
);

test.each(FOLLOWED)('%s uses what Step Functions needs to follow it', async (resource, row, follow) => {
  const task = { Resource: `arn:aws:states:::${resource}`, Parameters: parametersOf(row) };
  const orders = simulator(task, inline(allow('*'), ...follow.map((action) => allow(action))));
  await orders.run({ mocks: { Call: returns({}) } });
  const unused = String(orders.unusedPermissions());
  expect(follow.filter((action) => unused.includes(action))).toEqual([]);
});

test('the policy of AWS’s page for a job of EMR Serverless is used as a whole', async () => {
  const job = {
    Resource: 'arn:aws:states:::emr-serverless:startJobRun.sync',
    Parameters: { ApplicationId: 'a', ExecutionRoleArn: 'arn:aws:iam::123456789012:role/job' },
  };
  const rule = 'rule/StepFunctionsGetEventsForEMRServerlessJobRule';
  const orders = simulator(
    job,
    inline(
      allow(['emr-serverless:StartJobRun', 'emr-serverless:GetJobRun', 'emr-serverless:CancelJobRun']),
      allow('iam:PassRole', 'arn:aws:iam::123456789012:role/job', {
        Condition: { StringEquals: { 'iam:PassedToService': 'emr-serverless.amazonaws.com' } },
      }),
      allow(['events:PutTargets', 'events:PutRule', 'events:DescribeRule'], `arn:aws:events:${HOME}:${rule}`),
    ),
  );
  await orders.run({ mocks: { Call: returns({ JobRun: { State: 'SUCCESS' } }) } });
  expect(orders.unusedPermissions().toString()).toBe('Every statement, action and resource was used.');
});

test('a role is not refused for a rule that CreateStateMachine is not known to ask for', async () => {
  const job = {
    Resource: 'arn:aws:states:::emr-serverless:startJobRun.sync',
    Parameters: { ApplicationId: 'a', ExecutionRoleArn: 'arn:aws:iam::123456789012:role/job' },
  };
  const execution = await simulator(job, inline(allow('emr-serverless:*'))).run({ mocks: { Call: returns({}) } });
  expect([execution.status, execution.missingPermissions]).toEqual(['SUCCEEDED', []]);
});

describe('a job of which no source says what it needs', () => {
  const job = {
    Resource: 'arn:aws:states:::sagemaker:createLabelingJob.sync',
    Parameters: { LabelingJobName: 'x' },
  };
  const why = 'no source says which IAM actions sagemaker:createLabelingJob.sync needs to follow its job';

  test('leaves undecided whether it used the actions of its service', async () => {
    const orders = simulator(
      job,
      inline(
        allow(['sagemaker:CreateLabelingJob', 'sagemaker:DescribeLabelingJob', 'sqs:SendMessage']),
        allow('events:PutRule', `arn:aws:events:${HOME}:rule/*`),
      ),
    );
    await orders.run({ mocks: { Call: returns({}) } });
    const unused = orders.unusedPermissions();
    const rule =
      'no source says whether arn:aws:states:::sagemaker:createLabelingJob.sync makes a rule to hear of the end of its job';
    expect(unused.statements).toEqual([
      {
        role: 'Role',
        statement: 'statement 1 of Inline in Role',
        isWhole: false,
        actions: ['sqs:SendMessage'],
        resources: [],
      },
    ]);
    expect(unused.undecided).toEqual([
      {
        role: 'Role',
        statement: 'statement 1 of Inline in Role',
        actions: ['sagemaker:DescribeLabelingJob'],
        why,
      },
      { role: 'Role', statement: 'statement 2 of Inline in Role', actions: ['events:PutRule'], why: rule },
    ]);
    expect(unused.toString()).toBe(
      'Role: statement 1 of Inline in Role: never used of it: actions sqs:SendMessage\n' +
        `Role: statement 1 of Inline in Role: undecided: actions sagemaker:DescribeLabelingJob: ${why}\n` +
        `Role: statement 2 of Inline in Role: undecided: actions events:PutRule: ${rule}`,
    );
  });

  test('does not make a role fail that lacks them', async () => {
    const execution = await simulator(job, inline(allow('sagemaker:CreateLabelingJob'))).run({
      mocks: { Call: returns({}) },
    });
    expect([execution.status, execution.missingPermissions]).toEqual(['SUCCEEDED', []]);
  });
});

test('a NotAction is undecided only where it allows what may be needed', async () => {
  const job = {
    Resource: 'arn:aws:states:::eks:deleteFargateProfile.sync',
    Parameters: { ClusterName: 'c', FargateProfileName: 'p' },
  };
  const allBut = (...actions: readonly string[]) => ({ Effect: 'Allow', NotAction: actions, Resource: '*' });
  const orders = simulator(
    job,
    inline(allow('eks:DeleteFargateProfile'), allBut('eks:DeleteFargateProfile'), allBut('eks:*', 'events:*')),
  );
  await orders.run({ mocks: { Call: returns({}) } });
  const unused = orders.unusedPermissions();
  expect(unused.undecided.map(({ actions }) => actions)).toEqual([['all but eks:DeleteFargateProfile']]);
  expect(unused.statements.map(({ actions }) => actions)).toEqual([['all but eks:*', 'all but events:*']]);
});

test('an action that only matters with a parameter is used where the call has it', async () => {
  const invoke = (more: object) => ({
    Resource: 'arn:aws:states:::bedrock:invokeModel',
    Parameters: { ModelId: 'm', ...more },
  });
  const unusedOf = async (task: object) => {
    const orders = simulator(task, inline(allow(['bedrock:InvokeModel', 's3:GetObject'])));
    await orders.run({ mocks: { Call: returns({}) } });
    return orders.unusedPermissions().statements.map(({ actions }) => actions);
  };
  expect(await unusedOf(invoke({ Body: {} }))).toEqual([['s3:GetObject']]);
  expect(await unusedOf(invoke({ Input: { S3Uri: 's3://bucket/key' } }))).toEqual([]);
});
