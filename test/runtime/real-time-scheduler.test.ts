import { failure, success } from '../../src/runtime/task-reply';
import { CALLBACK } from '../support/machines';
import { real, start, tokenOf } from '../support/simulations';

const wait = (seconds: number) => ({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: seconds, End: true } } });
const task = (fields: object = {}) => ({
  StartAt: 'T',
  States: {
    T: {
      ...CALLBACK,
      End: true,
      ...fields,
    },
  },
});

async function later(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

describe('RealTimeScheduler', () => {
  test('lets time pass in real time, or faster with a time scale', async () => {
    const { simulation, scheduler } = real({ timeScale: 1000 });
    const { execution, ended } = start(simulation, wait(20));
    await ended;
    scheduler.close();
    expect(execution.end.status).toBe('SUCCEEDED');
    const took = execution.end.stopTime! - execution.settings.startTime;
    expect(took).toBeGreaterThanOrEqual(20_000);
  });

  test('skips waits and the delays of retries on request, but no timeouts', async () => {
    const { simulation, scheduler } = real({ skipWaits: true });
    const waited = start(simulation, wait(86_400));
    let calls = 0;
    const retried = start(simulation, task({ Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 3600 }] }), {
      handler: () => ((calls += 1) === 1 ? failure({ error: 'E', cause: undefined }) : success(calls)),
    });
    const asked = start(simulation, task({ TimeoutSeconds: 3600 }));
    await Promise.all([waited.ended, retried.ended]);
    expect(retried.execution.end).toMatchObject({ status: 'SUCCEEDED', output: 2 });
    expect(asked.execution.end.status).toBe('RUNNING');
    scheduler.close();
  });

  test('idles until an answer arrives from outside', async () => {
    const { simulation, scheduler } = real();
    const { execution, ended } = start(simulation, task());
    await later(5);
    expect(execution.end.status).toBe('RUNNING');
    simulation.tasks.sendTaskSuccess(tokenOf(simulation, 'T'), '"yes"');
    await ended;
    scheduler.close();
    expect(execution.end).toMatchObject({ status: 'SUCCEEDED', output: 'yes' });
  });

  test('passes answers on as they come: a slow handler holds nobody up', async () => {
    const { simulation, scheduler } = real();
    const order: string[] = [];
    const slow = start(simulation, task(), { handler: async () => (await later(20), success('slow')) });
    const quick = start(simulation, task(), { handler: async () => success('quick') });
    await Promise.all(
      [slow, quick].map(async ({ ended, execution }) => ended.then(() => order.push(String(execution.end.output)))),
    );
    scheduler.close();
    expect(order).toEqual(['quick', 'slow']);
  });

  test('a time-out does not wait for the handler', async () => {
    const { simulation, scheduler } = real({ timeScale: 1000 });
    const { execution, ended } = start(simulation, task({ TimeoutSeconds: 5 }), {
      handler: () => new Promise(() => undefined),
    });
    await ended;
    scheduler.close();
    expect(execution.end).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect([...simulation.tasks.all]).toEqual([]);
  });

  test('advances to a time and does what is due', async () => {
    const { simulation, scheduler } = real();
    const { execution, ended } = start(simulation, wait(3600));
    await later(5);
    scheduler.putForward(3_600_000);
    await ended;
    scheduler.close();
    expect(execution.end.status).toBe('SUCCEEDED');
  });

  test('a machine that never waits leaves turns to others', async () => {
    const loop = {
      StartAt: 'P',
      States: {
        W: { Type: 'Wait', Seconds: 0, Next: 'P' },
        P: { Type: 'Choice', Choices: [{ Variable: '$.stop', IsPresent: true, Next: 'End' }], Default: 'W' },
        End: { Type: 'Succeed' },
      },
    };
    const { simulation, scheduler } = real();
    const { execution, ended } = start(simulation, loop, { type: 'EXPRESS' });
    await later(2);
    execution.stop('Enough');
    await ended;
    scheduler.close();
    expect(execution.end.status).toBe('ABORTED');
  });

  test('reports a fault and stops nothing else', async () => {
    const { simulation, scheduler, faults } = real();
    scheduler.arrive(() => {
      throw new Error('broken');
    });
    const { ended } = start(simulation, wait(0));
    await ended;
    scheduler.close();
    expect(faults).toEqual([new Error('broken')]);
  });

  test('an answer that nobody waits for any longer is dropped, however it comes', async () => {
    const { scheduler } = real();
    const woken: unknown[] = [];
    const keep = (value: unknown) => void woken.push(value);
    scheduler.answer('at once', keep, keep)();
    scheduler.answer(Promise.resolve('later'), keep, keep)();
    scheduler.answer(Promise.reject(new Error('broken')), keep, keep)();
    scheduler.answer(Promise.resolve('kept'), keep, keep);
    await later(5);
    scheduler.close();
    expect(woken).toEqual(['kept']);
  });

  test('knows when something is ready, and what is due next', async () => {
    const { scheduler } = real();
    expect([scheduler.isIdle, scheduler.nextTime]).toEqual([true, undefined]);
    scheduler.at(2_000_000_000_000, () => undefined).cancelled = true;
    scheduler.at(3_000_000_000_000, () => undefined);
    expect(scheduler.nextTime).toBe(3_000_000_000_000);
    scheduler.soon(() => undefined);
    expect(scheduler.isIdle).toBe(false);
    scheduler.arrive(() => undefined);
    await later(5);
    expect(scheduler.isIdle).toBe(true);
    scheduler.close();
  });

  test('wakes nothing after it was closed', async () => {
    const { simulation, scheduler } = real();
    const { execution } = start(simulation, wait(0));
    scheduler.close();
    await later(5);
    expect(execution.end.status).toBe('RUNNING');
  });
});
