import { fails, returns, sequence, Simulator } from '../../src/simulator';
import { FETCH_AND_PROCESS, only, task } from '../support/machines';

describe('the workflow that fetches and processes', () => {
  const simulator = Simulator.fromDefinition(FETCH_AND_PROCESS, { name: 'Fetch' });
  const error = 'Lambda.ServiceException';

  test('two service errors are retried after 2 s and 4 s of virtual time', async () => {
    const execution = await simulator.run({
      mocks: { FetchData: sequence(fails(error), fails(error), returns([1, 2])), ProcessData: (data) => data.length },
    });
    expect(execution.status).toBe('SUCCEEDED');
    expect(execution.output).toBe(2);
    expect(execution.durationSeconds).toBe(6);
    expect(execution.trace()).toBe(
      [
        'Fetch: SUCCEEDED after 6 s',
        '├─ ✓ FetchData  Task, 6 s',
        '│    attempt 1 failed: Lambda.ServiceException; retried after 2 s',
        '│    attempt 2 failed: Lambda.ServiceException; retried after 4 s',
        '│    attempt 3 succeeded',
        '└─ ✓ ProcessData  Task, 0 s',
        'Output: 2',
      ].join('\n'),
    );
  });

  test('the fourth failure is that of the execution, after 14 s', async () => {
    const execution = await simulator.run({ mocks: { FetchData: fails(error, 'down'), ProcessData: returns(null) } });
    expect(execution).toMatchObject({ status: 'FAILED', error, cause: 'down', durationSeconds: 14 });
    expect(execution.output).toBeUndefined();
    expect(execution.visitedStates).toEqual(['FetchData']);
  });

  test('the same inputs give the same bytes, and runs share nothing', async () => {
    const run = async () =>
      JSON.stringify(
        (await simulator.run({ mocks: { FetchData: sequence(fails(error), returns(1)), ProcessData: returns(2) } }))
          .history,
      );
    expect(await run()).toBe(await run());
  });
});

describe('history', () => {
  test("has AWS's events, each following the previous one, and the first state following none", async () => {
    const execution = await Simulator.fromDefinition(task()).run({ input: { a: 1 }, mocks: { S: returns('done') } });
    const events = execution.history.map(({ id, previousEventId, type }) => [id, previousEventId, type]);
    expect(events).toEqual([
      [1, 0, 'ExecutionStarted'],
      [2, 0, 'TaskStateEntered'],
      [3, 2, 'LambdaFunctionScheduled'],
      [4, 3, 'LambdaFunctionStarted'],
      [5, 4, 'LambdaFunctionSucceeded'],
      [6, 5, 'TaskStateExited'],
      [7, 6, 'ExecutionSucceeded'],
    ]);
    expect(execution.history[1]).toMatchObject({
      stateEnteredEventDetails: { name: 'S', input: '{"a":1}', inputDetails: { truncated: false } },
    });
    expect(execution.history[6]).toMatchObject({ executionSucceededEventDetails: { output: '"done"' } });
  });

  test('keeps the white space of the input until a state changes it', async () => {
    const execution = await Simulator.fromDefinition({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', ResultPath: '$.b', End: true } },
    }).run({ inputText: '{ "a": 1 }' });
    const texts = execution.history.map((event) => event.stateExitedEventDetails?.output);
    expect(texts.filter(Boolean)).toEqual(['{ "a": 1 }', '{"a":1,"b":{"a":1}}']);
  });

  test('the 25,000th event is the failure by the quota', async () => {
    const loop = Simulator.fromDefinition({
      StartAt: 'A',
      States: {
        A: { Type: 'Choice', Choices: [{ Variable: '$.stop', IsPresent: true, Next: 'B' }], Default: 'A' },
        B: { Type: 'Succeed' },
      },
    });
    const execution = await loop.run();
    expect(execution.history).toHaveLength(25_000);
    expect(execution).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
  });
});

describe('time', () => {
  test('a year of waiting takes no time', async () => {
    const execution = await Simulator.fromDefinition(only({ Type: 'Wait', Seconds: 31_536_000 })).run();
    expect(execution.stopDate).toEqual(new Date('2027-01-01T00:00:00.000Z'));
  });

  test('a wait that no timer holds fails', async () => {
    const run = (days: number) =>
      Simulator.fromDefinition(only({ Type: 'Wait', TimestampPath: '$' })).run({
        input: new Date(Date.parse('2026-01-01') + days * 86_400_000).toISOString(),
        startTime: '2026-01-01T00:00:00Z',
      });
    expect((await run(24_855)).status).toBe('TIMED_OUT');
    expect(await run(24_856)).toMatchObject({
      error: 'States.Runtime',
      cause:
        "An error occurred while executing the state 'S' (entered at the event id #2). Wait state delay is too long.",
    });
  });

  test('a wait until a time in the past does not wait', async () => {
    const machine = only({ Type: 'Wait', Timestamp: '2020-01-01T00:00:00Z' });
    expect((await Simulator.fromDefinition(machine).run()).durationSeconds).toBe(0);
  });

  test('the start of time can be given', async () => {
    const machine = only({ Type: 'Pass', Parameters: { 'at.$': '$$.State.EnteredTime' } });
    const execution = await Simulator.fromDefinition(machine).run({ startTime: '2030-05-05T10:00:00Z' });
    expect(execution.output).toEqual({ at: '2030-05-05T10:00:00Z' });
  });

  // docs: input-output-contextobject, Timestamp format with fractional seconds.
  test('a time in the context object has three digits of a second, or none', async () => {
    const machine = only({ Type: 'Pass', OutputPath: '$$.Execution.StartTime' });
    const startedAt = async (startTime: string) => (await Simulator.fromDefinition(machine).run({ startTime })).output;
    expect(await startedAt('2030-05-05T10:00:00.5Z')).toBe('2030-05-05T10:00:00.500Z');
    expect(await startedAt('2030-05-05T10:00:00.000Z')).toBe('2030-05-05T10:00:00Z');
  });

  test('the time-out of the machine ends an execution wherever it is', async () => {
    const machine = {
      StartAt: 'P',
      TimeoutSeconds: 5,
      States: { P: { Type: 'Parallel', End: true, Branches: [only({ Type: 'Wait', Seconds: 60 })] } },
    };
    const execution = await Simulator.fromDefinition(machine).run();
    expect(execution).toMatchObject({ status: 'TIMED_OUT', durationSeconds: 5 });
    expect(execution.history.at(-1)).toMatchObject({ type: 'ExecutionTimedOut' });
  });

  test('an EXPRESS execution ends after five minutes', async () => {
    const execution = await Simulator.fromDefinition(only({ Type: 'Wait', Seconds: 301 }), { type: 'EXPRESS' }).run();
    expect(execution).toMatchObject({ status: 'TIMED_OUT', durationSeconds: 300 });
  });
});

describe('Parallel and Map', () => {
  const waitFor = (seconds: number) => ({
    StartAt: `W${seconds}`,
    States: { [`W${seconds}`]: { Type: 'Wait', Seconds: seconds, End: true } },
  });

  test('branches run side by side in virtual time and give their outputs in order', async () => {
    const machine = {
      StartAt: 'P',
      States: { P: { Type: 'Parallel', Branches: [waitFor(3), waitFor(1), waitFor(2)], End: true } },
    };
    const execution = await Simulator.fromDefinition(machine).run({ input: { same: true } });
    expect(execution.output).toEqual([{ same: true }, { same: true }, { same: true }]);
    expect(execution.durationSeconds).toBe(3);
    const left = execution.history.filter(({ type }) => type === 'WaitStateExited');
    expect(left.map((event) => event.stateExitedEventDetails?.name)).toEqual(['W1', 'W2', 'W3']);
  });

  test('a failed branch ends the others and fails the state with its own error', async () => {
    const failing = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'Broken', Cause: 'on purpose' } } };
    const machine = {
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [waitFor(100), failing],
          Catch: [{ ErrorEquals: ['Broken'], ResultPath: '$.error', Next: 'Caught' }],
          End: true,
        },
        Caught: { Type: 'Succeed' },
      },
    };
    const execution = await Simulator.fromDefinition(machine).run({ input: { kept: 1 } });
    expect(execution.output).toEqual({ kept: 1, error: { Error: 'Broken', Cause: 'on purpose' } });
    expect(execution.durationSeconds).toBe(0);
  });

  const mapOver = (rest: object) => ({
    StartAt: 'M',
    States: {
      M: {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemProcessor: { StartAt: 'W', States: { W: { Type: 'Wait', SecondsPath: '$', End: true } } },
        End: true,
        ...rest,
      },
    },
  });

  test.each([
    [undefined, 4],
    [1, 10],
    [2, 6],
  ])('iterations run as MaxConcurrency %s allows', async (concurrency, seconds) => {
    const machine = mapOver(concurrency === undefined ? {} : { MaxConcurrency: concurrency });
    const execution = await Simulator.fromDefinition(machine).run({ input: { items: [1, 2, 3, 4] } });
    expect(execution.output).toEqual([1, 2, 3, 4]);
    expect(execution.durationSeconds).toBe(seconds);
  });

  test('an inline Map runs at most 40 iterations at a time', async () => {
    const items = Array.from({ length: 41 }, () => 1);
    expect((await Simulator.fromDefinition(mapOver({})).run({ input: { items } })).durationSeconds).toBe(2);
  });

  test('an empty list gives an empty list', async () => {
    expect((await Simulator.fromDefinition(mapOver({})).run({ input: { items: [] } })).output).toEqual([]);
  });

  test('the processor sees its index and its item, and what ItemSelector makes of them', async () => {
    const machine = mapOver({
      ItemSelector: { 'index.$': '$$.Map.Item.Index', 'item.$': '$$.Map.Item.Value', 'all.$': '$.items' },
      ItemProcessor: { StartAt: 'S', States: { S: { Type: 'Succeed' } } },
    });
    const execution = await Simulator.fromDefinition(machine).run({ input: { items: ['a', 'b'] } });
    expect(execution.output).toEqual([
      { index: 0, item: 'a', all: ['a', 'b'] },
      { index: 1, item: 'b', all: ['a', 'b'] },
    ]);
  });
});

describe('tasks', () => {
  test('a task that never answers ends with its time-out, which Catch sees with an empty cause', async () => {
    const machine = {
      StartAt: 'S',
      States: {
        S: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: 'f' },
          TimeoutSeconds: 5,
          Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Late' }],
          End: true,
        },
        Late: { Type: 'Succeed' },
      },
    };
    const execution = await Simulator.fromDefinition(machine).runWith({ handler: () => ({ silent: true }) });
    expect(execution.output).toEqual({ Error: 'States.Timeout', Cause: '' });
    expect(execution.durationSeconds).toBe(5);
  });

  test('a mock of lambda:invoke speaks of the payload; the state sees the answer of Invoke', async () => {
    const machine = only({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f', 'Payload.$': '$.order' },
      ResultSelector: { 'id.$': '$.Payload.id', 'status.$': '$.StatusCode' },
      ResultPath: '$.payment',
    });
    const execution = await Simulator.fromDefinition(machine).run({
      input: { order: { total: 5 } },
      mocks: { S: (order) => ({ id: `p${order.total}` }) },
    });
    expect(execution.output).toEqual({ order: { total: 5 }, payment: { id: 'p5', status: 200 } });
  });

  test('what a task waits for from outside leaves the execution running', async () => {
    const execution = await Simulator.fromDefinition(task()).runWith({ handler: () => ({ pending: true }) });
    expect(execution).toMatchObject({ status: 'RUNNING', stopDate: undefined });
  });

  test('a result over 256 KiB fails the task, and a catcher may take it', async () => {
    const machine = {
      StartAt: 'S',
      States: {
        S: { ...task().States.S, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Big' }] },
        Big: { Type: 'Succeed' },
      },
    };
    const execution = await Simulator.fromDefinition(machine).run({ mocks: { S: returns('x'.repeat(262_144)) } });
    expect(execution.output).toMatchObject({ Error: 'States.DataLimitExceeded' });
  });

  test('an output over 256 KiB ends the execution', async () => {
    const machine = only({ Type: 'Pass', Parameters: { 'a.$': '$.text', 'b.$': '$.text' } });
    const execution = await Simulator.fromDefinition(machine).run({ input: { text: 'x'.repeat(140_000) } });
    expect(execution).toMatchObject({
      error: 'States.DataLimitExceeded',
      cause: "The state/task 'S' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
  });
});

describe('JSONata', () => {
  test('Arguments, Output and Condition are evaluated; variables keep their values', async () => {
    const machine = {
      QueryLanguage: 'JSONata',
      StartAt: 'Price',
      States: {
        Price: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Arguments: { FunctionName: 'f', Payload: '{% $states.input.order %}' },
          Assign: { price: '{% $states.result.Payload %}' },
          Output: '{% $merge([$states.input, { "price": $states.result.Payload }]) %}',
          Next: 'Dear?',
        },
        'Dear?': { Type: 'Choice', Choices: [{ Condition: '{% $price > 100 %}', Next: 'Dear' }], Default: 'Cheap' },
        Dear: { Type: 'Succeed', Output: { verdict: 'dear', price: '{% $price %}' } },
        Cheap: { Type: 'Succeed' },
      },
    };
    const simulator = Simulator.fromDefinition(machine);
    const dear = await simulator.run({ input: { order: { n: 3 } }, mocks: { Price: ({ n }) => n * 50 } });
    expect(dear.output).toEqual({ verdict: 'dear', price: 150 });
    const cheap = await simulator.run({ input: { order: { n: 1 } }, mocks: { Price: ({ n }) => n * 50 } });
    expect(cheap.output).toEqual({ order: { n: 1 }, price: 50 });
  });

  test('an expression without a result fails and names the field', async () => {
    const machine = only(
      { Type: 'Pass', Output: { total: '{% $states.input.missing %}' } },
      { QueryLanguage: 'JSONata' },
    );
    const execution = await Simulator.fromDefinition(machine).run();
    const cause =
      "An error occurred while executing the state 'S' (entered at the event id #2). " +
      "The JSONata expression '$states.input.missing' specified for the field 'Output/total' returned nothing (undefined).";
    expect(execution).toMatchObject({ error: 'States.QueryEvaluationError', cause });
    expect(execution.history[2]).toMatchObject({
      type: 'EvaluationFailed',
      previousEventId: 2,
      evaluationFailedEventDetails: {
        state: 'S',
        location: 'Output/total',
        error: 'States.QueryEvaluationError',
        cause,
      },
    });
  });

  test('time is virtual and chance is seeded', async () => {
    const machine = only(
      { Type: 'Pass', Output: ['{% $millis() %}', '{% $random() %}', '{% $random(42) %}', '{% $uuid() %}'] },
      { QueryLanguage: 'JSONata' },
    );
    const run = async (seed: number) => (await Simulator.fromDefinition(machine).run({ seed })).output as unknown[];
    expect(await run(5)).toEqual(await run(5));
    expect((await run(5))[1]).not.toBe((await run(6))[1]);
    expect((await run(5))[0]).toBe(Date.UTC(2026, 0, 1));
    expect((await run(5))[2]).toBe(0.7275636800328681);
  });

  test('$eval is no function', async () => {
    const machine = only({ Type: 'Pass', Output: '{% $eval("1") %}' }, { QueryLanguage: 'JSONata' });
    expect((await Simulator.fromDefinition(machine).run()).cause).toContain(
      'T1006: Attempted to invoke a non-function',
    );
  });
});
