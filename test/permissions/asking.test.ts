import { fails, returns, Simulator, SimulatorError, type RunOptions } from '../../src/simulator';
import { tempFolder, writeIn } from '../support/folders';
import { allow, CALL_CHARGE, CHARGE, deny, HOME, inline, policy, simulator, template } from '../support/role-templates';
import '../../src/jest';

const RUN: RunOptions = { mocks: { Call: returns('done') } };

const SESSION = '[A-Za-z]{32}';
const REQUEST = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

test('a function that the role does not allow fails as on AWS, and the mock is not called', async () => {
  const call = jest.fn();

  const execution = await simulator(CALL_CHARGE).run({ mocks: { Call: call } });

  expect(call).not.toHaveBeenCalled();
  expect(execution).toFailWith('Lambda.AWSLambdaException');
  expect(execution.cause).toMatch(
    new RegExp(
      `^User: arn:aws:sts::123456789012:assumed-role/Role/${SESSION} is not authorized to perform: ` +
        `lambda:InvokeFunction on resource: ${CHARGE} because no identity-based policy allows the ` +
        'lambda:InvokeFunction action \\(Service: AWSLambda; Status Code: 403; Error Code: AccessDeniedException; ' +
        `Request ID: ${REQUEST}; Proxy: null\\)$`,
    ),
  );
  expect(execution.history.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'TaskScheduled',
    'TaskStarted',
    'TaskFailed',
    'ExecutionFailed',
  ]);
});

test('the missing statement is data, and stands below the trace', async () => {
  const execution = await simulator(CALL_CHARGE).run(RUN);

  expect(execution.missingPermissions).toEqual([
    {
      state: 'Call',
      role: 'Role',
      action: 'lambda:InvokeFunction',
      resource: CHARGE,
      deniedBy: undefined,
      kind: 'identity-based policy',
      statement: { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: CHARGE },
    },
  ]);
  expect(execution.trace().split('\n').slice(-2)).toEqual([
    `Missing permission: the role Role may not lambda:InvokeFunction on ${CHARGE}. Add to its policies:`,
    `  {"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"${CHARGE}"}`,
  ]);
});

test('a matcher that fails shows the missing statement', async () => {
  const execution = await simulator(CALL_CHARGE).run(RUN);
  expect(() => expect(execution).toSucceed()).toThrow(
    `  {"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"${CHARGE}"}`,
  );
});

test('the same run gives the same bytes, session and request id included', async () => {
  const [one, other] = [await simulator(CALL_CHARGE).run(RUN), await simulator(CALL_CHARGE).run(RUN)];
  expect(one.history).toEqual(other.history);
});

test('a denied call can be retried and caught like any failure', async () => {
  const task = {
    ...CALL_CHARGE,
    Retry: [{ ErrorEquals: ['Lambda.AWSLambdaException'], MaxAttempts: 2 }],
  };
  const execution = await simulator(task).run(RUN);
  expect(execution).toHaveRetried('Call', 2);
  expect(execution.missingPermissions).toHaveLength(3);
  expect(execution.trace().match(/Missing permission/g)).toHaveLength(1);
});

test('a function named by its own ARN fails with the events of a function', async () => {
  const execution = await simulator({ Resource: CHARGE }).run(RUN);
  expect(execution.error).toBe('Lambda.AWSLambdaException');
  expect(execution.history.map(({ type }) => type)).toContain('LambdaFunctionFailed');
});

test('a job that the role does not allow fails to be submitted', async () => {
  const job = {
    Resource: 'arn:aws:states:::glue:startJobRun.sync',
    Parameters: { JobName: 'etl' },
  };
  const execution = await simulator(job).run(RUN);
  expect(execution.history.map(({ type }) => type)).toContain('TaskSubmitFailed');
  expect(execution).toFailWith('Glue.AccessDeniedException');
});

describe('permissions are not asked', () => {
  test("with permissions: 'ignore' for a simulator", async () => {
    const ignoring = simulator(CALL_CHARGE, {}, {}, { permissions: 'ignore' });
    expect(await ignoring.run(RUN)).toSucceed();
  });

  test("with permissions: 'ignore' for a run", async () => {
    const asking = simulator(CALL_CHARGE);
    expect(await asking.run({ ...RUN, permissions: 'ignore' })).toSucceed();
    expect(await asking.run(RUN)).toFailWith('Lambda.AWSLambdaException');
  });

  test('for a plain definition, which has no role', async () => {
    const plain = Simulator.fromDefinition({
      StartAt: 'Call',
      States: { Call: { Type: 'Task', End: true, ...CALL_CHARGE } },
    });
    const execution = await plain.run(RUN);
    expect(execution).toSucceed();
    expect(execution.missingPermissions).toEqual([]);
    expect(plain.unusedPermissions().statements).toEqual([]);
  });

  test('for a role that no template makes, which is told as data', async () => {
    const imported = template(CALL_CHARGE) as any;
    imported.Resources.Orders.Properties.RoleArn = 'arn:aws:iam::123456789012:role/team/shared';
    const execution = await Simulator.fromTemplate(imported).run(RUN);
    expect(execution).toSucceed();
    expect(execution.undecidedPermissions).toEqual([
      {
        state: 'Call',
        role: 'shared',
        action: 'lambda:InvokeFunction',
        why: 'no template at hand makes the role arn:aws:iam::123456789012:role/team/shared',
      },
    ]);
  });

  test('for an activity, whose workers come by themselves', async () => {
    const execution = await simulator({ Resource: `arn:aws:states:${HOME}:activity:ship` }).run(RUN);
    expect(execution).toSucceed();
  });
});

describe('where policies stand', () => {
  const granted = [allow('lambda:InvokeFunction', CHARGE)];

  test.each<[string, object, object]>([
    ['inline in the role', inline(...granted), {}],
    ['in AWS::IAM::Policy', {}, { Policy: policy('AWS::IAM::Policy', granted, { Roles: [{ Ref: 'Role' }] }) }],
    ['in AWS::IAM::RolePolicy', {}, { Policy: policy('AWS::IAM::RolePolicy', granted, { RoleName: { Ref: 'Role' } }) }],
    [
      'in AWS::IAM::ManagedPolicy, which names the role',
      {},
      { Policy: policy('AWS::IAM::ManagedPolicy', granted, { Roles: [{ Ref: 'Role' }] }) },
    ],
    [
      'in AWS::IAM::ManagedPolicy, which the role names',
      { ManagedPolicyArns: [{ Ref: 'Policy' }] },
      { Policy: policy('AWS::IAM::ManagedPolicy', granted) },
    ],
    ["in a managed policy of AWS's", { ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaRole'] }, {}],
  ])('%s', async (_, role, beside) => {
    const execution = await simulator(CALL_CHARGE, role, beside).run(RUN);
    expect(execution).toSucceed();
    expect(execution.undecidedPermissions).toEqual([]);
  });

  test('a policy of another role counts for nothing', async () => {
    const beside = { Policy: policy('AWS::IAM::Policy', granted, { Roles: ['Other'] }) };
    expect(await simulator(CALL_CHARGE, {}, beside).run(RUN)).toFailWith('Lambda.AWSLambdaException');
  });

  test.each([
    ['false', 'FAILED'],
    ['true', 'SUCCEEDED'],
  ])('a policy whose condition is %s: the execution has %s', async (value, status) => {
    const attached = policy('AWS::IAM::Policy', granted, { Roles: [{ Ref: 'Role' }] });
    const conditional = Simulator.fromTemplate({
      ...template(CALL_CHARGE, {}, { Policy: { ...attached, Condition: 'Charging' } }),
      Conditions: { Charging: { 'Fn::Equals': ['true', value] } },
    });
    expect((await conditional.run(RUN)).status).toBe(status);
  });

  test('a managed policy that is not known cannot be decided: the task is called, and the trace tells', async () => {
    const execution = await simulator(CALL_CHARGE, {
      ManagedPolicyArns: ['arn:aws:iam::123456789012:policy/ours'],
    }).run(RUN);
    expect(execution).toSucceed();
    expect(execution.trace()).toContain(
      'Not decided: whether Role allows lambda:InvokeFunction: the statements of ' +
        'arn:aws:iam::123456789012:policy/ours are not known here',
    );
  });

  test("AWS's large policies are known in part: what they surely allow is allowed, the rest cannot be decided", async () => {
    const role = { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSLambda_FullAccess'] };
    const queue = {
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: 'x' },
    };
    expect((await simulator(CALL_CHARGE, role).run(RUN)).undecidedPermissions).toEqual([]);
    expect((await simulator(queue, role).run(RUN)).undecidedPermissions).toHaveLength(1);
  });

  test('a policy that does not resolve names its resource and property', async () => {
    const beside = {
      Grant: policy('AWS::IAM::Policy', [allow('lambda:InvokeFunction', { 'Fn::ImportValue': 'charge-arn' })], {
        Roles: [{ Ref: 'Role' }],
      }),
    };
    await expect(simulator(CALL_CHARGE, {}, beside).run(RUN)).rejects.toThrow(
      new SimulatorError(
        "Cannot resolve Fn::ImportValue 'charge-arn' in Grant (AWS::IAM::Policy) Properties.PolicyDocument: " +
          "no stack that is available here exports it. Set it in imports: { 'charge-arn': '...' }.",
      ),
    );
  });

  test.each<[string, object, string]>([
    ['no Effect', { Action: 'a:b', Resource: '*' }, '.Effect: expected Allow or Deny; found nothing.'],
    ['no Resource', { Effect: 'Allow', Action: 'a:b' }, ': expected either Resource or NotResource; found neither.'],
    [
      'both actions',
      { Effect: 'Allow', Action: 'a:b', NotAction: 'c:d', Resource: '*' },
      ': expected either Action or NotAction; found both.',
    ],
    [
      'an object for an action',
      { Effect: 'Allow', Action: [{}], Resource: '*' },
      '.Action: expected a string or a list of strings; found {}.',
    ],
    [
      'a condition that is text',
      { Effect: 'Allow', Action: '*', Resource: '*', Condition: { StringEquals: 'us-east-1' } },
      '.Condition: expected an object of operators, each an object of keys; found {"StringEquals":"us-east-1"}.',
    ],
  ])('a statement with %s is refused where it stands', async (_, statement, message) => {
    await expect(simulator(CALL_CHARGE, inline(statement)).run(RUN)).rejects.toThrow(
      new SimulatorError(`Invalid Role (AWS::IAM::Role) Properties.Policies[0].PolicyDocument.Statement[0]${message}`),
    );
  });
});

describe('how policies are evaluated', () => {
  test.each<[string, readonly object[]]>([
    ['a wildcard in the action', [allow('lambda:Invoke*', CHARGE)]],
    ['an action in other case', [allow('lambda:invokefunction', CHARGE)]],
    ['a wildcard in the resource', [allow('lambda:InvokeFunction', `arn:aws:lambda:${HOME}:function:ch?rge*`)]],
    ['NotAction', [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }]],
    ['NotResource', [{ Effect: 'Allow', Action: 'lambda:*', NotResource: `${CHARGE}:*` }]],
    ['a statement that is no list', [allow(['sqs:*', '*'], [CHARGE])]],
    ['a policy variable', [allow('lambda:*', 'arn:aws:lambda:us-east-1:${aws:PrincipalAccount}:function:charge')]],
    ['a Deny of something else', [allow('*'), deny('lambda:InvokeFunction', `${CHARGE}d`)]],
    [
      'a Deny under a condition that does not hold',
      [allow('*'), deny('*', '*', region('StringNotEquals', 'us-east-1'))],
    ],
  ])('%s allows', async (_, statements) => {
    const execution = await simulator(CALL_CHARGE, inline(...statements)).run(RUN);
    expect(execution).toSucceed();
    expect(execution.undecidedPermissions).toEqual([]);
  });

  test.each<[string, readonly object[]]>([
    ['another action', [allow('lambda:InvokeAsync', CHARGE)]],
    ['another resource', [allow('lambda:InvokeFunction', `${CHARGE}d`)]],
    ['versions only', [allow('lambda:InvokeFunction', `${CHARGE}:*`)]],
    ['NotAction of the action', [{ Effect: 'Allow', NotAction: 'lambda:*', Resource: '*' }]],
    ['NotResource of the resource', [{ Effect: 'Allow', Action: '*', NotResource: CHARGE }]],
    ['a condition that does not hold', [allow('*', '*', region('StringEquals', 'eu-west-1'))]],
  ])('%s does not', async (_, statements) => {
    expect(await simulator(CALL_CHARGE, inline(...statements)).run(RUN)).toFailWith('Lambda.AWSLambdaException');
  });

  test('an explicit deny wins, and is named', async () => {
    const execution = await simulator(
      CALL_CHARGE,
      inline(allow('*'), deny('lambda:*', CHARGE, { Sid: 'NoCharges' })),
    ).run(RUN);
    expect(execution.cause).toContain('with an explicit deny in an identity-based policy (Service: AWSLambda;');
    expect(execution.missingPermissions[0]!.deniedBy).toBe('NoCharges of Inline in Role');
    expect(execution.trace()).toContain(
      `Missing permission: the role Role may not lambda:InvokeFunction on ${CHARGE}; NoCharges of Inline in Role denies it`,
    );
  });

  describe('a permissions boundary', () => {
    const bounded = (...statements: readonly object[]) =>
      simulator(
        CALL_CHARGE,
        { ...inline(allow('lambda:*')), PermissionsBoundary: { Ref: 'Boundary' } },
        { Boundary: policy('AWS::IAM::ManagedPolicy', statements) },
      ).run(RUN);

    test('that allows lets the policies decide', async () => {
      expect(await bounded(allow('lambda:*'))).toSucceed();
    });

    test('that does not allow denies what the policies allow', async () => {
      const execution = await bounded(allow('sqs:*'));
      expect(execution.cause).toContain('because no permissions boundary allows the lambda:InvokeFunction action');
      expect(execution.trace()).toContain('Add to its permissions boundary:');
    });

    test('that denies explicitly says so', async () => {
      const execution = await bounded(allow('*'), deny('lambda:*'));
      expect(execution.cause).toContain('with an explicit deny in a permissions boundary');
    });

    test('that is not known cannot be decided', async () => {
      const role = { ...inline(allow('lambda:*')), PermissionsBoundary: 'arn:aws:iam::123456789012:policy/limits' };
      const execution = await simulator(CALL_CHARGE, role).run(RUN);
      expect(execution.undecidedPermissions[0]!.why).toBe(
        'the statements of arn:aws:iam::123456789012:policy/limits are not known here',
      );
    });
  });

  test('a condition on what nobody here knows is told, and the task is called', async () => {
    const tagged = allow('lambda:*', '*', { Condition: { StringEquals: { 'aws:ResourceTag/team': 'orders' } } });
    const execution = await simulator(CALL_CHARGE, inline(tagged)).run(RUN);
    expect(execution).toSucceed();
    expect(execution.trace()).toMatch(
      /Not decided: whether Role allows lambda:InvokeFunction: statement 1 of Inline in Role \(Allow\) depends on a condition \(StringEquals on aws:ResourceTag\/team\)$/,
    );
  });

  test('what cannot be decided is told once, however often it is asked for', async () => {
    const tagged = allow('lambda:*', '*', { Condition: { StringEquals: { 'aws:ResourceTag/team': 'orders' } } });
    const task = { ...CALL_CHARGE, Retry: [{ ErrorEquals: ['Again'], MaxAttempts: 3 }] };
    const execution = await simulator(task, inline(tagged)).run({ mocks: { Call: fails('Again') } });
    expect(execution).toHaveRetried('Call', 3);
    expect(execution.undecidedPermissions).toHaveLength(1);
  });

  test('a Deny under a condition on what nobody here knows cannot be decided either', async () => {
    const tagged = deny('lambda:*', '*', { Condition: { StringEquals: { 'aws:ResourceTag/team': 'orders' } } });
    const execution = await simulator(CALL_CHARGE, inline(allow('*'), tagged)).run(RUN);
    expect(execution).toSucceed();
    expect(execution.undecidedPermissions[0]!.why).toContain('statement 2 of Inline in Role (Deny)');
  });
});

describe('a role of the task', () => {
  const TASK_ROLE = 'arn:aws:iam::123456789012:role/TaskRole';
  const task = { ...CALL_CHARGE, Credentials: { RoleArn: TASK_ROLE } };
  const taskRole = (...statements: readonly object[]) => ({
    TaskRole: { Type: 'AWS::IAM::Role', Properties: inline(...statements) },
  });

  test('must be one that the machine may assume', async () => {
    const execution = await simulator(task, inline(allow('lambda:*')), taskRole(allow('*'))).run(RUN);
    expect(execution).toFailWith('States.TaskFailed');
    expect(execution.cause).toBe(
      `The role arn:aws:iam::123456789012:role/Role is not authorized to assume the task state's role, ${TASK_ROLE}.`,
    );
    expect(execution.missingPermissions[0]!.statement).toEqual({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: TASK_ROLE,
    });
  });

  test('is asked in place of the machine’s', async () => {
    const execution = await simulator(task, inline(allow('sts:AssumeRole', TASK_ROLE)), taskRole(allow('sqs:*'))).run(
      RUN,
    );
    expect(execution.missingPermissions[0]).toMatchObject({ role: 'TaskRole', action: 'lambda:InvokeFunction' });
    expect(execution.cause).toContain(':assumed-role/TaskRole/');
  });

  test('succeeds where both allow', async () => {
    const both = simulator(task, inline(allow('sts:AssumeRole', TASK_ROLE)), taskRole(allow('lambda:*')));
    expect(await both.run(RUN)).toSucceed();
    expect(both.unusedPermissions().toString()).toBe('Every statement, action and resource was used.');
  });
});

describe('what AWS asks when it creates the machine', () => {
  const job = {
    Resource: 'arn:aws:states:::states:startExecution.sync:2',
    Parameters: { StateMachineArn: `arn:aws:states:${HOME}:stateMachine:inner` },
  };

  test('a job needs rules of EventBridge', async () => {
    const running = simulator(job, inline(allow('states:*'))).run(RUN);
    await expect(running).rejects.toMatchObject({
      name: 'RoleNotAuthorizedError',
      message:
        "AWS would refuse to create the state machine 'orders', with AccessDeniedException:\n  " +
        "'arn:aws:iam::123456789012:role/Role' is not authorized to create managed-rule.\n" +
        "Add this statement to the role's policies:\n" +
        '  {"Effect":"Allow","Action":"events:PutTargets",' +
        `"Resource":"arn:aws:events:${HOME}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"}\n` +
        "Or simulate without permissions: { permissions: 'ignore' }.",
      commandLineMessage: expect.stringMatching(/\nOr simulate without permissions: --ignore-permissions\.$/),
    });
  });

  test('a job of another account needs none', async () => {
    const elsewhere = { ...job, Credentials: { RoleArn: 'arn:aws:iam::999999999999:role/There' } };
    expect(await simulator(elsewhere, inline(allow('sts:AssumeRole'))).run(RUN)).toSucceed();
  });

  test('logs need the delivery of logs', async () => {
    const logging = template(CALL_CHARGE, inline(allow('lambda:*'))) as any;
    logging.Resources.Orders.Properties.LoggingConfiguration = {
      Level: 'ALL',
      Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: `arn:aws:logs:${HOME}:log-group:orders:*` } }],
    };
    await expect(Simulator.fromTemplate(logging).run(RUN)).rejects.toThrow(
      'The state machine IAM Role is not authorized to access the Log Destination',
    );
  });
});

function region(operator: string, value: string): object {
  return { Condition: { [operator]: { 'aws:RequestedRegion': value } } };
}

describe('other stacks', () => {
  const folder = tempFolder('asking');
  const other = (resources: object) => ({ Parameters: { Name: { Type: 'String' } }, Resources: resources });
  const parent = (statements: readonly object[]) =>
    template(CALL_CHARGE, inline(...statements), {
      Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'nested.json' } },
    });
  const run = (statements: readonly object[], nested: object) => {
    writeIn(folder, 'nested.json', other(nested));
    const path = writeIn(folder, 'template.json', parent(statements));
    return Simulator.fromFile(path).run(RUN);
  };
  const named = { Type: 'AWS::IAM::Role', Properties: { RoleName: { Ref: 'Name' } } };

  test('a role whose name does not resolve is another one', async () => {
    expect((await run([allow('lambda:InvokeFunction')], { Named: named })).status).toBe('SUCCEEDED');
    expect((await run([], { Named: named })).missingPermissions).toHaveLength(1);
  });

  test('a policy whose roles do not resolve may be attached', async () => {
    const attached = policy('AWS::IAM::Policy', [allow('*')], { PolicyName: 'P', Roles: [{ Ref: 'Name' }] });
    expect((await run([], { Attached: attached })).undecidedPermissions.map(({ why }) => why)).toEqual([
      'the statements of Attached are not known here',
    ]);
  });
});

test('the rule of a job may be made by a role that cannot describe rules', async () => {
  const task = {
    Resource: 'arn:aws:states:::batch:submitJob.sync',
    Parameters: { JobName: 'n', JobDefinition: 'd', JobQueue: 'q' },
  };
  const run = (...actions: string[]) =>
    simulator(task, inline(allow(['batch:SubmitJob', ...actions]))).run({
      mocks: { Call: returns({}) },
      mockValidation: 'NONE',
    });
  expect((await run('events:PutRule', 'events:PutTargets')).status).toBe('SUCCEEDED');
  await expect(run('events:PutRule')).rejects.toThrow('is not authorized to create managed-rule.');
});
