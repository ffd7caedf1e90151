import { deferred } from '../../src/runtime/task-reply';
import { CALLBACK } from '../support/machines';
import { eventsIn, start, tokenOf, virtual } from '../support/simulations';

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
    const inner = { StartAt: 'Each', States: { Each: TASK } };
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
              { StartAt: 'M', States: { M: { Type: 'Map', ItemsPath: '$', ItemProcessor: inner, End: true } } },
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
