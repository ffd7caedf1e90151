import { afterRealSeconds, RealClock, stopwatch, VirtualClock } from '../../src/runtime/clock';

test('virtual time jumps forward, and never goes back', () => {
  const clock = new VirtualClock(1000);
  clock.advanceTo(1500);
  expect(clock.now).toBe(1500);
  clock.advanceTo(1400);
  expect(clock.now).toBe(1500);
  expect(clock.skipsWaits).toBe(false);
});

test('real time is whole milliseconds that have passed, at any scale', () => {
  const before = Date.now();
  const clock = new RealClock({ timeScale: 0.001 });
  expect(clock.now).toBeGreaterThanOrEqual(before);
  expect(clock.now).toBeLessThanOrEqual(Date.now());
  expect(Number.isInteger(clock.now)).toBe(true);
});

test('real time can be put forward, more than once', () => {
  const clock = new RealClock({ timeScale: 0.001 });
  const before = clock.now;
  clock.putForward(5000);
  clock.putForward(500);
  expect(clock.now - before).toBeGreaterThanOrEqual(5500);
  expect(clock.now - before).toBeLessThan(5600);
});

test('a timer that is called off does not call back', async () => {
  const clock = new RealClock();
  const called: string[] = [];
  const keep = (name: string) => () => void called.push(name);
  clock.wake(clock.now + 1, keep('off'))();
  clock.soon(keep('off'))();
  afterRealSeconds(0.001, keep('off'))();
  clock.wake(clock.now - 1000, keep('past'));
  await new Promise<void>((resolve) => clock.wake(clock.now + 20, resolve));
  expect(called).toEqual(['past']);
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
