// Where a character of a quoted string is in the text around it.
import { offsetInQuotes, offsetInSingleQuotes } from '../../../src/asl/text/escapes';

/** What the text holds from the place of each character on, one character each. */
const charactersAt = (offsets: readonly number[], text: string) => offsets.map((at) => text[at]).join('');

test('in double quotes, an escape is one character', () => {
  const text = String.raw`a: "x\ny\u00e9z\x41w\U0001F600v"`;
  const offsets = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((index) => offsetInQuotes(text, 3, index));
  expect(offsets).toEqual([4, 5, 7, 8, 14, 15, 19, 20, 30]);
  expect(charactersAt(offsets, text)).toBe(String.raw`x\y\z\w\v`);
});

test('in single quotes, a doubled quote is one character', () => {
  const text = "'it''s x'";
  expect([0, 1, 2, 3, 4].map((index) => offsetInSingleQuotes(text, 0, index))).toEqual([1, 2, 3, 5, 6]);
});
