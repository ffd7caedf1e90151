// Clocks, with a host whose time the test sets.
import { afterRealSeconds, RealClock, stopwatch, VirtualClock } from '../../src/runtime/clock';

test('virtual time jumps forward, and never goes back', () => {
  const clock = new VirtualClock(1000);
  clock.advanceTo(1500);
  expect(clock.now).toBe(1500);
  clock.advanceTo(1400);
  expect(clock.now).toBe(1500);
  expect(clock.skipsWaits).toBe(false);
});

test('real time takes waits as they are, unless they are to be skipped', () => {
  expect(new RealClock().skipsWaits).toBe(false);
  expect(new RealClock({ skipWaits: true }).skipsWaits).toBe(true);
});

describe('with a host time that the test sets, real time', () => {
  const { now: hostNow } = Date;
  const { setTimeout: hostTimeout } = global;
  let time = 1_000_000;
  let timers: { ms: number; isKept: boolean }[] = [];

  beforeEach(() => {
    time = 1_000_000;
    timers = [];
    Date.now = () => time;
    global.setTimeout = ((_: unknown, ms: number) => {
      const timer = { ms, isKept: true };
      timers.push(timer);
      return { unref: () => void (timer.isKept = false) };
    }) as never;
  });

  afterEach(() => {
    Date.now = hostNow;
    global.setTimeout = hostTimeout;
  });

  test('is that of the host, in whole milliseconds that have passed, at any scale', () => {
    const [real, slow, fast] = [1, 0.001, 1000].map((timeScale) => new RealClock({ timeScale })) as RealClock[];
    expect([real!.now, slow!.now, fast!.now]).toEqual([1_000_000, 1_000_000, 1_000_000]);
    time += 1_999;
    expect([real!.now, slow!.now, fast!.now]).toEqual([1_001_999, 1_000_001, 2_999_000]);
    expect(new RealClock().now).toBe(time);
  });

  test('can be put forward, more than once, whatever the scale', () => {
    const clock = new RealClock({ timeScale: 0.5 });
    clock.putForward(5_000);
    clock.putForward(500);
    time += 10;
    expect(clock.now).toBe(1_005_505);
  });

  test('wakes after the time that is left on the host, or at once if it is past', () => {
    const clock = new RealClock({ timeScale: 10 });
    for (const at of [1_000_000, 1_000_001, 1_000_100, 999_000]) clock.wake(at, () => undefined);
    clock.putForward(50);
    clock.wake(1_000_100, () => undefined);
    expect(timers.map(({ ms }) => ms)).toEqual([0, 1, 10, 0, 5]);
  });

  test('wakes earlier than asked where no timer of the host is long enough', () => {
    new RealClock().wake(2 ** 40, () => undefined);
    afterRealSeconds(2 ** 40, () => undefined);
    afterRealSeconds(1.5, () => undefined);
    expect(timers.map(({ ms }) => ms)).toEqual([2 ** 31 - 1, 2 ** 31 - 1, 1_500]);
  });

  test('keeps the process alive for a wake, unless it is told not to', () => {
    const clock = new RealClock();
    clock.wake(0, () => undefined);
    clock.wake(0, () => undefined, true);
    clock.wake(0, () => undefined, false);
    expect(timers.map(({ isKept }) => isKept)).toEqual([true, true, false]);
  });
});

test('a timer that is called off does not call back', async () => {
  const clock = new RealClock();
  const called: string[] = [];
  const keep = (name: string) => () => void called.push(name);
  clock.wake(clock.now + 1, keep('off'))();
  clock.soon(keep('off'))();
  afterRealSeconds(0.001, keep('off'))();
  clock.wake(clock.now - 1000, keep('past'));
  clock.soon(keep('soon'));
  await new Promise<void>((resolve) => clock.wake(clock.now + 20, resolve));
  expect(called.sort()).toEqual(['past', 'soon']);
});

test('a stopwatch says when it was started and how much time has passed', () => {
  const before = Date.now();
  const stop = stopwatch();
  const { startedAt, seconds } = stop();
  expect(startedAt).toBeGreaterThanOrEqual(before);
  expect(startedAt).toBeLessThanOrEqual(Date.now());
  expect(seconds).toBeGreaterThan(0);
  expect(stop().seconds).toBeGreaterThan(seconds);
});
