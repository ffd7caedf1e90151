import { VirtualClock } from '../../src/runtime/clock';
import { Fifo } from '../../src/runtime/fifo';
import { VirtualScheduler } from '../../src/runtime/virtual-scheduler';

function setUp() {
  const clock = new VirtualClock(0);
  const log: string[] = [];
  return { clock, log, scheduler: new VirtualScheduler(clock), say: (text: string) => () => void log.push(text) };
}

const never = (error: unknown) => {
  throw error;
};

describe('VirtualScheduler', () => {
  test('time jumps to the next timer when everything waits', async () => {
    const { clock, scheduler, log } = setUp();
    scheduler.at(86_400_000, () => log.push(`at ${clock.now}`));
    scheduler.at(1_000, () => log.push(`at ${clock.now}`));
    await scheduler.run();
    expect(log).toEqual(['at 1000', 'at 86400000']);
  });

  test('timers that are due at one time wake in the order of their creation', async () => {
    const { scheduler, log, say } = setUp();
    for (const name of ['a', 'b', 'c', 'd']) scheduler.at(5, say(name));
    await scheduler.run();
    expect(log).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a timer in the past wakes at once, and time never goes back', async () => {
    const { clock, scheduler } = setUp();
    clock.advanceTo(100);
    scheduler.at(10, () => expect(clock.now).toBe(100));
    await scheduler.run();
    expect(clock.now).toBe(100);
  });

  test('a cancelled timer does not wake', async () => {
    const { scheduler, log, say } = setUp();
    scheduler.at(5, say('cancelled')).cancelled = true;
    scheduler.at(6, say('kept'));
    await scheduler.run();
    expect(log).toEqual(['kept']);
  });

  test('answers are passed on in the order of the questions, whichever comes first', async () => {
    const { scheduler, log, say } = setUp();
    let answerFirst: (value: string) => void = () => undefined;
    scheduler.answer(new Promise<string>((resolve) => (answerFirst = resolve)), (value) => log.push(value), never);
    scheduler.answer(Promise.resolve('second'), (value) => log.push(value), never);
    scheduler.answer('third', (value) => log.push(value), never);
    scheduler.at(0, say('time'));
    setTimeout(() => answerFirst('first'), 5);
    await scheduler.run();
    expect(log).toEqual(['first', 'second', 'third', 'time']);
  });

  test('time stands still while an answer is on its way', async () => {
    const { clock, scheduler, log } = setUp();
    scheduler.at(1_000, () => log.push(`timer at ${clock.now}`));
    scheduler.answer(
      new Promise<void>((resolve) => setTimeout(resolve, 5)),
      () => log.push(`answer at ${clock.now}`),
      never,
    );
    await scheduler.run();
    expect(log).toEqual(['answer at 0', 'timer at 1000']);
  });

  test('a rejected answer goes to its task', async () => {
    const { scheduler, log } = setUp();
    scheduler.answer(Promise.reject(new Error('broken')), never, (error) => log.push((error as Error).message));
    await scheduler.run();
    expect(log).toEqual(['broken']);
  });

  test('a given-up answer is passed over and does not hold up the others', async () => {
    const { scheduler, log } = setUp();
    const cancel = scheduler.answer(new Promise<string>(() => undefined), (value) => log.push(value), never);
    scheduler.answer('other', (value) => log.push(value), never);
    cancel();
    await scheduler.run();
    expect(log).toEqual(['other']);
  });

  test('nothing happens after stop', async () => {
    const { scheduler, log, say } = setUp();
    scheduler.soon(() => scheduler.stop());
    scheduler.soon(say('too late'));
    await scheduler.run();
    expect(log).toEqual([]);
  });
});

describe('Fifo', () => {
  test('gives items in order however pushes and shifts mix', () => {
    const fifo = new Fifo<number>();
    const given: (number | undefined)[] = [];
    for (let item = 0; item < 10_000; item += 1) {
      fifo.push(item);
      if (item % 3 !== 0) given.push(fifo.shift());
    }
    for (let rest = fifo.shift(); rest !== undefined; rest = fifo.shift()) given.push(rest);
    expect(given).toEqual(Array.from({ length: 10_000 }, (_, index) => index));
    expect(fifo.first()).toBeUndefined();
  });
});
