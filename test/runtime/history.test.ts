import { eventLimit } from '../../src/runtime/event-limit';
import { History } from '../../src/runtime/history';
import type { EventKind } from '../../src/runtime/history-events';

const KIND: EventKind = { type: 'PassStateEntered', details: { name: 'P' } };

/** A history of several full pages, with several events at each instant and a jump to an earlier event now and then. */
function historyOf(count: number): History {
  const clock = { now: 0 };
  const history = new History(clock as never, eventLimit('EXPRESS'));
  for (let id = 1; id <= count; id += 1) {
    if (id % 7 === 0) clock.now += 5;
    history.record(KIND, id % 11 === 0 ? id - 5 : id - 1, id);
  }
  return history;
}

const COUNT = 13_000;

test('a part of a history is what the whole has there, wherever it begins', () => {
  const whole = [...historyOf(COUNT).events];
  expect(whole[COUNT - 1]).toEqual({
    ...{ id: COUNT, previousEventId: COUNT - 1, timestamp: 5 * Math.floor(COUNT / 7), type: 'PassStateEntered' },
    details: { name: 'P', input: COUNT },
  });
  expect(whole[10]).toMatchObject({ id: 11, previousEventId: 6, timestamp: 5 });
  const history = historyOf(COUNT);
  // Around the ends of pages: 32, 96, 224 ..., 4,064, 8,160, 12,256.
  for (const start of [0, 1, 31, 32, 33, 95, 96, 2015, 2016, 4063, 4064, 4065, 8159, 8160, 12_255, 12_256, COUNT - 1]) {
    expect([...history.read(start, start + 40)]).toEqual(whole.slice(start, start + 40));
  }
  expect([...history.read(0, COUNT)]).toEqual(whole);
});

test('a part that is read makes no objects for the events before it', () => {
  const history = historyOf(COUNT);
  const [event] = history.read(COUNT - 1, COUNT);
  const [again] = history.read(COUNT - 1, COUNT);
  expect(event).toEqual(again);
  expect(event).not.toBe(again);
  expect([...history.read(-1, 0), ...history.read(COUNT, COUNT + 5)]).toEqual([]);
});

test('events that are recorded after a reading follow those that were read', () => {
  const history = historyOf(40);
  const before = history.events;
  expect(before).toHaveLength(40);
  history.record(KIND, 40, 41);
  expect(history.events[39]).toBe(before[39]);
  expect(history.events.map(({ id }) => id)).toEqual(Array.from({ length: 41 }, (_, index) => index + 1));
});
