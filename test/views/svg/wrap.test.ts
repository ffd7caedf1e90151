import { textWidth } from '../../../src/views/svg/text-width';
import { wrap } from '../../../src/views/svg/wrap';

const STYLE = { fontSize: 13, lineHeight: 17 };
const lines = (text: string, mostLines = 3) => wrap(text, STYLE, 160, mostLines).lines;

test.each([
  ['Charge', ['Charge']],
  ['', []],
  ['  \n ', []],
  ['Check if the order is valid and ship it', ['Check if the order is', 'valid and ship it']],
  ['ChargeTheCustomersCreditCard', ['ChargeTheCustomers', 'CreditCard']],
  ['a DynamoDB table with a name', ['a DynamoDB table with', 'a name']],
  ['some_long_name_with_many_parts', ['some_long_name_with_', 'many_parts']],
  ['x'.repeat(30), ['xxxxxxxxxxxxxxxxxxxx', 'xxxxxxxxxx']],
])('%j is wrapped as %j', (text, expected) => {
  expect(lines(text)).toEqual(expected);
});

test('what does not fit the lines is cut, and says so', () => {
  const block = wrap('one two three four five six seven eight', STYLE, 60, 2);
  expect(block).toMatchObject({ lines: ['one two', 'three…'], isCut: true, height: 34 });
  expect(wrap('one', STYLE, 60, 2)).toMatchObject({ isCut: false, height: 17 });
});

test('no line is wider than the room, whatever the script, and an emoji stays whole', () => {
  for (const text of ['x'.repeat(5000), '状態'.repeat(50), '👩‍👩‍👧‍👧'.repeat(30), 'W'.repeat(200)]) {
    const block = wrap(text, STYLE, 160, 3);
    expect(block.isCut).toBe(true);
    for (const line of block.lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(160);
    expect(block.lines.join('')).not.toMatch(/^\u200d|[\ud800-\udbff]$/);
  }
  expect(lines('👩‍👩‍👧‍👧'.repeat(30))[0]).toBe('👩‍👩‍👧‍👧'.repeat(2));
});
