// What is wrong with a text that is not JSON, in the words of Jackson.
import { jsonFault, sourceLocation } from '../../src/json/json-fault';
import { parseBounded } from '../../src/json/text';

const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const OPEN = (kind: string, text: string) =>
  `Unexpected end-of-input: expected close marker for ${kind} (start marker at [Source: (String)"${text}"; line: 1, column: 1])`;
const ESCAPING = 'has to be escaped using backslash to be included in';

// The first two are recorded: invalid_start_execution_input; the others follow Jackson's own source.
test.each([
  ['not some json', `Unrecognized token 'not': was expecting ${VALUES}`],
  ["{'not': 'json'", "Unexpected character (''' (code 39)): was expecting double-quote to start field name"],
  ['{"a":nul}', `Unrecognized token 'nul': was expecting ${VALUES}`],
  ['{"a":truex}', `Unrecognized token 'truex': was expecting ${VALUES}`],
  ['[NaN]', `Unrecognized token 'NaN': was expecting ${VALUES}`],
  ["['a']", `Unexpected character (''' (code 39)): expected a valid value ${VALUES}`],
  ['[€]', `Unrecognized token '€': was expecting ${VALUES}`],
  ['[→]', `Unexpected character ('→' (code 8594 / 0x2192)): expected a valid value ${VALUES}`],
  ['{"a": }', "Unexpected character ('}' (code 125)): expected a value"],
  ['[1,]', `Unexpected character (']' (code 93)): expected a valid value ${VALUES}`],
  ['{"a":1,}', "Unexpected character ('}' (code 125)): was expecting double-quote to start field name"],
  ['{"a" 1}', "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value"],
  ['{"a":1 "b"', "Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries"],
  ['[1 2]', "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries"],
  [
    '[1}',
    `Unexpected close marker '}': expected ']' (for Array starting at [Source: (String)"[1}"; line: 1, column: 1])`,
  ],
  ['{', OPEN('Object', '{')],
  ['[1', OPEN('Array', '[1')],
  ['{"a"', 'Unexpected end-of-input within/between Object entries'],
  ['{"a":', 'Unexpected end-of-input within/between Object entries'],
  ['[1,', 'Unexpected end-of-input within/between Array entries'],
  ['{"a', 'Unexpected end-of-input in field name'],
  ['"a', 'Unexpected end-of-input: was expecting closing quote for a string value'],
  ['"a\nb"', `Illegal unquoted character ((CTRL-CHAR, code 10)): ${ESCAPING} string value`],
  ['{"a\tb":1}', `Illegal unquoted character ((CTRL-CHAR, code 9)): ${ESCAPING} name`],
  [String.raw`"\x"`, "Unrecognized character escape 'x' (code 120)"],
  [String.raw`"\u00g0"`, "Unexpected character ('g' (code 103)): expected a hex-digit for character escape sequence"],
  ['01', 'Invalid numeric value: Leading zeroes not allowed'],
  [
    '[-a]',
    "Unexpected character ('a' (code 97)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value",
  ],
  ['[1.]', "Unexpected character (']' (code 93)) in numeric value: Decimal point not followed by a digit"],
  ['[1e+]', "Unexpected character (']' (code 93)) in numeric value: Exponent indicator not followed by a digit"],
  ['1.', 'Unexpected end-of-input in numeric value: Decimal point not followed by a digit'],
  ['1a', "Unexpected character ('a' (code 97)): Expected space separating root-level values"],
  ['1 2', "Unexpected character ('2' (code 50)): expected the end of the text"],
  [' ', 'No content to map due to end-of-input'],
])('%j', (text, message) => {
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
  expect(jsonFault(text).message).toBe(message);
  expect(() => parseBounded(text)).toThrow(new SyntaxError(message));
});

test('the place is behind what Jackson had read, and 500 characters of the text stand before it', () => {
  expect(sourceLocation('not a definition', jsonFault('not a definition').offset)).toBe(
    '[Source: (String)"not a definition"; line: 1, column: 4]',
  );
  const long = `{\n${' '.repeat(600)}x`;
  expect(sourceLocation(long, jsonFault(long).offset)).toBe(
    `[Source: (String)"${long.slice(0, 500)}"[truncated 103 chars]; line: 2, column: 602]`,
  );
});

test('a hostile depth stays off the stack', () => {
  expect(jsonFault('['.repeat(200_000)).message).toMatch(/^Unexpected end-of-input: expected close marker for Array/);
});
