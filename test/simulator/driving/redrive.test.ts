// What AWS does was measured in September 2026, with activities that a probe answered.
import { fails, returns, sequence, Simulator, type MockFunction } from '../../../src/simulator';
import { eventsOf } from '../../support/executions';
import { CALLBACK } from '../../support/machines';

const task = (name: string, fields: object = { End: true }) => ({
  Type: 'Task',
  Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
  ...fields,
});
const one = (name: string, fields?: object) => ({ StartAt: name, States: { [name]: task(name, fields) } });
const once = fails('Broken', 'for now');

describe('a redrive', () => {
  const machine = {
    StartAt: 'Before',
    States: {
      Before: task('Before', { Next: 'Work' }),
      Work: task('Work', {
        Parameters: { 'execution.$': '$$.Execution', 'state.$': '$$.State' },
        Retry: [{ ErrorEquals: ['Broken'], IntervalSeconds: 1, MaxAttempts: 1 }],
        ResultPath: '$.work',
        Next: 'After',
      }),
      After: { Type: 'Pass', End: true },
    },
  };

  test('continues from the state that failed, with the same input, and counts its retries anew', async () => {
    const received: { state: { RetryCount: number }; execution: { RedriveCount: number; RedriveTime?: string } }[] = [];
    const work: MockFunction = (payload) => {
      received.push(payload);
      return received.length < 4 ? once : { fixed: true };
    };
    const execution = Simulator.fromDefinition(machine).start({
      input: {},
      mocks: { Before: returns({ saved: 1 }), Work: work },
    });
    await execution.end();
    expect(execution).toMatchObject({ status: 'FAILED', redriveCount: 0, redriveStatus: 'REDRIVABLE' });
    expect(execution.redriveStatusReason).toBeUndefined();
    await execution.advance(100);
    await execution.redrive();
    expect(execution).toMatchObject({
      ...{ status: 'RUNNING', redriveCount: 1, redriveStatus: 'NOT_REDRIVABLE' },
      redriveDate: new Date('2026-01-01T00:01:41Z'),
      redriveStatusReason: 'Execution is RUNNING and cannot be redriven',
    });
    expect(execution.stopDate).toBeUndefined();
    await execution.end();
    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: { saved: 1, work: { fixed: true } } });
    expect(
      received.map(({ state, execution: { RedriveCount, RedriveTime } }) => [
        state.RetryCount,
        RedriveCount,
        RedriveTime,
      ]),
    ).toEqual([
      [0, 0, undefined],
      [1, 0, undefined],
      [0, 1, '2026-01-01T00:01:41Z'],
      [1, 1, '2026-01-01T00:01:41Z'],
    ]);
    expect(eventsOf(execution).slice(6)).toEqual([
      '7<6 TaskStateEntered Work',
      '8<7 LambdaFunctionScheduled',
      '9<8 LambdaFunctionStarted',
      '10<9 LambdaFunctionFailed',
      '11<10 LambdaFunctionScheduled',
      '12<11 LambdaFunctionStarted',
      '13<12 LambdaFunctionFailed',
      '14<13 ExecutionFailed',
      '15<14 ExecutionRedriven',
      '16<7 LambdaFunctionScheduled',
      '17<16 LambdaFunctionStarted',
      '18<17 LambdaFunctionFailed',
      '19<18 LambdaFunctionScheduled',
      '20<19 LambdaFunctionStarted',
      '21<20 LambdaFunctionSucceeded',
      '22<21 TaskStateExited Work',
      '23<22 PassStateEntered After',
      '24<23 PassStateExited After',
      '25<24 ExecutionSucceeded',
    ]);
    expect(execution.history[14]).toMatchObject({ executionRedrivenEventDetails: { redriveCount: 1 } });
  });

  test('can be repeated', async () => {
    const mocks = { Before: returns({}), Work: sequence(once, once, once, once, returns(1)) };
    const execution = Simulator.fromDefinition(machine).start({ mocks });
    for (let failed = 0; failed < 2; failed += 1) {
      await execution.end();
      await execution.redrive();
    }
    await execution.end();
    expect(execution).toMatchObject({ status: 'SUCCEEDED', redriveCount: 2 });
  });

  test('takes up a task that was aborted, whose token is void', async () => {
    const asking = {
      StartAt: 'Ask',
      States: {
        Ask: {
          ...CALLBACK,
          End: true,
        },
      },
    };
    const execution = await Simulator.fromDefinition(asking).start().until('Ask');
    const token = execution.taskToken('Ask');
    await execution.abort('Enough');
    await execution.redrive();
    expect(execution.taskToken('Ask')).not.toBe(token);
    await expect(execution.sendTaskHeartbeat(token)).rejects.toMatchObject({ name: 'TaskTimedOut' });
    await execution.sendTaskSuccess('Ask', 'late');
    expect(execution.output).toBe('late');
    expect(eventsOf(execution).slice(4, 9)).toEqual([
      '5<4 TaskSubmitted',
      '6<0 ExecutionAborted',
      '7<6 ExecutionRedriven',
      '8<2 TaskScheduled',
      '9<8 TaskStarted',
    ]);
  });

  test("starts the execution's own time-out anew", async () => {
    const waiting = {
      StartAt: 'W',
      TimeoutSeconds: 10,
      States: { W: { Type: 'Wait', Seconds: 8, Next: 'X' }, X: { Type: 'Wait', Seconds: 8, End: true } },
    };
    const execution = Simulator.fromDefinition(waiting).start();
    await execution.end();
    expect(execution.status).toBe('TIMED_OUT');
    await execution.redrive();
    await execution.end();
    expect(execution).toMatchObject({ status: 'SUCCEEDED', durationSeconds: 18 });
    expect(eventsOf(execution).slice(5)).toEqual([
      '6<5 ExecutionRedriven',
      '7<4 WaitStateExited X',
      '8<7 ExecutionSucceeded',
    ]);
  });

  // Measured: the Fail state is not entered again, and its failure hangs on the redrive.
  test('of a Fail state fails again', async () => {
    const failing = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } };
    const execution = await Simulator.fromDefinition(failing).start().end();
    await execution.redrive();
    expect(eventsOf(execution)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 FailStateEntered F',
      '3<2 ExecutionFailed',
      '4<3 ExecutionRedriven',
      '5<4 ExecutionFailed',
    ]);
  });

  test('keeps the variables', async () => {
    const assigning = {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { kept: 42 }, Next: 'T' },
        T: task('T', { Parameters: { 'kept.$': '$kept' }, End: true }),
      },
    };
    const mocks = { T: sequence(once, (payload) => payload) };
    const execution = await Simulator.fromDefinition(assigning).start({ mocks }).end();
    await execution.redrive();
    expect(execution.output).toEqual({ kept: 42 });
  });
});

describe('a redriven Parallel', () => {
  const machine = (branches: object[], fields: object = {}) => ({
    StartAt: 'P',
    States: { P: { Type: 'Parallel', Branches: branches, End: true, ...fields } },
  });

  test('runs only what failed and what that ended, and keeps the results of the others', async () => {
    const calls: string[] = [];
    const call = (name: string): MockFunction => {
      return () => (calls.push(name), name);
    };
    const asking = {
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 60, Next: 'Slow' }, Slow: task('Slow') },
    };
    const execution = Simulator.fromDefinition(machine([one('Good'), asking, one('Bad')])).start({
      mocks: { Good: call('Good'), Slow: call('Slow'), Bad: sequence(once, call('Bad')) },
    });
    await execution.end();
    expect(execution.status).toBe('FAILED');
    await execution.redrive();
    await execution.end();
    expect(execution.output).toEqual(['Good', 'Slow', 'Bad']);
    expect(calls).toEqual(['Good', 'Bad', 'Slow']);
    const redriven = execution.history.findIndex(({ type }) => type === 'ExecutionRedriven');
    const entered = (name: string) =>
      Number(
        eventsOf(execution)
          .find((event) => event.endsWith(` ${name}`))!
          .split('<')[0],
      );
    expect(eventsOf(execution).slice(redriven + 1, redriven + 3)).toEqual([
      `${redriven + 2}<${entered('TaskStateEntered Bad')} LambdaFunctionScheduled`,
      `${redriven + 3}<${redriven + 2} LambdaFunctionStarted`,
    ]);
    expect(execution.history.filter(({ type }) => type === 'ParallelStateStarted')).toHaveLength(1);
    expect(execution.history.filter(({ type }) => type === 'ParallelStateSucceeded')).toHaveLength(1);
  });

  test('inside of a Parallel is taken up where it failed', async () => {
    const inner = machine([one('Good'), one('Bad')]);
    const states = { Inner: { ...inner.States.P, End: undefined, Next: 'Then' }, Then: task('Then') };
    const outer = machine([{ StartAt: 'Inner', States: JSON.parse(JSON.stringify(states)) }, one('Other')]);
    const good = jest.fn(() => 'good');
    const execution = Simulator.fromDefinition(outer).start({
      mocks: { Good: good, Bad: sequence(once, returns('bad')), Then: (payload) => payload, Other: returns('other') },
    });
    await execution.end();
    await execution.redrive();
    await execution.end();
    expect(execution.output).toEqual([['good', 'bad'], 'other']);
    expect(good).toHaveBeenCalledTimes(1);
  });

  test('whose branches all ended applies its ResultSelector once more', async () => {
    const good = jest.fn(() => 'good');
    const selecting = machine([one('Good')], { ResultSelector: { 'missing.$': '$[0].nothing' } });
    const execution = await Simulator.fromDefinition(selecting)
      .start({ mocks: { Good: good } })
      .end();
    expect(execution.error).toBe('States.Runtime');
    await execution.redrive();
    expect(execution.error).toBe('States.Runtime');
    expect(good).toHaveBeenCalledTimes(1);
  });

  // docs: redrive-executions.
  test('whose output was too large runs all branches again', async () => {
    const large = () => 'x'.repeat(140_000);
    const execution = await Simulator.fromDefinition(machine([one('A'), one('B')]))
      .start({ mocks: { A: sequence(large, returns('a')), B: sequence(large, returns('b')) } })
      .end();
    expect(execution.error).toBe('States.DataLimitExceeded');
    await execution.redrive();
    await execution.end();
    expect(execution.output).toEqual(['a', 'b']);
  });

  test('that is retried after the redrive starts anew', async () => {
    const retrying = machine([one('Good'), one('Bad')], {
      Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1, IntervalSeconds: 1 }],
    });
    const good = jest.fn(() => 'good');
    const bad = sequence(once, once, once, returns('bad'));
    const execution = await Simulator.fromDefinition(retrying)
      .start({ mocks: { Good: good, Bad: bad } })
      .end();
    expect(good).toHaveBeenCalledTimes(2);
    await execution.redrive();
    await execution.end();
    expect(execution.output).toEqual(['good', 'bad']);
    expect(good).toHaveBeenCalledTimes(3);
  });
});

describe('a redriven Map', () => {
  test('runs the iterations that failed or had not begun, and no others', async () => {
    const machine = {
      StartAt: 'M',
      States: { M: { Type: 'Map', MaxConcurrency: 1, ItemProcessor: one('Each'), End: true } },
    };
    const received: number[] = [];
    const execution = Simulator.fromDefinition(machine).start({
      input: [0, 1, 2],
      mocks: {
        Each: (item: number) => {
          received.push(item);
          return item === 1 && received.length === 2 ? once : item * 10;
        },
      },
    });
    await execution.end();
    expect(eventsOf(execution).slice(-5)).toEqual([
      '15<14 LambdaFunctionFailed',
      '16<15 MapIterationFailed M',
      '17<15 TaskStateAborted',
      '18<15 MapStateFailed',
      '19<18 ExecutionFailed',
    ]);
    await execution.redrive();
    expect(execution.output).toEqual([0, 10, 20]);
    expect(received).toEqual([0, 1, 1, 2]);
    expect(eventsOf(execution).slice(19)).toEqual([
      '20<19 ExecutionRedriven',
      '21<12 LambdaFunctionScheduled',
      '22<21 LambdaFunctionStarted',
      '23<22 LambdaFunctionSucceeded',
      '24<23 TaskStateExited Each',
      '25<24 MapIterationSucceeded M',
      '26<24 MapIterationStarted M',
      '27<26 TaskStateEntered Each',
      '28<27 LambdaFunctionScheduled',
      '29<28 LambdaFunctionStarted',
      '30<29 LambdaFunctionSucceeded',
      '31<30 TaskStateExited Each',
      '32<31 MapIterationSucceeded M',
      '33<32 MapStateSucceeded',
      '34<32 MapStateExited M',
      '35<34 ExecutionSucceeded',
    ]);
  });
});

describe('what cannot be redriven', () => {
  const arn = 'arn:aws:states:us-east-1:123456789012:execution:StateMachine:execution';

  test('a success', async () => {
    const execution = await Simulator.fromDefinition(one('T'))
      .start({ mocks: { T: returns(1) } })
      .end();
    expect(execution.redriveStatus).toBe('NOT_REDRIVABLE');
    await expect(execution.redrive()).rejects.toThrow(
      `Execution ${arn} invalid for redrive as: Execution is SUCCEEDED and cannot be redriven`,
    );
    await expect(execution.redrive()).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' });
  });

  test('a running execution', async () => {
    await expect(
      Simulator.fromDefinition(one('T'))
        .start({ mocks: { T: returns(1) } })
        .redrive(),
    ).rejects.toThrow('Execution is RUNNING and cannot be redriven');
  });

  test('one that ended more than fourteen days ago', async () => {
    const execution = await Simulator.fromDefinition(one('T'))
      .start({ mocks: { T: once } })
      .end();
    await execution.advance(14 * 86_400);
    expect(execution.redriveStatus).toBe('REDRIVABLE');
    await execution.advance(1);
    await expect(execution.redrive()).rejects.toThrow('Execution redrivable period exceeded');
  });

  test('an EXPRESS execution', async () => {
    const simulator = Simulator.fromDefinition(one('T'), { type: 'EXPRESS' });
    const execution = await simulator.start({ mocks: { T: once } }).end();
    await expect(execution.redrive()).rejects.toThrow('Express executions cannot be redriven');
  });
});

describe('a redrive of a Map Run', () => {
  const wait = { Type: 'Wait', SecondsPath: '$.wait', Next: 'Work' };
  const map = (ExecutionType: string, fields: object = {}) => ({
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        Label: 'Each',
        MaxConcurrency: 2,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType },
          StartAt: 'Pause',
          States: {
            Pause: wait,
            Work: task('Work', { Parameters: { 'key.$': '$.key', 'execution.$': '$$.Execution' }, End: true }),
          },
        },
        ...fields,
        End: true,
      },
    },
  });
  const input = ['a', 'b', 'c', 'd', 'e'].map((key, index) => ({ key, wait: [0, 8, 30, 0, 0][index]! }));
  const start = async (ExecutionType: string, fields?: object) => {
    const calls: string[] = [];
    let isBroken = true;
    const Work: MockFunction = ({ key, execution }) => {
      calls.push(`${key} ${execution.RedriveCount}`);
      return key === 'b' && isBroken ? once : key;
    };
    const execution = Simulator.fromDefinition(map(ExecutionType, fields)).start({ input, mocks: { Work } });
    await execution.end();
    const repair = () => (isBroken = false);
    return { execution, calls, repair };
  };

  test('redrives the children that failed or were stopped, then starts the others (measured)', async () => {
    const { execution, calls, repair } = await start('STANDARD');
    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
    expect(calls).toEqual(['a 0', 'b 0']);
    repair();
    await execution.redrive();
    await execution.end();
    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: ['a', 'b', 'c', 'd', 'e'], durationSeconds: 38 });
    expect(calls.slice(2)).toEqual(['b 1', 'd 0', 'e 0', 'c 1']);
    expect(eventsOf(execution)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered Each',
      '3<2 MapStateStarted',
      '4<3 MapRunStarted',
      '5<4 MapRunFailed',
      '6<5 MapStateFailed',
      '7<6 ExecutionFailed',
      '8<7 ExecutionRedriven',
      '9<3 MapRunRedriven',
      '10<9 MapRunSucceeded',
      '11<10 MapStateSucceeded',
      '12<9 MapStateExited Each',
      '13<12 ExecutionSucceeded',
    ]);
    const { mapRunArn } = execution.history[3]!.mapRunStartedEventDetails!;
    expect(execution.history[8]!.mapRunRedrivenEventDetails).toEqual({ mapRunArn, redriveCount: 1 });
  });

  test('may fail again, and counts its own redrives; the failures of before are forgotten', async () => {
    const { execution, repair } = await start('STANDARD', { ToleratedFailurePercentage: 10 });
    await execution.redrive();
    expect(await execution.end()).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
    repair();
    await execution.redrive();
    await execution.end();
    expect(execution).toMatchObject({ status: 'SUCCEEDED', redriveCount: 2 });
    const redriven = execution.history.filter(({ type }) => type === 'MapRunRedriven');
    expect(redriven.map(({ mapRunRedrivenEventDetails }) => mapRunRedrivenEventDetails)).toMatchObject([
      { redriveCount: 1 },
      { redriveCount: 2 },
    ]);
  });

  test('starts EXPRESS children anew', async () => {
    const { execution, calls, repair } = await start('EXPRESS');
    repair();
    await execution.redrive();
    await execution.end();
    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: ['a', 'b', 'c', 'd', 'e'], durationSeconds: 38 });
    expect(calls).toHaveLength(6);
  });

  // docs: redrive-map-run.
  test.each([
    ['States.Runtime', { OutputPath: '$.gone' }, 'x'],
    ['States.DataLimitExceeded', {}, 'x'.repeat(200_000)],
  ])('that failed with %s by its output is a new Map Run', async (error, fields, output) => {
    const work = jest.fn(() => output);
    const execution = await Simulator.fromDefinition(map('STANDARD', fields))
      .start({ input: input.slice(0, 2), mocks: { Work: work } })
      .end();
    expect(execution.error).toBe(error);
    await execution.redrive();
    await execution.end();
    expect(execution.mapRuns).toHaveLength(2);
    expect(work).toHaveBeenCalledTimes(4);
  });

  test('continues after an abort that stopped the children', async () => {
    const calls: string[] = [];
    const Work: MockFunction = ({ key }) => (calls.push(key), key);
    const execution = Simulator.fromDefinition(map('STANDARD')).start({ input, mocks: { Work } });
    await execution.advance(10);
    await execution.abort();
    await execution.redrive();
    await execution.end();
    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: ['a', 'b', 'c', 'd', 'e'] });
    expect(calls.sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('writes its results into a folder of its own (measured)', async () => {
    const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b', Prefix: 'p' } };
    const { execution, repair } = await start('STANDARD', { ResultWriter });
    repair();
    await execution.redrive();
    await execution.end();
    expect(execution.output).toMatchObject({
      ResultWriterDetails: { Key: expect.stringMatching(/^p\/[0-9a-f-]{36}\/Redrive-1\/manifest\.json$/) },
    });
  });
});

test('logs and trace show the redrive', async () => {
  const destinations = [
    { cloudWatchLogsLogGroup: { logGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:l:*' } },
  ];
  const simulator = Simulator.fromDefinition(one('T'), {
    loggingConfiguration: { level: 'ALL', includeExecutionData: true, destinations },
  });
  const execution = await simulator.start({ mocks: { T: sequence(once, returns(1)) } }).end();
  await execution.redrive();
  expect(execution.logs.map(({ type, redrive_count }) => `${redrive_count} ${type}`).slice(5, 8)).toEqual([
    '0 ExecutionFailed',
    '1 ExecutionRedriven',
    '1 LambdaFunctionScheduled',
  ]);
  expect(execution.trace()).toMatchInlineSnapshot(`
   "StateMachine: SUCCEEDED after 0 s
   └─ ✓ T  Task, 0 s
        attempt 1 failed: Broken (for now); redriven after 0 s
        attempt 2 succeeded
   Output: 1"
  `);
});
