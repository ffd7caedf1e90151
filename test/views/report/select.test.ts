import { selectGroups, selectSteps } from '../../../src/views/report/select';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

test('a short sequence is shown as a whole', () => {
  const budget = { left: 10 };
  const { items, omittedBefore } = selectSteps(numbers(3), budget, () => false);
  expect(items).toEqual(numbers(3).map((item) => ({ item, omittedAfter: 0 })));
  expect([omittedBefore, budget.left]).toEqual([0, 7]);
});

test('of a long sequence the troubled steps, the first and the last are shown, in order, with what is left out', () => {
  const troubled = new Set([500, 501, 777]);
  const { items, omittedBefore } = selectSteps(numbers(1000), { left: 1000 }, (step) => troubled.has(step));
  expect(omittedBefore).toBe(0);
  expect(items.map(({ item }) => item)).toEqual([
    ...numbers(30),
    500,
    501,
    777,
    ...numbers(30).map((index) => 970 + index),
  ]);
  expect(items.filter(({ omittedAfter }) => omittedAfter > 0)).toEqual([
    { item: 29, omittedAfter: 470 },
    { item: 501, omittedAfter: 275 },
    { item: 777, omittedAfter: 192 },
  ]);
});

test('a budget that is used up leaves everything out, and counts it', () => {
  expect(selectSteps(numbers(5), { left: 0 }, () => true)).toEqual({ items: [], omittedBefore: 5 });
  const { items, omittedBefore } = selectSteps(numbers(100), { left: 2 }, (step) => step === 50);
  expect(items).toEqual([
    { item: 0, omittedAfter: 49 },
    { item: 50, omittedAfter: 49 },
  ]);
  expect(omittedBefore).toBe(0);
});

test('of many groups those in trouble come first, but stay in order', () => {
  expect(selectGroups(numbers(30), () => false)).toEqual(numbers(30));
  const chosen = selectGroups(numbers(1000), (group) => group >= 990);
  expect(chosen).toEqual([...numbers(20), ...numbers(10).map((index) => 990 + index)]);
  expect(selectGroups(numbers(1000), () => true)).toHaveLength(30);
});
