// How long an execution may run. AWS's quotas: a year for STANDARD executions, five minutes for EXPRESS ones.
import { RealClock } from '../../src/runtime/clock';
import { SeededChance } from '../../src/runtime/random';
import { RealTimeScheduler } from '../../src/runtime/real-time-scheduler';
import { Simulation } from '../../src/runtime/simulation';
import { fails, never, returns, sequence, Simulator } from '../../src/simulator';
import { eventsOf } from '../support/executions';
import { inner, LAMBDA, only, CALLBACK } from '../support/machines';
import { start } from '../support/simulations';

const DAY = 86_400;
const YEAR = 366 * DAY;
const wait = (days: number) => ({ Type: 'Wait', Seconds: days * DAY });
const task = (rest: object = {}) => ({ Type: 'Task', Resource: LAMBDA, ...rest });
const begin = (state: object, mocks = {}) => Simulator.fromDefinition(only(state)).start({ mocks });

test('a STANDARD execution times out a year after its start', async () => {
  const execution = await Simulator.fromDefinition(only(wait(367))).run();
  expect(execution).toMatchObject({ status: 'TIMED_OUT', durationSeconds: YEAR });
  expect([execution.error, execution.cause]).toEqual([undefined, undefined]);
  expect(eventsOf(execution)).toEqual(['1<0 ExecutionStarted', '2<0 WaitStateEntered S', '3<0 ExecutionTimedOut']);
  expect(execution.history[2]!.executionTimedOutEventDetails).toEqual({ error: 'States.Timeout' });
});

test('what is done when the year is over was done in time', async () => {
  expect((await Simulator.fromDefinition(only(wait(366))).run()).status).toBe('SUCCEEDED');
});

describe('delays that grow beyond all numbers end with the execution', () => {
  const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 99_999_999, MaxAttempts: 99_999_999 }];

  test.each<[object, 'STANDARD' | 'EXPRESS', number]>([
    [{ BackoffRate: 1e300 }, 'STANDARD', YEAR],
    [{ BackoffRate: 1e300 }, 'EXPRESS', 300],
    [{ BackoffRate: 1e300, IntervalSeconds: 1, JitterStrategy: 'FULL' }, 'STANDARD', YEAR],
    [{ BackoffRate: 10, IntervalSeconds: 1 }, 'STANDARD', YEAR],
  ])('%j, %s', async (rate, type, seconds) => {
    const definition = only(task({ Retry: [{ ...Retry[0], ...rate }] }));
    const execution = await Simulator.fromDefinition(definition, { type }).run({ mocks: { S: fails('E') } });
    expect(execution).toMatchObject({ status: 'TIMED_OUT', durationSeconds: seconds });
    expect(execution.stopDate!.toISOString()).toMatch(/^202[67]-/);
  });
});

describe('an execution that waits for what nobody gives', () => {
  test.each<[string, object, object]>([
    ['a token', CALLBACK, {}],
    ['an activity', task({ Resource: 'arn:aws:states:us-east-1:123456789012:activity:Check' }), {}],
    ['a mock that never answers', task(), { S: never() }],
  ])('stays RUNNING instead of letting a year pass: %s', async (_, state, mocks) => {
    const execution = begin(state, mocks);
    await expect(execution.end()).rejects.toThrow('The execution does not end.');
    expect(execution).toMatchObject({ status: 'RUNNING', durationSeconds: 0 });
    await execution.advance(YEAR - 1);
    expect(execution.status).toBe('RUNNING');
    await execution.advance(2 * YEAR);
    expect(execution).toMatchObject({ status: 'TIMED_OUT', durationSeconds: YEAR });
    await expect(execution.sendTaskSuccess('S', 1)).rejects.toThrow("No task of 'S' is waiting.");
  });

  test('times out when something else takes that long', async () => {
    const branches = {
      Type: 'Parallel',
      Branches: [inner(CALLBACK), { StartAt: 'W', States: { W: { ...wait(400), End: true } } }],
    };
    await expect(begin(branches).end()).resolves.toMatchObject({ status: 'TIMED_OUT', durationSeconds: YEAR });
  });

  test.each([100, 99_999_999])('times out after its TimeoutSeconds of %d, or after the year', async (seconds) => {
    const execution = Simulator.fromDefinition({ ...only(CALLBACK), TimeoutSeconds: seconds }).start();
    await execution.end();
    expect(execution).toMatchObject({ status: 'TIMED_OUT', durationSeconds: Math.min(seconds, YEAR) });
  });
});

test('the children of a distributed Map end with their parent', async () => {
  const ItemProcessor = { ...inner(wait(400)), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
  const simulator = Simulator.fromDefinition(only({ Type: 'Map', ItemProcessor }));
  const execution = await simulator.run({ input: [1, 2] });
  expect(execution).toMatchObject({ status: 'TIMED_OUT', durationSeconds: YEAR });
});

describe('the year of an execution that is redriven', () => {
  test('is the one that began with its start', async () => {
    const machine = {
      StartAt: 'First',
      States: { First: { ...wait(360), Next: 'Work' }, Work: task({ Next: 'Last' }), Last: { ...wait(30), End: true } },
    };
    const mocks = { Work: sequence(fails('E'), returns({})) };
    const execution = Simulator.fromDefinition({ ...machine, TimeoutSeconds: 99_999_999 }).start({ mocks });
    await execution.end();
    await execution.redrive();
    await execution.end();
    expect(execution).toMatchObject({ status: 'TIMED_OUT', durationSeconds: YEAR, redriveCount: 1 });
    expect(execution.redriveStatusReason).toBe('Execution has exceeded the max execution time');
  });
});

describe('times beyond the calendar are refused', () => {
  const simulator = Simulator.fromDefinition(only({ Type: 'Pass' }));

  test('as a start', async () => {
    await expect(simulator.run({ startTime: new Date(8.64e15) })).rejects.toThrow(
      'Invalid startTime +275760-09-13T00:00:00.000Z: expected 9998-01-01T00:00:00.000Z or earlier.',
    );
  });

  test('as a step', async () => {
    await expect(simulator.start().advance(1e300)).rejects.toThrow(
      'Cannot advance beyond 9998-01-01T00:00:00.000Z, the end of virtual time; the time is 2026-01-01T00:00:00.000Z.',
    );
  });
});

describe('in real time', () => {
  /** Tells whether the process was asked to stay alive for each wake. */
  class WatchedClock extends RealClock {
    readonly wakes: boolean[] = [];

    override wake(time: number, due: () => void, staysAlive?: boolean): () => void {
      this.wakes.push(staysAlive ?? true);
      return super.wake(time, due, staysAlive);
    }
  }

  const turns = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

  function real() {
    const clock = new WatchedClock();
    const scheduler = new RealTimeScheduler(clock, (fault) => {
      throw fault;
    });
    return { clock, scheduler, simulation: new Simulation(scheduler, new SeededChance(1)) };
  }

  test.each<[string, object, boolean]>([
    ['a token, the process may end', CALLBACK, false],
    ['a time, it waits', wait(1), true],
    ['a time that no timer of the host holds, it waits', wait(300), true],
  ])('while an execution waits for %s', async (_, state, staysAlive) => {
    const { clock, scheduler, simulation } = real();
    const { execution } = start(simulation, only(state));
    scheduler.arrive(() => undefined);
    await turns();
    expect([execution.end.status, clock.wakes]).toEqual(['RUNNING', [staysAlive]]);
    scheduler.close();
  });

  test('the year is over when the clock says so', async () => {
    const { scheduler, simulation } = real();
    const { execution, ended } = start(simulation, only(CALLBACK));
    await turns();
    expect(scheduler.nextTime).toBe(execution.settings.startTime + YEAR * 1000);
    scheduler.putForward(YEAR * 1000);
    await ended;
    scheduler.close();
    expect(execution.end.status).toBe('TIMED_OUT');
    expect([...simulation.tasks.all]).toEqual([]);
  });
});
