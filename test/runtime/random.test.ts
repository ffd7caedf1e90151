import { ChanceWithoutJitter, SeededChance, SYSTEM_CHANCE } from '../../src/runtime/random';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test.each([
  ['a seed', new SeededChance(7)],
  ['the system', SYSTEM_CHANCE],
])('random numbers of %s are from 0 up to 1, and UUIDs are of version 4', (_, chance) => {
  const numbers = Array.from({ length: 1000 }, () => chance.random());
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  // Even, within what chance allows: one in a billion runs would differ by more.
  expect(Math.abs(numbers.reduce((sum, one) => sum + one, 0) / 1000 - 0.5)).toBeLessThan(0.06);
  const jitters = Array.from({ length: 1000 }, () => chance.jitter());
  expect(jitters.filter((jitter) => !(jitter >= 0 && jitter < 1))).toEqual([]);
  expect(Math.abs(jitters.reduce((sum, one) => sum + one, 0) / 1000 - 0.5)).toBeLessThan(0.06);
  const uuids = Array.from({ length: 100 }, () => chance.uuid());
  expect(uuids.filter((uuid) => !UUID.test(uuid))).toEqual([]);
  expect(new Set(uuids).size).toBe(100);
  expect(new Set(uuids.map((uuid) => uuid[19]))).toEqual(new Set(['8', '9', 'a', 'b']));
});

test('the same seed gives the same numbers, and fractions of a seed do not count', () => {
  const drawn = (seed: number) => {
    const chance = new SeededChance(seed);
    return [chance.random(), chance.uuid(), chance.random()];
  };
  expect(drawn(7)).toEqual(drawn(7));
  expect(drawn(7.9)).toEqual(drawn(7));
  expect(drawn(-1)).not.toEqual(drawn(1));
});

test('without jitter, a retry waits for none of its longest delay, and all else is drawn as before', () => {
  const chance = new ChanceWithoutJitter(7);
  const same = new SeededChance(7);
  expect([chance.jitter(), chance.random(), chance.uuid()]).toEqual([0, same.random(), same.uuid()]);
});
