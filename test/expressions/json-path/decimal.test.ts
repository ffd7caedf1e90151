// Filters compare all digits of numbers, like Java's BigDecimal. All expected results are Jayway's.
import { parseJsonPath } from '../../../src/asl/json-path/parse';
import { compileJsonPath, findFailure } from '../../../src/expressions/json-path';
import { NumberReader } from '../../../src/expressions/json-path/decimal';
import type { Scope } from '../../../src/expressions/scope';
import { parseBounded } from '../../../src/json/text';

const scope = {} as Scope;
const LONG = '[616581622363398142, 616581622363398143, 9223372036854775807, 9223372036854775808, 1e19, 5]';

test.each([
  ['$[?(@ == 616581622363398142)]', '[616581622363398142]'],
  ['$[?(@ > 616581622363398142)]', '[616581622363398143,9223372036854775807,10000000000000000000]'],
  ['$[?(@ == $[1])]', '[616581622363398143]'],
  ['$[?(@ == 616581622363398142.0)]', '[616581622363398142]'],
  ['$[?(@ =~ /6165\\d+3/)]', '[616581622363398143]'],
])('%s selects %s among integers that a double would round, and one of more than 64 bits', (path, found) => {
  const value = compileJsonPath(parseJsonPath(path))(parseBounded(LONG), scope);
  expect(value).toEqual(parseBounded(found));
});

test.each<[string, number, number]>([
  ['1.5', 1.5, 0],
  ['+1.50', 1.5, 0],
  ['15e-1', 1.5, 0],
  ['.5', 0.5, 0],
  ['5.', 5, 0],
  ['1.50000000000000000000000001', 1.5, 1],
  ['1.49999999999999999999999999', 1.5, -1],
  ['-1.50000000000000000000000001', -1.5, -1],
  ['0.1000000000000000055511151231257827', 0.1, 1],
  ['0e5', 0, 0],
  ['-0', 0, 0],
  ['1e-400', 0, 1],
  ['-1e-400', 0, -1],
  ['1e400', Number.MAX_VALUE, 1],
  ['100000000000000000000000', 1e23, 0],
])('%s compared with %d', (text, number, order) => {
  expect(Math.sign(new NumberReader().compare(text, number) as number)).toBe(order);
});

test.each([
  ['five', 'Character f is neither a decimal digit number, decimal point, nor "e" notation exponential mark.'],
  ['a text that is longer', 'Character array is missing "e" notation exponential mark.'],
  ['1.2.3', 'Character array contains more than one decimal point.'],
  ['.', 'No digits found.'],
  ['-', 'No digits found.'],
  ['', 'null'],
  ['1e', 'null'],
  ['1e5x', 'Not a digit.'],
  ['1e99999999999', 'Too many nonzero exponent digits.'],
  ['1e9999999999', 'Exponent overflow.'],
])("a number that is compared with the text '%s' ends the evaluation", (text, reason) => {
  expect(findFailure(parseJsonPath(`$[?(@ == '${text}')]`), [1], scope)).toEqual({ kind: 'failure', reason });
  expect(findFailure(parseJsonPath(`$[?(@ == '${text}')]`), ['1', true, {}], scope)).toBeUndefined();
});
