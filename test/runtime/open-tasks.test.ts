import { isTaskToken } from '../../src/runtime/open-tasks';
import { OFFER, silence, success } from '../../src/runtime/task-reply';
import { CALLBACK } from '../support/machines';
import { eventsIn, start, tokenOf, virtual } from '../support/simulations';

const callback = (fields: object = {}) => ({
  StartAt: 'Ask',
  States: {
    Ask: {
      ...CALLBACK,
      End: true,
      ...fields,
    },
  },
});

const ACTIVITY = 'arn:aws:states:us-east-1:123456789012:activity:Check';
const activity = (fields: object = {}) => callback({ Resource: ACTIVITY, ...fields });

describe('an open task', () => {
  test('ends with the output that comes with its token', async () => {
    const { simulation, scheduler } = virtual();
    const { execution } = start(simulation, callback());
    await scheduler.run();
    expect(execution.end).toEqual({ status: 'RUNNING' });
    simulation.tasks.sendTaskSuccess(tokenOf(simulation, 'Ask'), '{"yes":true}');
    await scheduler.run();
    expect(execution.end).toEqual({ status: 'SUCCEEDED', output: { yes: true }, stopTime: 0 });
    expect(eventsIn(execution).slice(2)).toEqual([
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskSucceeded',
      '6<5 TaskStateExited',
      '7<6 ExecutionSucceeded',
    ]);
  });

  test('fails with the error that comes with its token, which Retry and Catch see', async () => {
    const { simulation, scheduler } = virtual();
    const { execution } = start(
      simulation,
      callback({ Retry: [{ ErrorEquals: ['No'], IntervalSeconds: 5, MaxAttempts: 1 }] }),
    );
    await scheduler.run();
    const first = tokenOf(simulation, 'Ask');
    simulation.tasks.sendTaskFailure(first, 'No', 'not yet');
    await scheduler.run();
    const second = tokenOf(simulation, 'Ask');
    expect(second).not.toBe(first);
    expect(() => simulation.tasks.sendTaskHeartbeat(first)).toThrow('Task Timed Out');
    simulation.tasks.sendTaskFailure(second, 'No');
    await scheduler.run();
    expect(execution.end).toEqual({ status: 'FAILED', error: 'No', cause: undefined, stopTime: 5000 });
  });

  test('can be answered while its handler still works; the answer counts when that is done', async () => {
    const { simulation, scheduler } = virtual();
    const { execution } = start(simulation, callback(), {
      handler: async () => {
        simulation.tasks.sendTaskSuccess(tokenOf(simulation, 'Ask'), '1');
        return silence({ MessageId: 'm' });
      },
    });
    await scheduler.run();
    expect(execution.end).toMatchObject({ status: 'SUCCEEDED', output: 1 });
    expect(eventsIn(execution).slice(4, 6)).toEqual(['5<4 TaskSubmitted', '6<5 TaskSucceeded']);
  });

  test('is closed by an answer of its handler', async () => {
    const { simulation, scheduler } = virtual();
    let token = '';
    start(simulation, callback(), {
      handler: ({ taskToken }) => {
        token = taskToken!;
        return success(1);
      },
    });
    await scheduler.run();
    expect([...simulation.tasks.all]).toEqual([]);
    expect(() => simulation.tasks.sendTaskSuccess(token, '2')).toThrow('Task Timed Out');
  });
});

describe('time-outs of an open task', () => {
  test('TimeoutSeconds ends it, and an answer after that is late', async () => {
    const { simulation, scheduler } = virtual();
    const { execution } = start(simulation, callback({ TimeoutSeconds: 60 }));
    await scheduler.run(() => false);
    const token = tokenOf(simulation, 'Ask');
    await scheduler.run();
    expect(execution.end).toEqual({ status: 'FAILED', error: 'States.Timeout', cause: undefined, stopTime: 60_000 });
    expect(() => simulation.tasks.sendTaskSuccess(token, '1')).toThrow(
      "Task Timed Out: 'Provided task does not exist anymore'",
    );
  });

  test('each heartbeat gives the time until the next one anew; the first that stays away ends it', async () => {
    const { simulation, scheduler } = virtual();
    const { execution } = start(simulation, callback({ HeartbeatSeconds: 10, TimeoutSeconds: 100 }));
    for (const time of [4_000, 13_000, 22_000]) {
      await scheduler.run((due) => due <= time);
      scheduler.clock.advanceTo(time);
      simulation.tasks.sendTaskHeartbeat(tokenOf(simulation, 'Ask'));
    }
    await scheduler.run();
    expect(execution.end).toMatchObject({ error: 'States.Timeout', stopTime: 32_000 });
    expect(eventsIn(execution)[4]).toBe('5<4 TaskTimedOut');
  });

  test('heartbeats do not put TimeoutSeconds off', async () => {
    const { simulation, scheduler } = virtual();
    const { execution } = start(simulation, callback({ HeartbeatSeconds: 10, TimeoutSeconds: 15 }));
    await scheduler.run((due) => due <= 9_000);
    scheduler.clock.advanceTo(9_000);
    simulation.tasks.sendTaskHeartbeat(tokenOf(simulation, 'Ask'));
    await scheduler.run();
    expect(execution.end).toMatchObject({ error: 'States.Timeout', stopTime: 15_000 });
  });
});

// Recorded on AWS, September 2026.
describe('a token that will not do', () => {
  const errorOf = (act: () => void): string => {
    try {
      act();
    } catch (error) {
      return `${(error as Error).name}: ${(error as Error).message}`;
    }
    return 'none';
  };

  test.each(['not-a-task-token', 'AQCEAAAAKgAAAAMAAAAAAAAA', 'AQCEAAAAKgAAAAMAAAAAAAAAnonsense', ''])(
    'is invalid when no task ever had it, whatever comes with it: %j',
    (token) => {
      const { tasks } = virtual().simulation;
      const invalid = "InvalidToken: Invalid Token: 'Invalid token'";
      expect(errorOf(() => tasks.sendTaskSuccess(token, 'not-json'))).toBe(invalid);
      expect(errorOf(() => tasks.sendTaskFailure(token))).toBe(invalid);
      expect(errorOf(() => tasks.sendTaskHeartbeat(token))).toBe(invalid);
    },
  );

  test('an output that is not JSON leaves the task as it is, and goes before a task that is closed', async () => {
    const { simulation, scheduler } = virtual();
    start(simulation, activity(), { handler: () => OFFER });
    await scheduler.run();
    const { token } = simulation.workers.take(ACTIVITY, 'w')!;
    const invalid = "InvalidOutput: Invalid Output: 'not-json' is not valid JSON.";
    expect(errorOf(() => simulation.tasks.sendTaskSuccess(token, 'not-json'))).toBe(invalid);
    simulation.tasks.sendTaskHeartbeat(token);
    simulation.tasks.sendTaskSuccess(token, '{}');
    const late = `TaskTimedOut: Task Timed Out: '${ACTIVITY}'`;
    expect(errorOf(() => simulation.tasks.sendTaskHeartbeat(token))).toBe(late);
    expect(errorOf(() => simulation.tasks.sendTaskSuccess(token, '{}'))).toBe(late);
    expect(errorOf(() => simulation.tasks.sendTaskFailure(token, 'Late'))).toBe(late);
    expect(errorOf(() => simulation.tasks.sendTaskSuccess(token, 'not-json'))).toBe(invalid);
  });
});

describe('a task that workers poll for', () => {
  // Recorded on AWS: TimeoutSeconds 3 and HeartbeatSeconds 2, and still waiting for a worker after four seconds.
  test('waits for a worker as long as it takes, and starts when one takes it', async () => {
    const { simulation, scheduler } = virtual();
    const { execution } = start(simulation, activity({ TimeoutSeconds: 3, HeartbeatSeconds: 2 }), {
      handler: () => OFFER,
    });
    await scheduler.run();
    scheduler.clock.advanceTo(5_000);
    expect(eventsIn(execution)).toHaveLength(3);
    const task = simulation.workers.take(ACTIVITY, 'worker-7')!;
    expect(task.call.arguments).toMatchObject({ MessageBody: task.token });
    await scheduler.run(() => false);
    expect(execution.history.events[3]).toMatchObject({
      type: 'ActivityStarted',
      timestamp: 5_000,
      details: { workerName: 'worker-7' },
    });
    await scheduler.run();
    expect(execution.end).toMatchObject({ status: 'FAILED', error: 'States.Timeout', stopTime: 7_000 });
  });

  test('goes to the workers in the order in which they came, each task to one of them', async () => {
    const { simulation, scheduler } = virtual();
    const given: string[] = [];
    const poll = (worker: string) =>
      simulation.workers.poll(ACTIVITY, worker, ({ executionArn }) =>
        given.push(`${worker}: ${executionArn.split(':').pop()}`),
      );
    poll('a');
    const gone = poll('b');
    poll('c');
    gone();
    for (const name of ['one', 'two', 'three']) {
      start(simulation, activity(), { name, handler: () => OFFER });
    }
    await scheduler.run();
    poll('d');
    expect(simulation.workers.take(ACTIVITY)).toBeUndefined();
    expect(given).toEqual(['a: one', 'c: two', 'd: three']);
  });

  test('is no longer offered when its execution is stopped', async () => {
    const { simulation, scheduler } = virtual();
    const { execution } = start(simulation, activity(), { handler: () => OFFER });
    await scheduler.run();
    execution.stop();
    expect(simulation.workers.take(ACTIVITY)).toBeUndefined();
    expect([...simulation.tasks.all]).toEqual([]);
  });
});

test('tokens differ from execution to execution, and are the same for the same seed', async () => {
  const tokens = async (): Promise<string[]> => {
    const { simulation, scheduler } = virtual();
    start(simulation, callback(), { name: 'one' });
    start(simulation, callback(), { name: 'two' });
    await scheduler.run();
    return [...simulation.tasks.all].map(({ token }) => token);
  };
  const [one, two] = await tokens();
  expect(one).not.toBe(two);
  expect(one).toMatch(/^AQCEAAAAKgAAAAMAAAAAAAAA[\w+/=]{200,}$/);
  expect(await tokens()).toEqual([one, two]);
  expect([one!, 'AQCEAAAAKgAAAAMAAAAAAAAAx', 'x', ''].map(isTaskToken)).toEqual([true, true, false, false]);
});
