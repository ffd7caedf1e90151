import { StatesError, type ErrorOrigin } from '../../src/expressions/states-error';
import type { JsonObject } from '../../src/json/json';
import { RunningExecution } from '../../src/runtime/execution';
import { deferred, failure, success } from '../../src/runtime/task-reply';
import { CALLBACK, inner, machineOf, only } from '../support/machines';
import { eventsIn, start, tokenOf, virtual, type Started } from '../support/simulations';

const wait = (seconds: number) => ({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: seconds, End: true } } });
const TASK = {
  ...CALLBACK,
  End: true,
};

describe('one simulation', () => {
  test('runs any number of executions on one clock', async () => {
    const { simulation, scheduler } = virtual(1_000);
    const executions = [30, 10, 20].map(
      (seconds, index) => start(simulation, wait(seconds), { name: `e${index}` }).execution,
    );
    await scheduler.run((time) => time <= 21_000);
    expect(executions.map(({ end }) => end.status)).toEqual(['RUNNING', 'SUCCEEDED', 'SUCCEEDED']);
    const late = start(simulation, wait(1), { name: 'late' }).execution;
    await scheduler.run();
    expect(executions.map(({ end }) => end.stopTime)).toEqual([31_000, 11_000, 21_000]);
    expect(late.end.stopTime).toBe(22_000);
    expect(late.settings.startTime).toBe(21_000);
  });

  test('a fault of one is told to whoever started it, and the others go on', async () => {
    const { simulation, scheduler } = virtual();
    const machine = { StartAt: 'T', States: { T: TASK } };
    const broken = start(simulation, machine, {
      handler: () => {
        throw new Error('broken');
      },
    });
    const other = start(simulation, wait(5));
    await scheduler.run();
    await expect(broken.ended).rejects.toThrow('broken');
    expect(other.execution.end.status).toBe('SUCCEEDED');
  });
});

describe('stop', () => {
  // Measured on AWS: floci#2734 and #2965; an activity in September 2026.
  test('aborts with error and cause; the event hangs on nothing and no state tells of it', async () => {
    const { simulation, scheduler } = virtual();
    const { execution, ended } = start(simulation, wait(30));
    await scheduler.run((time) => time <= 3_000);
    scheduler.clock.advanceTo(3_000);
    execution.stop('Manual', 'probe');
    await ended;
    expect(execution.end).toEqual({ status: 'ABORTED', error: 'Manual', cause: 'probe', stopTime: 3_000 });
    await scheduler.run();
    expect(simulation.now).toBe(3_000);
    expect(eventsIn(execution)).toEqual(['1<0 ExecutionStarted', '2<0 WaitStateEntered', '3<0 ExecutionAborted']);
    expect(execution.history.events[2]!.details).toEqual({ error: 'Manual', cause: 'probe' });
  });

  test('without error and cause tells neither', async () => {
    const { simulation, scheduler } = virtual();
    const { execution } = start(simulation, wait(30));
    await scheduler.run(() => false);
    execution.stop();
    expect(execution.end).toEqual({ status: 'ABORTED', stopTime: 0 });
    expect(execution.history.events[2]!.details).toEqual({});
  });

  test('ends whatever runs inside of a Parallel and a Map, and closes their tasks', async () => {
    const each = { StartAt: 'Each', States: { Each: TASK } };
    const { simulation, scheduler } = virtual();
    const { execution } = start(
      simulation,
      {
        StartAt: 'P',
        States: {
          P: {
            Type: 'Parallel',
            Branches: [
              { StartAt: 'Ask', States: { Ask: TASK } },
              { StartAt: 'M', States: { M: { Type: 'Map', ItemsPath: '$', ItemProcessor: each, End: true } } },
            ],
            End: true,
          },
        },
      },
      { input: [1, 2] },
    );
    await scheduler.run();
    expect([...simulation.tasks.all].map(({ call }) => call.state)).toEqual(['Ask', 'Each', 'Each']);
    const token = tokenOf(simulation, 'Ask');
    execution.stop('Stopped');
    expect([...simulation.tasks.all]).toEqual([]);
    expect(() => simulation.tasks.sendTaskSuccess(token, '1')).toThrow('Task Timed Out');
    expect(eventsIn(execution).filter((event) => event.includes('Aborted'))).toHaveLength(1);
  });

  test('ends what its task waits for', async () => {
    const { simulation, scheduler } = virtual();
    let givenUp = 0;
    const { execution } = start(
      simulation,
      { StartAt: 'T', States: { T: TASK } },
      { handler: () => deferred(() => () => void (givenUp += 1)) },
    );
    await scheduler.run();
    execution.stop();
    expect(givenUp).toBe(1);
  });

  test('does nothing once the execution has ended', async () => {
    const { simulation, scheduler } = virtual();
    const { execution } = start(simulation, wait(1));
    await scheduler.run();
    execution.stop('Late');
    expect(execution.end.status).toBe('SUCCEEDED');
    expect(execution.history.latestId).toBe(4);
  });
});

// Measured on AWS: floci#2965, and with an activity in September 2026.
test('the time-out of an execution hangs on nothing', async () => {
  const { simulation, scheduler } = virtual();
  const { execution } = start(simulation, { ...wait(25), TimeoutSeconds: 3 });
  await scheduler.run();
  expect(execution.end).toEqual({ status: 'TIMED_OUT', stopTime: 3_000 });
  expect(eventsIn(execution)[2]).toBe('3<0 ExecutionTimedOut');
});

describe('the end of an execution', () => {
  const lastOf = ({ history }: RunningExecution) => history.events[history.latestId - 1];

  test('that succeeds has the output, in its last event as well', async () => {
    const { simulation, scheduler } = virtual();
    const { execution } = start(simulation, only({ Type: 'Pass', Result: { a: 1 } }));
    await scheduler.run();
    expect(execution.end).toEqual({ status: 'SUCCEEDED', output: { a: 1 }, stopTime: 0 });
    expect(lastOf(execution)).toMatchObject({ type: 'ExecutionSucceeded', details: { output: { a: 1 } } });
  });

  test.each<[object, object]>([
    [
      { Error: 'E', Cause: 'why' },
      { error: 'E', cause: 'why' },
    ],
    [{ Error: 'E' }, { error: 'E', cause: undefined }],
    [{}, { error: undefined, cause: undefined }],
  ])('at a Fail state with %j is FAILED, in its last event as well', async (fields, reason) => {
    const { simulation, scheduler } = virtual();
    const { execution } = start(simulation, machineOf({ F: { Type: 'Fail', ...fields } }));
    await scheduler.run();
    expect(execution.end).toEqual({ status: 'FAILED', ...reason, stopTime: 0 });
    expect(lastOf(execution)).toMatchObject({ type: 'ExecutionFailed', previousEventId: 2, details: reason });
  });

  // As when an EXPRESS execution reaches its limit of events.
  test('is TIMED_OUT where a failure of the execution says so, and FAILED where a state fails by that name', async () => {
    const failing = async (origin: ErrorOrigin) => {
      const { simulation, scheduler } = virtual();
      const { machine, ...settings } = start(simulation, wait(0)).execution.settings;
      const run = (): never => {
        throw new StatesError('States.Timeout', 'why', origin);
      };
      const execution = new RunningExecution(
        { ...settings, machine: { ...machine, start: { ...machine.start, run } } },
        simulation,
      );
      execution.start(
        () => undefined,
        (error) => {
          throw error;
        },
      );
      await scheduler.run();
      return execution;
    };
    const timedOut = await failing('execution');
    expect(timedOut.end).toEqual({ status: 'TIMED_OUT', cause: 'why', stopTime: 0 });
    expect(lastOf(timedOut)).toMatchObject({
      ...{ type: 'ExecutionTimedOut', previousEventId: 0 },
      details: { error: 'States.Timeout', cause: 'why' },
    });
    expect((await failing('fail')).end).toMatchObject({ status: 'FAILED', error: 'States.Timeout', cause: 'why' });
  });
});

describe('the children of a Map Run', () => {
  const childrenOf = async (ExecutionType: 'STANDARD' | 'EXPRESS') => {
    const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType };
    const ItemProcessor = {
      ...inner({ Type: 'Pass', Parameters: { 'all.$': '$$' }, OutputPath: '$.all' }),
      ProcessorConfig,
    };
    const { simulation, scheduler } = virtual();
    const { execution } = start(simulation, only({ Type: 'Map', Label: 'Each', ItemProcessor }), { input: ['x'] });
    await scheduler.run();
    const [mapRun] = execution.mapRuns;
    return { mapRun: mapRun!, child: mapRun!.children!.started[0]!, execution };
  };

  test.each([
    ['STANDARD', 'execution'],
    ['EXPRESS', 'express'],
  ] as const)('that are %s have ARNs of the kind %s, with the label of the Map', async (type, kind) => {
    const { mapRun, child } = await childrenOf(type);
    const arn = `arn:aws:states:us-east-1:123456789012:${kind}:StateMachine/Each:${child.name}`;
    const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:StateMachine/Each';
    expect(child).toMatchObject({ executionArn: arn, stateMachineArn, status: 'SUCCEEDED' });
    expect(child.output).toMatchObject({
      Execution: { Id: arn, Name: child.name, Input: 'x' },
      StateMachine: { Id: stateMachineArn, Name: 'StateMachine/Each' },
    });
    expect(mapRun.arn).toMatch(/^arn:aws:states:us-east-1:123456789012:mapRun:StateMachine\/Each:[0-9a-f-]{36}$/);
    expect(mapRun).toMatchObject({ stateName: 'S', label: 'Each', stateMachineArn });
  });
});

test('the context counts the retries of a state that may have retriers, and of no other', async () => {
  const contexts: JsonObject[] = [];
  const { simulation, scheduler } = virtual();
  const shown = { Type: 'Pass', Parameters: { 'state.$': '$$.State' } };
  const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 5 }];
  const { execution } = start(
    simulation,
    machineOf({ T: { ...CALLBACK, Retry, Next: 'P' }, P: { ...shown, End: true } }),
    {
      handler: (call) => {
        contexts.push(call.context().State as JsonObject);
        return contexts.length < 3 ? failure({ error: 'E', cause: undefined }) : success(1);
      },
    },
  );
  await scheduler.run();
  const entered = { Name: 'T', EnteredTime: '1970-01-01T00:00:00Z' };
  expect(contexts).toEqual([0, 1, 2].map((RetryCount) => ({ ...entered, RetryCount })));
  expect(execution.end.output).toEqual({ state: { Name: 'P', EnteredTime: '1970-01-01T00:00:15Z' } });
});

describe('a redrive', () => {
  const failing = async (state: object, options: Started = {}) => {
    const { simulation, scheduler } = virtual();
    const { execution } = start(simulation, machineOf({ S: state }), options);
    await scheduler.run();
    scheduler.clock.advanceTo(60_000);
    const before = execution.history.latestId;
    execution.redrive();
    await scheduler.run();
    return { execution, events: eventsIn(execution).slice(before) };
  };

  test('is counted and timed in the context', async () => {
    const contexts: JsonObject[] = [];
    await failing(
      { ...TASK },
      {
        handler: (call) => {
          contexts.push(call.context().Execution as JsonObject);
          return contexts.length === 1 ? failure({ error: 'E', cause: undefined }) : success(1);
        },
      },
    );
    expect(contexts).toMatchObject([{ RedriveCount: 0 }, { RedriveCount: 1, RedriveTime: '1970-01-01T00:01:00Z' }]);
    expect(contexts[0]).not.toHaveProperty('RedriveTime');
  });

  // Measured with a Fail state.
  test('is what a failure without an event of its own names; any other names its latest event', async () => {
    expect((await failing({ Type: 'Fail' })).events).toEqual(['4<3 ExecutionRedriven', '5<4 ExecutionFailed']);
    const { events } = await failing(TASK, { handler: () => failure({ error: 'E', cause: undefined }) });
    expect(events).toEqual([
      ...['7<6 ExecutionRedriven', '8<2 TaskScheduled', '9<8 TaskStarted', '10<9 TaskFailed', '11<10 ExecutionFailed'],
    ]);
  });
});
