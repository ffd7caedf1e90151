// Where a placeholder ends.
import { placeholderEnd } from '../../../src/asl/text/placeholder-end';

test.each([
  ['${Name}', 0, 6],
  ['a ${Name} b', 2, 8],
  ['${a["b"]}', 0, 8],
  ['${jsonencode({ a = { b = 1 } })}', 0, 31],
  ['${a}}', 0, 3],
  ['${}', 0, undefined],
  ['${Name', 0, undefined],
  ['${a{}', 0, undefined],
  ['${a\n}', 0, undefined],
  ['$Name}', 0, undefined],
  ['a${b}', 0, undefined],
])('the placeholder in %j from %d on ends at %s', (text, start, end) => {
  expect(placeholderEnd(text, start)).toBe(end);
});

test('a placeholder has 1,000 characters at most', () => {
  const named = (length: number) => `\${${'a'.repeat(length - 3)}}`;
  expect(placeholderEnd(named(1000), 0)).toBe(999);
  expect(placeholderEnd(named(1001), 0)).toBeUndefined();
});
