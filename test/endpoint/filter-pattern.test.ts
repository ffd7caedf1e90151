import { compilePattern } from '../../src/endpoint/cloudwatch-logs/filter-pattern';

/** Examples of AWS's documentation are among them (FilterAndPatternSyntax.html). */
const ERRORS = [
  '[ERROR 400] BAD REQUEST',
  '[ERROR 401] UNAUTHORIZED REQUEST',
  '[ERROR 419] MISSING ARGUMENTS',
  '[ERROR 420] INVALID ARGUMENTS',
];

test.each([
  ['', [0, 1, 2, 3]],
  ['ERROR', [0, 1, 2, 3]],
  ['error', []],
  ['ERROR ARGUMENTS', [2, 3]],
  ['?REQUEST ?MISSING', [0, 1, 2]],
  ['ERROR -ARGUMENTS', [0, 1]],
  ['ERROR ?INVALID', [0, 1, 2, 3]],
  ['"INVALID ARGUMENTS"', [3]],
  ['-"[ERROR 4"', []],
  ['%ERROR 40[01]%', [0, 1]],
])('terms %j', (pattern, expected) => {
  const matches = compilePattern(pattern);
  expect(ERRORS.flatMap((message, index) => (matches(message) ? [index] : []))).toEqual(expected);
});

const EVENT = JSON.stringify({
  ...{ eventType: 'UpdateTrail', sourceIPAddress: '198.51.100.7', count: 12, cost: 0.5, ok: true, none: null },
  arrayKey: ['value', 'another value'],
  objectList: [{ name: 'a', id: 1 }, { id: 2 }],
  'a b': { 'c.d': 'x' },
});

test.each([
  ['{ $.eventType = "UpdateTrail" }', true],
  ['{ $.eventType = UpdateTrail }', true],
  ['{$.eventType="Update*"}', true],
  ['{ $.eventType != "UpdateTrail" }', false],
  ['{ $.sourceIPAddress != 123.123.* }', true],
  ['{ $.arrayKey[0] = "value" }', true],
  ['{ $.objectList[1].id = 2 }', true],
  ['{ $.count > 11 && $.count <= 12 }', true],
  ['{ $.count = 12.0 }', true],
  ['{ $.cost >= 5e-1 }', true],
  ['{ $.count < 12 || $.cost < 1 }', true],
  ['{ ($.count = 1 || $.count = 12) && $.eventType = "X" }', false],
  ['{ $.count = 1 && $.eventType = "X" || $.ok IS TRUE }', true],
  ['{ $.ok IS FALSE }', false],
  ['{ $.none IS NULL }', true],
  ['{ $.nowhere NOT EXISTS }', true],
  ['{ $.none NOT EXISTS }', false],
  ['{ $.nowhere = "x" }', false],
])('JSON %s', (pattern, expected) => {
  const matches = compilePattern(pattern);
  expect(matches(EVENT)).toBe(expected);
  expect(matches('no JSON')).toBe(false);
});

const ACCESS = '127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';

test.each([
  ['[ip, user, username, timestamp, request, status_code, bytes]', true],
  ['[ip, user, username, timestamp, request = *html*, status_code = 4*, bytes > 1000]', true],
  ['[ip, user, username, timestamp, request, status_code = 4* && status_code != 404, bytes]', false],
  ['[ip, user, username, timestamp, request, status_code = 400 || status_code = 404, bytes]', true],
  ['[..., status_code = 4*, bytes]', true],
  ['[ip = "127.0.0.1", ...]', true],
  ['[ip, user]', false],
])('fields %s', (pattern, expected) => {
  expect(compilePattern(pattern)(ACCESS)).toBe(expected);
});

test.each([
  ['a.b', 'double quotes'],
  ['"open', 'double quotes'],
  ['{ $.a }', 'expected one of != <= >= = < >'],
  ['{ a = 1 }', "a selector starts with $., found 'a'"],
  ['{ $.a = 1', "expected '}', found the end"],
  ['{ $.a > "x" }', 'compares numbers'],
  ['{ $.a IS 3 }', 'expected NULL, TRUE or FALSE'],
  ['[a, ..., b, ...]', "more than one '...'"],
  ['%(a+)+%', 'no parentheses'],
  [`{ ${'('.repeat(100)}$.a = 1`, 'nests too deeply'],
])('%s is refused', (pattern, why) => {
  expect(() => compilePattern(pattern)).toThrow(why);
  expect(() => compilePattern(pattern)).toThrow(expect.objectContaining({ code: 'InvalidParameterException' }));
});

test.each([
  ['%^ERROR%', 'an ERROR', false],
  ['%ERROR$%', 'an ERROR', true],
  ['%a|b c%', 'x b c', true],
  ['%line.two%', 'line\ntwo', false],
  ['%two%', 'line\ntwo\n', true],
  ['%\\d{3}%', 'HTTP 404', true],
])('the regular expression %s finds in %j: %j', (pattern, message, expected) => {
  expect(compilePattern(pattern)(message)).toBe(expected);
});

test('a regular expression that could try every combination ends', () => {
  // A backtracking matcher needs more than 2^60 steps for it.
  expect(compilePattern(`%${'a*'.repeat(60)}b%`)('a'.repeat(2000))).toBe(false);
});
