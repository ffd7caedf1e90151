// How Java shows values; javaText and javaNumber are seen in States.Format, the rest in Jayway's messages.
import { isLong, javaClass, javaNumber, javaText, nodeText } from '../../src/expressions/java-text';
import type { Json } from '../../src/json/json';

test.each<[Json, string]>([
  ['a', 'java.lang.String'],
  [true, 'java.lang.Boolean'],
  [0, 'java.lang.Integer'],
  [2147483647, 'java.lang.Integer'],
  [-2147483648, 'java.lang.Integer'],
  [2147483648, 'java.lang.Long'],
  [-2147483649, 'java.lang.Long'],
  [1.5, 'java.lang.Double'],
  [1e300, 'java.lang.Double'],
  [9223372036854775807n as unknown as Json, 'java.lang.Long'],
  [-9223372036854775808n as unknown as Json, 'java.lang.Long'],
  [9223372036854775808n as unknown as Json, 'com.fasterxml.jackson.databind.node.BigIntegerNode'],
  [[], 'com.fasterxml.jackson.databind.node.ArrayNode'],
  [{}, 'com.fasterxml.jackson.databind.node.ObjectNode'],
])('%p has the class %s', (value, name) => {
  expect(javaClass(value)).toBe(name);
});

test.each([
  [0, '0'],
  [-7, '-7'],
  [1e20, '100000000000000000000'],
  [1e21, '1.0E21'],
  [1.5e22, '1.5E22'],
  [0.001, '0.001'],
  [0.00099, '9.9E-4'],
  [0.0005, '5.0E-4'],
  [-0.0005, '-5.0E-4'],
  [9999999.5, '9999999.5'],
  [10000000.5, '1.00000005E7'],
])('%d is the number %s', (value, text) => {
  expect(javaNumber(value)).toBe(text);
});

const BIG = 12345678901234567890n as unknown as Json;

test('texts of values are those of String.valueOf, and texts of nodes are JSON', () => {
  const value = { a: [1, 'x', null, true, 2.5e-7], b: { c: BIG } };
  expect(javaText(value)).toBe('{a=[1, x, null, true, 2.5E-7], b={c=12345678901234567890}}');
  expect(nodeText(value)).toBe('{"a":[1,"x",null,true,2.5E-7],"b":{"c":12345678901234567890}}');
  expect(isLong(2n ** 63n - 1n)).toBe(true);
  expect(isLong(2n ** 63n)).toBe(false);
});
