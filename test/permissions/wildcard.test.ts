import { compileWildcard } from '../../src/permissions/wildcard';

test.each<[string, string, boolean]>([
  ['*', '', true],
  ['', '', true],
  ['', 'a', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['a*c', 'ac', true],
  ['a*c', 'abcbc', true],
  ['a*c', 'abcb', false],
  ['*a*b*', 'xxaxxbxx', true],
  ['*a*b*', 'xxbxxaxx', false],
  ['a.c', 'abc', false],
  ['[a]', 'a', false],
  ['ab*', 'a', false],
  ['a**', 'a', true],
])('%j on %j: %s', (pattern, text, expected) => {
  expect(compileWildcard(pattern)(text)).toBe(expected);
});

test('many stars over a long text take no more than length times length', () => {
  expect(compileWildcard(`${'*a'.repeat(200)}b`)('a'.repeat(5000))).toBe(false);
});
