import { fails, returns, Simulator } from '../../../src/simulator';
import { eventsOf } from '../../support/executions';
import { CALLBACK } from '../../support/machines';

const CHILD_ARN = 'arn:aws:states:us-east-1:123456789012:stateMachine:Child';
const child = {
  StartAt: 'Wait',
  States: {
    Wait: { Type: 'Wait', Seconds: 60, Next: 'Work' },
    Work: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Work', End: true },
  },
};

const starting = (pattern: string, fields: object = {}, service = 'states:startExecution') => ({
  StartAt: 'Start',
  States: {
    Start: {
      Type: 'Task',
      Resource: `arn:aws:states:::${service}${pattern}`,
      Parameters: { StateMachineArn: CHILD_ARN, 'Input.$': '$', Name: 'child' },
      End: true,
      ...fields,
    },
  },
});
const parent = (definition: object, machines: Record<string, object> = { Child: child }) =>
  Simulator.fromDefinition(definition, { name: 'Parent', machines });
const work = (payload: { n: number }) => ({ n: payload.n * 2 });

describe('startExecution', () => {
  test('starts the machine and continues; the child runs in the same simulation', async () => {
    const execution = await parent(starting('')).run({ input: { n: 1 }, mocks: { Work: work } });
    expect(execution).toMatchObject({ status: 'SUCCEEDED', durationSeconds: 0 });
    expect(execution.output).toMatchObject({
      ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:Child:child',
      SdkHttpMetadata: { HttpStatusCode: 200 },
      StartDate: Date.UTC(2026, 0, 1),
    });
    expect(execution.nested).toHaveLength(1);
    expect(execution.nested[0]).toMatchObject({
      ...{ name: 'child', status: 'SUCCEEDED', output: { n: 2 }, durationSeconds: 60 },
    });
  });

  test('a mock takes precedence over the machine', async () => {
    const execution = await parent(starting('')).run({ mocks: { Start: returns({ mocked: true }) } });
    expect(execution.output).toEqual({ mocked: true });
    expect(execution.nested).toEqual([]);
  });

  test('is idempotent while the execution of that name runs with the same input', async () => {
    const twice = {
      StartAt: 'One',
      States: {
        One: { ...starting('').States.Start, End: undefined, ResultPath: null, Next: 'Two' },
        Two: { ...starting('').States.Start, ResultPath: '$.second', Next: 'Other', End: undefined },
        Other: starting('').States.Start,
      },
    };
    const machine = JSON.parse(JSON.stringify(twice)) as object;
    const execution = await parent(machine).run({ input: { n: 1 }, mocks: { Work: work } });
    expect(execution.nested).toHaveLength(1);
    expect(execution).toMatchObject({ status: 'FAILED', error: 'StepFunctions.ExecutionAlreadyExistsException' });
    expect(execution.cause).toMatch(
      /^Execution Already Exists: 'arn:aws:states:us-east-1:123456789012:execution:Child:child' \(Service: AWSStepFunctions; Status Code: 400; Error Code: ExecutionAlreadyExists; Request ID: [\w-]+; Proxy: null\)$/,
    );
  });

  test('gives a child without a name one of its own', async () => {
    const parameters = { Parameters: { StateMachineArn: CHILD_ARN } };
    const execution = await parent(starting('', parameters)).run({ mocks: { Work: returns(1) } });
    expect(execution.nested[0]!.name).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    expect(execution.nested[0]!.input).toEqual({});
  });
});

describe('startExecution.sync', () => {
  // Recorded: sfn_start_execution_sync.
  test('waits for the child and gives its description, with input and output as text', async () => {
    const execution = await parent(starting('.sync')).run({ input: { n: 1 }, mocks: { Work: work } });
    expect(execution.output).toEqual({
      ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:Child:child',
      Input: '{"n":1}',
      InputDetails: { Included: true },
      Name: 'child',
      Output: '{"n":2}',
      OutputDetails: { Included: true },
      RedriveCount: 0,
      RedriveStatus: 'NOT_REDRIVABLE',
      RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      StartDate: Date.UTC(2026, 0, 1),
      StateMachineArn: CHILD_ARN,
      Status: 'SUCCEEDED',
      StopDate: Date.UTC(2026, 0, 1, 0, 1),
    });
    expect(eventsOf(execution)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered Start',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskSubmitted',
      '6<5 TaskSucceeded',
      '7<6 TaskStateExited Start',
      '8<7 ExecutionSucceeded',
    ]);
    expect(execution.durationSeconds).toBe(60);
  });

  test('sync:2 gives input and output as JSON', async () => {
    const execution = await parent(starting('.sync:2')).run({ input: { n: 1 }, mocks: { Work: work } });
    expect(execution.output).toMatchObject({ Input: { n: 1 }, Output: { n: 2 } });
  });

  test('a child that fails is States.TaskFailed, with its description as the cause', async () => {
    const machine = starting('.sync', { Retry: [{ ErrorEquals: ['States.Timeout'] }] });
    const execution = await parent(machine).run({ input: { n: 1 }, mocks: { Work: fails('Broken', 'it is') } });
    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(JSON.parse(execution.cause!)).toEqual({
      Cause: 'it is',
      Error: 'Broken',
      ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:Child:child',
      Input: '{"n":1}',
      InputDetails: { Included: true },
      Name: 'child',
      RedriveCount: 0,
      RedriveStatus: 'REDRIVABLE',
      StartDate: Date.UTC(2026, 0, 1),
      StateMachineArn: CHILD_ARN,
      Status: 'FAILED',
      StopDate: Date.UTC(2026, 0, 1, 0, 1),
    });
  });

  test('a child that times out is no time-out of the task', async () => {
    const hasty = { ...child, TimeoutSeconds: 10 };
    const execution = await parent(starting('.sync'), { Child: hasty }).run({ mocks: { Work: work } });
    expect(execution.error).toBe('States.TaskFailed');
    expect(JSON.parse(execution.cause!)).toMatchObject({ Status: 'TIMED_OUT' });
  });

  test('an aborted parent aborts the child', async () => {
    const execution = parent(starting('.sync')).start({ input: {}, mocks: { Work: work } });
    await execution.advance(30);
    await execution.abort('Enough');
    expect(execution.nested[0]).toMatchObject({ status: 'ABORTED', durationSeconds: 30 });
  });

  test('the failure of another branch aborts the child, too', async () => {
    const machine = {
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [
            starting('.sync'),
            { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 5, Next: 'F' }, F: { Type: 'Fail', Error: 'E' } } },
          ],
          End: true,
        },
      },
    };
    const execution = await parent(machine).run({ mocks: { Work: work } });
    expect(execution).toMatchObject({ status: 'FAILED', error: 'E', durationSeconds: 5 });
    expect(execution.nested[0]).toMatchObject({ status: 'ABORTED', durationSeconds: 5 });
  });

  test('a parent that is aborted leaves a child alone that it only started', async () => {
    const machine = starting('', { End: undefined, Next: 'W' });
    const states = { ...machine.States, W: { Type: 'Wait', Seconds: 90, End: true } };
    const execution = parent(JSON.parse(JSON.stringify({ ...machine, States: states })) as object).start({
      input: { n: 1 },
      mocks: { Work: work },
    });
    await execution.advance(30);
    await execution.abort();
    await execution.advance(30);
    expect(execution.nested[0]!.status).toBe('SUCCEEDED');
  });

  test('children start children', async () => {
    const grandchild = { StartAt: 'P', States: { P: { Type: 'Pass', Result: 42, End: true } } };
    const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Grandchild';
    const middle = starting('.sync:2', { Parameters: { StateMachineArn: arn }, OutputPath: '$.Output' });
    const execution = await parent(starting('.sync:2'), { Child: middle, Grandchild: grandchild }).run();
    expect(execution.output).toMatchObject({ Output: 42 });
    expect(execution.nested[0]!.nested[0]!.stateMachineArn).toBe(arn);
  });
});

describe('startExecution.waitForTaskToken', () => {
  test('the child answers by the token, through the AWS SDK', async () => {
    const answering = {
      StartAt: 'Answer',
      States: {
        Answer: {
          Type: 'Task',
          Resource: 'arn:aws:states:::aws-sdk:sfn:sendTaskSuccess',
          Parameters: { 'TaskToken.$': '$.token', Output: { hello: 'parent' } },
          End: true,
        },
      },
    };
    const parameters = { StateMachineArn: CHILD_ARN, Input: { 'token.$': '$$.Task.Token' } };
    const execution = await parent(starting('.waitForTaskToken', { Parameters: parameters }), {
      Child: answering,
    }).run();
    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: { hello: 'parent' } });
    expect(execution.nested[0]).toMatchObject({ status: 'SUCCEEDED', output: {} });
  });
});

describe('through the AWS SDK', () => {
  // Recorded: sfn_start_execution.
  test('startExecution gives the ARN and the date', async () => {
    const machine = starting('', {}, 'aws-sdk:sfn:startExecution');
    const execution = await parent(machine).run({ input: { n: 1 }, mocks: { Work: work } });
    expect(execution.output).toEqual({
      ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:Child:child',
      StartDate: '2026-01-01T00:00:00.000Z',
    });
  });

  test('startSyncExecution gives the result of an EXPRESS machine, a failure too', async () => {
    const machine = starting('', {}, 'aws-sdk:sfn:startSyncExecution');
    const simulator = parent(machine, { Child: { definition: child, type: 'EXPRESS' } });
    const execution = await simulator.run({ input: { n: 1 }, mocks: { Work: fails('Broken', 'it is') } });
    expect(execution.status).toBe('SUCCEEDED');
    expect(execution.output).toMatchObject({
      ...{ Status: 'FAILED', Error: 'Broken', Cause: 'it is', Name: 'child', StartDate: '2026-01-01T00:00:00.000Z' },
      BillingDetails: { BilledDurationInMilliseconds: 60_000 },
    });
    const standard = await parent(machine).run({ mocks: { Work: work } });
    expect(standard.error).toBe('Sfn.StateMachineTypeNotSupportedException');
  });

  test('an activity of a child is worked on by its parent', async () => {
    const arn = 'arn:aws:states:us-east-1:123456789012:activity:Check';
    const asking = { StartAt: 'Ask', States: { Ask: { Type: 'Task', Resource: arn, End: true } } };
    const machine = {
      StartAt: 'Poll',
      States: {
        Poll: {
          Type: 'Task',
          Resource: 'arn:aws:states:::aws-sdk:sfn:getActivityTask',
          Parameters: { ActivityArn: arn, WorkerName: 'parent' },
          Next: 'Answer',
        },
        Answer: {
          Type: 'Task',
          Resource: 'arn:aws:states:::aws-sdk:sfn:sendTaskFailure',
          Parameters: { 'TaskToken.$': '$.TaskToken', Error: 'No', 'Cause.$': '$.Input' },
          End: true,
        },
      },
    };
    const both = {
      StartAt: 'Both',
      States: {
        Both: { Type: 'Parallel', Branches: [starting('', { ResultPath: null }), machine], End: true },
      },
    };
    const execution = parent(both, { Child: asking }).start({ input: { a: 1 } });
    await execution.end();
    expect(execution.nested[0]).toMatchObject({ status: 'FAILED', error: 'No', cause: '{"a":1}' });
  });

  test('a token that will not do fails as the SDK tells it', async () => {
    const machine = {
      StartAt: 'Send',
      States: {
        Send: {
          Type: 'Task',
          Resource: 'arn:aws:states:::aws-sdk:sfn:sendTaskHeartbeat',
          Parameters: { TaskToken: 'nonsense' },
          End: true,
        },
      },
    };
    const execution = await Simulator.fromDefinition(machine).run();
    expect(execution.error).toBe('Sfn.InvalidTokenException');
    expect(execution.cause).toMatch(
      /^Invalid Token: 'Invalid token' \(Service: Sfn, Status Code: 400, Request ID: [\w-]+\) \(SDK Attempt Count: 1\)$/,
    );
  });
});

describe('what is started', () => {
  test('must be among the machines, or mocked', async () => {
    const simulator = Simulator.fromDefinition(starting('.sync'), { name: 'Parent' });
    await expect(simulator.run()).rejects.toThrow(
      `There is no mock for the task 'Start' (arn:aws:states:::states:startExecution.sync), and it starts ` +
        `"${CHILD_ARN}", which is not one of the simulation's state machines: 'Parent'. Add a mock for the task, or add ` +
        'the state machine to the simulator (fromDefinition: { machines: { Name: definition } }).',
    );
  });

  test('may be named with a version or an alias', async () => {
    const machine = starting('.sync:2', { Parameters: { StateMachineArn: `${CHILD_ARN}:live` } });
    const execution = await parent(machine).run({ mocks: { Work: returns(1) } });
    expect(execution.output).toMatchObject({ Output: 1, StateMachineArn: CHILD_ARN });
  });

  test('must be valid, or an error names the child', async () => {
    const broken = { StartAt: 'Nowhere', States: {} };
    expect(() => parent(starting(''), { Child: broken }).start()).toThrow(
      "The definition of the state machine 'Child' is not valid",
    );
  });

  test('shares the mocks of the parent; an unused one is refused', async () => {
    await expect(parent(starting('.sync')).run({ mocks: { Wrok: work } })).rejects.toThrow(
      "There is a mock for 'Wrok'",
    );
  });

  test('must get JSON as input', async () => {
    const parameters = { StateMachineArn: CHILD_ARN, Input: 'no json' };
    const execution = await parent(starting('.sync', { Parameters: parameters })).run({ mocks: { Work: work } });
    expect(execution.error).toBe('StepFunctions.InvalidExecutionInputException');
    expect(execution.history.map(({ type }) => type)).toContain('TaskSubmitFailed');
  });
});

test('a state of a child is driven from its parent', async () => {
  const asking = {
    StartAt: 'Ask',
    States: {
      Ask: {
        ...CALLBACK,
        End: true,
      },
    },
  };
  const execution = await parent(starting('.sync:2'), { Child: asking }).start().until('Start');
  await execution.sendTaskSuccess('Ask', 'yes');
  await execution.end();
  expect(execution.output).toMatchObject({ Output: 'yes' });
});

test.each(['', '.sync:2'])(
  'a machine that starts itself (%s) is an error',
  async (pattern) => {
    const StateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Parent';
    const endless = starting(pattern, { Parameters: { StateMachineArn } });
    await expect(parent(endless, {}).run()).rejects.toThrow(
      "An execution has started 10000 others, the last of them of 'Parent'. A state machine that starts itself",
    );
  },
  60_000,
);
