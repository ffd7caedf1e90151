import { compileGlob } from '../../src/json/glob';

describe('compileGlob', () => {
  test.each([
    ['log-*.txt', 'log-1.txt', true],
    ['log-*.txt', 'log-.txt', true],
    ['log-*.txt', 'log-1.csv', false],
    ['*', '', true],
    ['a*b*c', 'aXbYc', true],
    ['a*b*c', 'acb', false],
    ['ab*ba', 'aba', false],
    ['exact', 'exact', true],
    ['exact', 'exactly', false],
    ['\\*', '*', true],
    ['\\*', 'x', false],
    ['a\\\\*', 'a\\b', true],
    ['*\\\\', 'x\\', true],
    ['[a-z]+', 'b', false],
    ['', '', true],
    ['', 'x', false],
  ])('%s against %j is %s', (pattern, text, expected) => {
    expect(compileGlob(pattern)(text)).toBe(expected);
  });

  test('a thousand stars take no longer than the text is long', () => {
    const matches = compileGlob(`${'*a'.repeat(1000)}*b`);
    expect(matches('a'.repeat(50_000))).toBe(false);
    expect(matches(`${'a'.repeat(50_000)}b`)).toBe(true);
  });
});
