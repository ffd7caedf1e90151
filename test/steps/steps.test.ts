// execution.steps: the run as data.
import { fails, never, returns, sequence, Simulator, submits, type Step } from '../../src/simulator';
import { allSteps } from '../../src/steps/journey';
import { LAMBDA, only } from '../support/machines';

const WORK = { Type: 'Task', Resource: `${LAMBDA}Work` } as const;
const TRY_AGAIN = { ErrorEquals: ['Busy'], IntervalSeconds: 2 };

/** `Each FAILED > [1] Work FAILED`, a line for each step. */
function outline(steps: readonly Step[], indent = ''): string[] {
  return steps.flatMap(({ name, status, attempts }) => [
    `${indent}${name} ${status}`,
    ...attempts.flatMap((attempt) => {
      if (attempt.kind === 'Task') return [];
      const branches = attempt.kind === 'Map' ? attempt.iterations : attempt.branches;
      return branches.flatMap((branch) => [
        `${indent}  [${branch.index}] ${branch.status}`,
        ...outline(branch.steps, `${indent}    `),
      ]);
    }),
  ]);
}

test('a step has times, place, input, output, variables and what followed', async () => {
  const simulator = Simulator.fromDefinition({
    QueryLanguage: 'JSONata',
    StartAt: 'Wait',
    States: {
      Wait: { Type: 'Wait', Seconds: 90, Assign: { waited: '{% 90 %}' }, Next: 'Done' },
      Done: { Type: 'Pass', Output: '{% $waited %}', End: true },
    },
  });
  const { steps } = await simulator.run({ input: { a: 1 } });
  expect(steps).toEqual([
    {
      id: 2,
      name: 'Wait',
      type: 'Wait',
      place: '/States/Wait',
      status: 'SUCCEEDED',
      startDate: new Date('2026-01-01T00:00:00Z'),
      stopDate: new Date('2026-01-01T00:01:30Z'),
      durationSeconds: 90,
      input: { a: 1 },
      output: { a: 1 },
      assigned: { waited: 90 },
      next: 'Done',
      attempts: [],
      reasons: [{ kind: 'expression', field: 'Assign/waited', expression: '90', result: 90 }],
      eventIds: [2, 3],
    },
    expect.objectContaining({ id: 4, name: 'Done', durationSeconds: 0, output: 90, eventIds: [4, 5] }),
  ]);
});

test('steps are plain data: their JSON text has everything', async () => {
  const { steps } = await Simulator.fromDefinition(only(WORK)).run({ mocks: { S: returns(1) } });
  expect(JSON.parse(JSON.stringify(steps))).toMatchObject([
    {
      name: 'S',
      startDate: '2026-01-01T00:00:00.000Z',
      attempts: [{ kind: 'Task', call: { payload: {} }, result: 1 }],
    },
  ]);
});

test('the steps of an execution that has ended are made once', async () => {
  const execution = await Simulator.fromDefinition(only({ Type: 'Pass' })).run();
  expect(execution.steps).toBe(execution.steps);
});

test('each visit of a loop is a step of its own', async () => {
  const simulator = Simulator.fromDefinition({
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericEquals: 2, Next: 'C' }], Default: 'A' },
      C: { Type: 'Succeed' },
    },
  });
  const { steps } = await simulator.run({ input: { n: 0 } });
  expect(steps.map(({ id, name, next }) => `${id} ${name} → ${next}`)).toEqual([
    '2 A → B',
    '4 B → A',
    '6 A → B',
    '8 B → C',
    '10 C → undefined',
  ]);
});

describe('attempts of a task', () => {
  const task = { ...WORK, Retry: [TRY_AGAIN], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refund' }] };
  const simulator = Simulator.fromDefinition({
    StartAt: 'Work',
    States: { Work: { ...task, End: true }, Refund: { Type: 'Pass', End: true } },
  });

  test('have their calls, replies, errors and retries', async () => {
    const { steps } = await simulator.run({
      input: { a: 1 },
      mocks: { Work: sequence(fails('Busy', 'wait'), returns(5)) },
    });
    expect(steps).toMatchObject([{ name: 'Work', status: 'SUCCEEDED', durationSeconds: 2 }]);
    expect(steps[0]!.attempts).toEqual([
      {
        kind: 'Task',
        number: 1,
        status: 'FAILED',
        startDate: new Date('2026-01-01T00:00:00Z'),
        stopDate: new Date('2026-01-01T00:00:00Z'),
        durationSeconds: 0,
        error: 'Busy',
        cause: 'wait',
        retry: { place: '/States/Work/Retry[0]', delaySeconds: 2 },
        call: { target: `${LAMBDA}Work`, payload: { a: 1 } },
      },
      {
        kind: 'Task',
        number: 2,
        status: 'SUCCEEDED',
        startDate: new Date('2026-01-01T00:00:02Z'),
        stopDate: new Date('2026-01-01T00:00:02Z'),
        durationSeconds: 0,
        call: { target: `${LAMBDA}Work`, payload: { a: 1 } },
        result: 5,
      },
    ]);
  });

  test('end with a catcher, which the step names', async () => {
    const { steps } = await simulator.run({ mocks: { Work: fails('Declined', 'no money') } });
    expect(steps).toMatchObject([
      {
        name: 'Work',
        status: 'CAUGHT',
        error: 'Declined',
        cause: 'no money',
        caughtBy: { place: '/States/Work/Catch[0]', next: 'Refund' },
        next: 'Refund',
        attempts: [{ number: 1, status: 'FAILED', error: 'Declined' }],
      },
      { name: 'Refund', status: 'SUCCEEDED' },
    ]);
  });

  test('that fail before anything is called have no call', async () => {
    const Retry = [{ ErrorEquals: ['States.QueryEvaluationError'], MaxAttempts: 1 }];
    const failing = { ...WORK, QueryLanguage: 'JSONata', Arguments: '{% $number("x") %}', Retry };
    const { steps } = await Simulator.fromDefinition(only(failing)).run();
    expect(steps).toMatchObject([{ status: 'FAILED', error: 'States.QueryEvaluationError', durationSeconds: 1 }]);
    expect(steps[0]!.attempts.map(({ number, error, retry }) => [number, error, retry?.delaySeconds])).toEqual([
      [1, 'States.QueryEvaluationError', 1],
      [2, 'States.QueryEvaluationError', undefined],
    ]);
    expect(steps[0]!.attempts.some((attempt) => 'call' in attempt)).toBe(false);
  });

  test('that fail without an event are attempts, too', async () => {
    const failing = { ...WORK, Parameters: { 'a.$': '$.missing' } };
    const { steps } = await Simulator.fromDefinition(only(failing)).run();
    expect(steps).toMatchObject([
      {
        status: 'FAILED',
        error: 'States.Runtime',
        attempts: [{ number: 1, status: 'FAILED', error: 'States.Runtime' }],
      },
    ]);
  });

  test('may time out', async () => {
    const { steps } = await Simulator.fromDefinition(only({ ...WORK, TimeoutSeconds: 30 })).run({
      mocks: { S: never() },
    });
    expect(steps).toMatchObject([
      {
        status: 'TIMED_OUT',
        error: 'States.Timeout',
        durationSeconds: 30,
        attempts: [{ status: 'TIMED_OUT', durationSeconds: 30, call: { timeoutSeconds: 30 } }],
      },
    ]);
  });

  test('have the answer of a request that was only accepted', async () => {
    const Resource = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
    const Parameters = { QueueUrl: 'q', MessageBody: { 'token.$': '$$.Task.Token' } };
    const state = { Type: 'Task', Resource, Parameters, HeartbeatSeconds: 5 };
    const { steps } = await Simulator.fromDefinition(only(state)).run({
      mocks: { S: submits({ MessageId: 'm1' }, never()) },
    });
    expect(steps).toMatchObject([
      {
        status: 'TIMED_OUT',
        attempts: [{ status: 'TIMED_OUT', call: { target: 'sqs:sendMessage.waitForTaskToken' } }],
      },
    ]);
    expect(steps[0]!.attempts[0]).toMatchObject({ submitted: { MessageId: 'm1' } });
  });
});

describe('iterations of a Map', () => {
  const each = (fields: object = {}) => ({
    Type: 'Map',
    ItemProcessor: { StartAt: 'Work', States: { Work: { ...WORK, End: true } } },
    ...fields,
  });

  test('have their index, their steps and their places', async () => {
    const { steps } = await Simulator.fromDefinition(only(each())).run({ input: [1, 2], mocks: { Work: (x) => x } });
    expect(steps[0]!.attempts).toMatchObject([
      {
        kind: 'Map',
        itemCount: 2,
        iterations: [
          { index: 0, status: 'SUCCEEDED', place: '/States/S/ItemProcessor', steps: [{ input: 1, output: 1 }] },
          { index: 1, status: 'SUCCEEDED', steps: [{ place: '/States/S/ItemProcessor/States/Work', input: 2 }] },
        ],
      },
    ]);
  });

  test('fail or are aborted with the Map', async () => {
    const mocks = { Work: (item: unknown) => (item === 2 ? fails('Boom', 'item 2') : never()) };
    const { steps } = await Simulator.fromDefinition(only(each())).run({ input: [1, 2, 3], mocks });
    expect(outline(steps)).toEqual([
      'S FAILED',
      '  [0] ABORTED',
      '    Work ABORTED',
      '  [1] FAILED',
      '    Work FAILED',
      '  [2] ABORTED',
      '    Work ABORTED',
    ]);
    expect(steps[0]).toMatchObject({ error: 'Boom', cause: 'item 2', attempts: [{ status: 'FAILED', error: 'Boom' }] });
  });

  test('run again in a new attempt of the Map', async () => {
    const mocks = { Work: sequence(returns(1), fails('Busy'), returns(3), returns(4)) };
    const { steps } = await Simulator.fromDefinition(only(each({ Retry: [TRY_AGAIN] }))).run({ input: [1, 2], mocks });
    expect(outline(steps)).toEqual([
      'S SUCCEEDED',
      '  [0] SUCCEEDED',
      '    Work SUCCEEDED',
      '  [1] FAILED',
      '    Work FAILED',
      '  [0] SUCCEEDED',
      '    Work SUCCEEDED',
      '  [1] SUCCEEDED',
      '    Work SUCCEEDED',
    ]);
    expect(steps[0]!.attempts).toMatchObject([
      { number: 1, status: 'FAILED', error: 'Busy', retry: { delaySeconds: 2 } },
      { number: 2, status: 'SUCCEEDED', durationSeconds: 0 },
    ]);
  });

  test('may fail before their first state', async () => {
    const map = each({ ItemSelector: { 'a.$': '$.missing' } });
    const { steps } = await Simulator.fromDefinition(only(map)).run({ input: [1], mocks: {} });
    expect(outline(steps)).toEqual(['S FAILED', '  [0] FAILED']);
    expect(steps).toMatchObject([
      { error: 'States.Runtime', attempts: [{ iterations: [{ error: 'States.Runtime', steps: [] }] }] },
    ]);
  });
});

test('branches of a Parallel are numbered as in the definition; one that fails aborts the others', async () => {
  const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });
  const inner = { Type: 'Parallel', Branches: [branch('Long', { Type: 'Wait', Seconds: 60, End: true })], End: true };
  const simulator = Simulator.fromDefinition({
    StartAt: 'Both',
    States: {
      Both: {
        Type: 'Parallel',
        Branches: [
          branch('Quick', { Type: 'Pass', End: true }),
          branch('Inner', inner),
          {
            StartAt: 'Short',
            States: { Short: { Type: 'Wait', Seconds: 5, Next: 'Bad' }, Bad: { Type: 'Fail', Error: 'E' } },
          },
        ],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'After' }],
        End: true,
      },
      After: { Type: 'Pass', End: true },
    },
  } as object);
  const { steps } = await simulator.run();
  expect(outline(steps)).toEqual([
    'Both CAUGHT',
    '  [0] SUCCEEDED',
    '    Quick SUCCEEDED',
    '  [1] ABORTED',
    '    Inner ABORTED',
    '      [0] ABORTED',
    '        Long ABORTED',
    '  [2] FAILED',
    '    Short SUCCEEDED',
    '    Bad FAILED',
    'After SUCCEEDED',
  ]);
  expect(steps[0]).toMatchObject({ error: 'E', durationSeconds: 5 });
  expect(allSteps(steps).find(({ name }) => name === 'Long')).toMatchObject({
    place: '/States/Both/Branches[1]/States/Inner/Branches[0]/States/Long',
    durationSeconds: 5,
  });
});

test('what still runs has no end', async () => {
  const execution = Simulator.fromDefinition(only({ Type: 'Wait', Seconds: 60 })).start();
  await execution.advance(20);
  expect(execution.steps).toMatchObject([{ name: 'S', status: 'RUNNING', durationSeconds: 0 }]);
  expect(execution.steps[0]).not.toHaveProperty('stopDate');
  await execution.end();
  expect(execution.steps).toMatchObject([{ status: 'SUCCEEDED', durationSeconds: 60 }]);
});

test('an execution that is stopped or takes too long ends its states', async () => {
  const stopped = Simulator.fromDefinition(only({ Type: 'Wait', Seconds: 60 })).start();
  await stopped.advance(20);
  await stopped.abort('Enough');
  expect(stopped.steps).toMatchObject([{ status: 'ABORTED', durationSeconds: 20 }]);

  const late = await Simulator.fromDefinition({ ...only({ Type: 'Wait', Seconds: 60 }), TimeoutSeconds: 30 }).run();
  expect(late.steps).toMatchObject([{ status: 'TIMED_OUT', durationSeconds: 30 }]);
});

test('a redrive continues in the same step, with another attempt', async () => {
  const execution = Simulator.fromDefinition(only(WORK)).start({
    mocks: { S: sequence(fails('Down'), returns('up')) },
  });
  await execution.end();
  expect(execution.steps).toMatchObject([{ status: 'FAILED', attempts: [{ error: 'Down' }] }]);
  await execution.redrive();
  await execution.end();
  expect(execution.steps).toMatchObject([
    { id: 2, status: 'SUCCEEDED', attempts: [{ status: 'FAILED' }, { number: 2, status: 'SUCCEEDED', result: 'up' }] },
  ]);
  expect(execution.steps[0]!.attempts[0]).not.toHaveProperty('retry');
});

test('a Fail state that a redrive runs again fails again', async () => {
  const execution = Simulator.fromDefinition({ StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } }).start();
  await execution.end();
  await execution.redrive();
  await execution.end();
  expect(execution.steps).toMatchObject([{ name: 'F', status: 'FAILED', error: 'E' }]);
});

test('a task that starts another state machine has its execution, with steps', async () => {
  const child = only({ Type: 'Wait', Seconds: 7 });
  const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Child';
  for (const [resource, wait] of [
    ['states:startExecution.sync:2', 7],
    ['states:startExecution', 0],
    ['aws-sdk:sfn:startExecution', 0],
  ] as const) {
    const state = {
      Type: 'Task',
      Resource: `arn:aws:states:::${resource}`,
      Parameters: { StateMachineArn: arn, Input: {} },
    };
    const input = resource.startsWith('aws-sdk')
      ? { ...state, Parameters: { StateMachineArn: arn, Input: '{}' } }
      : state;
    const { steps } = await Simulator.fromDefinition(only(input), { machines: { Child: child } }).run();
    expect(steps).toMatchObject([
      {
        durationSeconds: wait,
        attempts: [
          { execution: { stateMachineName: 'Child', status: 'SUCCEEDED', steps: [{ name: 'S', type: 'Wait' }] } },
        ],
      },
    ]);
  }
});

test('a distributed Map has its Map Run, with counts and the steps of its children', async () => {
  const processor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'Work',
    States: { Work: { ...WORK, End: true } },
  };
  const map = { Type: 'Map', ItemProcessor: processor, ToleratedFailureCount: 1 };
  const mocks = { Work: (item: unknown) => (item === 2 ? fails('Boom') : item) };
  const { steps } = await Simulator.fromDefinition(only(map)).run({ input: [1, 2], mocks });
  expect(steps).toMatchObject([
    {
      status: 'SUCCEEDED',
      attempts: [
        {
          kind: 'Map',
          itemCount: 2,
          iterations: [],
          mapRun: {
            status: 'SUCCEEDED',
            executionCounts: { total: 2, succeeded: 1, failed: 1 },
            children: [
              { index: 0, status: 'SUCCEEDED', input: 1, output: 1, itemCount: 1 },
              {
                index: 1,
                status: 'FAILED',
                error: 'Boom',
                run: {
                  place: '/States/S/ItemProcessor',
                  steps: [
                    { name: 'Work', place: '/States/S/ItemProcessor/States/Work', status: 'FAILED', error: 'Boom' },
                  ],
                },
              },
            ],
          },
        },
      ],
    },
  ]);
});
