// The cursor of the parsers of expressions: it reads a part of a text, and its errors have offsets in the whole.
import { Cursor } from '../../src/asl/cursor';
import { ExpressionSyntaxError } from '../../src/asl/expression-syntax-error';

test('a cursor sees nothing beyond its end', () => {
  const cursor = new Cursor('abcd', 1, 3);
  expect([cursor.current, cursor.at(1), cursor.at(2), cursor.at(3), cursor.rest, cursor.done]).toEqual([
    ...['b', 'b', 'c', '', 'bc'],
    false,
  ]);
  expect([cursor.startsWith('b'), cursor.startsWith('bc'), cursor.startsWith('bcd'), cursor.startsWith('c')]).toEqual([
    ...[true, true, false, false],
  ]);
  expect(cursor.takeWhile(() => true)).toBe('bc');
  expect([cursor.current, cursor.rest, cursor.done, cursor.position]).toEqual(['', '', true, 3]);
});

test('takeWhile stops at the first character that does not pass', () => {
  const cursor = new Cursor('aab');
  expect([cursor.takeWhile((char) => char === 'a'), cursor.position]).toEqual(['aa', 2]);
  expect([cursor.takeWhile((char) => char === 'a'), cursor.position]).toEqual(['', 2]);
});

test('only spaces are skipped', () => {
  expect(new Cursor('  \ta').skipSpaces().position).toBe(2);
  expect(new Cursor('  ', 0, 1).skipSpaces().position).toBe(1);
});

test('an expected character is read with the spaces before it', () => {
  const cursor = new Cursor(' (a');
  cursor.expect('(', 'after f');
  expect(cursor.position).toBe(2);
  expect(() => cursor.expect(',', 'between arguments')).toThrow("Expected ',' between arguments, but found 'a'");
});

test('an unescaped character is found, and none beyond the end', () => {
  expect(new Cursor("a\\'b'c").unescaped("'", 0)).toBe(4);
  expect(new Cursor("a\\\\'").unescaped("'", 0)).toBe(3);
  expect(new Cursor("ab'", 0, 2).unescaped("'", 0)).toBe(-1);
  expect(new Cursor("'ab").unescaped("'", 1)).toBe(-1);
  expect(new Cursor("'ab").unescaped("'", 0)).toBe(0);
});

test('trimming drops spaces and control characters at both ends', () => {
  const trimmed = (text: string, start = 0, end = text.length) => new Cursor(text, start, end).trimmed().rest;
  expect(trimmed(' \t\n a b \u0000')).toBe('a b');
  expect(trimmed('!a!')).toBe('!a!');
  expect(trimmed(' a ', 1, 2)).toBe('a');
  expect(trimmed('   ')).toBe('');
  expect(new Cursor(' a').trimmed().position).toBe(1);
});

test('parts nest 100 levels deep, counted anew beside each other', () => {
  const cursor = new Cursor('text');
  const nest = (levels: number): unknown => cursor.nested(() => (levels > 1 ? nest(levels - 1) : 'done'));
  expect(nest(100)).toBe('done');
  expect(nest(100)).toBe('done');
  expect(() => nest(101)).toThrow('Expressions may nest at most 100 levels deep (at offset 0).');
});

test('an inner part knows how deep it is', () => {
  const nest = (cursor: Cursor, levels: number): unknown =>
    cursor.nested(() => (levels > 1 ? nest(cursor.within(0, 1), levels - 1) : 'done'));
  expect(nest(new Cursor('text'), 100)).toBe('done');
  expect(() => nest(new Cursor('text'), 101)).toThrow('Expressions may nest at most 100 levels deep');
});

test('an error shows 20 characters of what was found, at most to the end', () => {
  expect(new Cursor('abcdefghijklmnopqrstuvwxyz', 1).found()).toBe("'bcdefghijklmnopqrstu'");
  expect(new Cursor('abcd', 1, 3).found()).toBe("'bc'");
  expect(new Cursor('abcd', 3, 3).found()).toBe('the end');
});

test('an error has the offset in the whole text', () => {
  const raise = (...args: [string, number?]) => {
    try {
      return new Cursor('abcd', 1, 3).raise(...args);
    } catch (thrown) {
      return thrown;
    }
  };
  expect(raise('Wrong')).toEqual(new ExpressionSyntaxError('Wrong (at offset 1).', 1));
  expect(raise('Wrong', 3)).toMatchObject({ message: 'Wrong (at offset 3).', at: 3 });
});
