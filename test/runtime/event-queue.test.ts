// Timers in order, held to a sorted list that does the same more slowly.
import { EventQueue, type Timer } from '../../src/runtime/event-queue';
import { Draw } from '../../tools/jsonata/random';

const nothing = () => undefined;

test('thousands of timers come in the order of their times, then of their creation', () => {
  const queue = new EventQueue();
  const times = Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 1_000);
  for (const time of times) queue.add(time, nothing);
  const given = times.map(() => queue.next()!);
  const sorted = [...given].sort((one, other) => one.time - other.time || one.order - other.order);
  expect(given).toEqual(sorted);
  expect(queue.next()).toBeUndefined();
});

test('however timers are added, cancelled, looked at and taken, the first one that is not cancelled comes next', () => {
  const draw = new Draw(1);
  const queue = new EventQueue();
  let expected: Timer[] = [];
  const first = () => {
    expected = expected.filter(({ cancelled }) => !cancelled);
    return expected.reduce<Timer | undefined>(
      (least, one) => (!least || one.time < least.time ? one : least),
      undefined,
    );
  };
  for (let step = 0; step < 20_000; step += 1) {
    const kind = draw.number();
    if (kind < 0.5) {
      expected.push(queue.add(draw.below(100), nothing));
    } else if (kind < 0.7 && expected.length > 0) {
      draw.pick(expected).cancelled = true;
    } else if (kind < 0.8) {
      expect(queue.first()).toBe(first());
    } else {
      const next = queue.next();
      expect(next).toBe(first());
      expected = expected.filter((timer) => timer !== next);
    }
    if (expected.length > 60) for (const timer of expected) timer.cancelled = true;
  }
});

test('an empty queue has no first timer and no next one', () => {
  const queue = new EventQueue();
  expect([queue.first(), queue.next()]).toEqual([undefined, undefined]);
  queue.add(1, nothing).cancelled = true;
  expect([queue.first(), queue.next()]).toEqual([undefined, undefined]);
});

test('cancelled timers do not pile up, and those that are kept stay in order', () => {
  const queue = new EventQueue();
  const { heap } = queue as unknown as { heap: Timer[] };
  expect(heap).toEqual([]);
  const kept: Timer[] = [];
  for (let index = 0; index < 100_000; index += 1) {
    const timer = queue.add(-index, nothing);
    if (index % 1000 === 0) kept.unshift(timer);
    else timer.cancelled = true;
    const { length } = (queue as unknown as { heap: Timer[] }).heap;
    if (length > 1100) throw new Error(`${length} timers are held, of which ${kept.length} are not cancelled`);
  }
  expect(kept.map(() => queue.next())).toEqual(kept);
  expect(queue.next()).toBeUndefined();
});
