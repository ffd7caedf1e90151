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

describe('whether anything is left to do', () => {
  const nothing = () => undefined;

  test('a scheduler is idle when nothing is ready or waits for an answer', async () => {
    const { scheduler } = setUp();
    expect([scheduler.isIdle, scheduler.isStill]).toEqual([true, true]);
    scheduler.soon(nothing);
    expect([scheduler.isIdle, scheduler.isStill]).toEqual([false, false]);
    await scheduler.run();
    scheduler.answer('answer', nothing, never);
    expect([scheduler.isIdle, scheduler.isStill]).toEqual([false, false]);
    await scheduler.run();
    expect([scheduler.isIdle, scheduler.isStill]).toEqual([true, true]);
  });

  test('it is not still while a timer waits, but a deadline or a cancelled timer does not count', () => {
    const { scheduler } = setUp();
    scheduler.deadline(5, nothing);
    scheduler.at(5, nothing).cancelled = true;
    expect([scheduler.isIdle, scheduler.isStill]).toEqual([true, true]);
    scheduler.at(5, nothing);
    expect([scheduler.isIdle, scheduler.isStill]).toEqual([true, false]);
  });
});

describe('the time of a run', () => {
  test('is not moved by deadlines, which fire before a timer that is later', async () => {
    const { clock, scheduler, log } = setUp();
    const say = (name: string) => () => log.push(`${name} at ${clock.now}`);
    scheduler.deadline(5, say('deadline'));
    await scheduler.run();
    expect([log, clock.now]).toEqual([[], 0]);
    scheduler.deadline(10, say('same deadline'));
    scheduler.at(10, say('timer'));
    await scheduler.run();
    expect(log).toEqual(['deadline at 5', 'timer at 10']);
    scheduler.at(11, say('later timer'));
    await scheduler.run();
    expect(log.slice(2)).toEqual(['same deadline at 10', 'later timer at 11']);
  });

  test('stops before one that it may not reach, and the next run continues from there', async () => {
    const { clock, scheduler, log, say } = setUp();
    scheduler.at(5, say('a'));
    scheduler.at(6, say('b'));
    await scheduler.run((time) => time <= 5);
    expect([log, clock.now]).toEqual([['a'], 5]);
    await scheduler.run();
    expect([log, clock.now]).toEqual([['a', 'b'], 6]);
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
