// The quotas of a definition: its size and its nesting.
import { isSmall, MAX_DEFINITION_LENGTH, nestsDeeper } from '../../src/asl/quotas';
import type { Json } from '../../src/json/json';

function nested(levels: number): Json {
  let value: Json = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

test('a value of few levels and less than a million characters is small', () => {
  expect(isSmall(nested(50), false)).toBe(true);
  expect(isSmall(nested(51), false)).toBe(false);
  expect(isSmall({ a: 'x'.repeat(MAX_DEFINITION_LENGTH) }, false)).toBe(false);
});

test('of a text, only the levels count: its size was measured before', () => {
  expect(isSmall({ a: 'x'.repeat(MAX_DEFINITION_LENGTH) }, true)).toBe(true);
  expect(isSmall(nested(51), true)).toBe(false);
});

test.each([
  [1, 0, false],
  [nested(1), 0, true],
  [nested(1), 1, false],
  [nested(10), 9, true],
  [nested(10), 10, false],
  [[1, nested(3), 2], 3, true],
  [[1, nested(3), 2], 4, false],
  [null, 0, false],
])('%j nests deeper than %d levels: %s', (value, limit, expected) => {
  expect(nestsDeeper(value, limit)).toBe(expected);
});

test('an object that contains itself nests deeper than any limit, and one that is repeated does not take long', () => {
  const circle: { self?: object } = {};
  circle.self = circle;
  expect(nestsDeeper(circle, 1000)).toBe(true);
  let shared: object = {};
  for (let level = 0; level < 100; level += 1) shared = { a: shared, b: shared };
  expect(nestsDeeper(shared, 100)).toBe(true);
  expect(nestsDeeper(shared, 101)).toBe(false);
});
