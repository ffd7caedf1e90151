// What AWS's JSONata does otherwise than the jsonata package, or besides. Measured on AWS where a number stands beside it.
import { createHash } from 'node:crypto';
import type { Json } from '../../../src/json/json';
import { evaluateJsonata } from '../../support/expressions';

const failing = (text: string, why: string) =>
  `States.QueryEvaluationError: The JSONata expression '${text}' specified for the field 'Output' ${why}`;
const NOTHING = 'returned nothing (undefined).';
const mismatch = (name: string, index: number) =>
  `threw an error during evaluation. T0410: Argument ${index} of function "${name}" does not match function signature`;

/** The value, or what comes after "specified for the field 'Output'". */
async function answer(text: string, input: Json = {}): Promise<unknown> {
  return evaluateJsonata(text, input).catch(({ message }: Error) => message);
}

describe('numbers that JSON does not have are texts (floci#2737)', () => {
  test.each<[string, Json]>([
    ['1/0', 'Infinity'],
    ['-7/0', '-Infinity'],
    ['0/0', 'NaN'],
    ['1e308 * 10', 'Infinity'],
    ['[1/0]', ['Infinity']],
    ['{"k": 1/0}', { k: 'Infinity' }],
    ['$parseInteger("pear", "0")', 'NaN'],
    ['{"k": $parseInteger("pear", "0")}', { k: 'NaN' }],
    ['$type(0/0) = "object"', true],
  ])('%s is %j', async (text, value) => {
    expect(await answer(text)).toEqual(value);
  });

  test.each([
    ['1/0 + 1', 'D1001: Number out of range: null'],
    ['-(1/0)', 'D1001: Number out of range: null'],
    ['$string(1/0)', 'D3001: Attempting to invoke string function on Infinity or NaN'],
  ])('%s calculates with one, and fails', async (text, why) => {
    expect(await answer(text)).toBe(failing(text, `threw an error during evaluation. ${why}`));
  });
});

describe('$range (floci#2676, #2790)', () => {
  test.each<[string, Json]>([
    ['$range(0, 9, 3)', [0, 3, 6, 9]],
    ['$range(5, 0, -2)', [5, 3, 1]],
    // Recorded, and measured: a list of one is its item.
    ['$range(1, 9, 9)', 1],
    ['$range(3, 3, 1)', 3],
    ['$range(1, 4, 1.9)', [1, 2, 3, 4]],
    ['$range(-1.7, 2, 1)', [-1, 0, 1, 2]],
    ['$range(5, 1, -1.5)', [5, 4, 3, 2, 1]],
    ['$count($range(1, 5000, 1))', 5000],
    ['$count($range(1, 360145, 1))', 360_145],
    ['$count($range(-9223372036854775808, 9223372036854775807, 9223372036854775807))', 3],
  ])('%s is %j', async (text, value) => {
    expect(await answer(text)).toEqual(value);
  });

  test.each([
    ['$range(1, 4, 0)', NOTHING],
    ['$range(4, 1, 1)', NOTHING],
    ['$range(1, 4, -1)', NOTHING],
    ['$range(1, 4)', NOTHING],
    ['$range(1)', mismatch('range', 2)],
    ['$range("2", 4, 1)', mismatch('range', 1)],
    ['$range(1, 2, 1, 1)', mismatch('range', 4)],
    [
      '$range(1, 360146, 1)',
      'threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive memory usage',
    ],
  ])('%s fails', async (text, why) => {
    expect(await answer(text)).toBe(failing(text, why));
  });
});

describe('$partition (floci#2676)', () => {
  test.each<[string, Json]>([
    ['$partition([1, 2, 3], 2)', [[1, 2], [3]]],
    ['$partition([1, 2], 9)', [[1, 2]]],
    ['$partition([1, 2, 3])', [[1, 2, 3]]],
    ['$partition([1, 2, 3, 4, 5], 2.9)', [[1, 2], [3, 4], [5]]],
  ])('%s is %j', async (text, value) => {
    expect(await answer(text)).toEqual(value);
  });

  test.each([
    ['$partition([], 3)', NOTHING],
    ['$partition($gone, 3)', NOTHING],
    ['$partition([1], 0.7)', NOTHING],
    ['$partition([1], -0.5)', NOTHING],
    ['$partition([1], -1)', 'threw an error during evaluation. D3137: Second argument must be zero or greater'],
    [
      '$partition("ab", 2)',
      'threw an error during evaluation. T0412: Argument 1 of function "partition" must be an array of undefined',
    ],
    ['$partition([1], "2")', mismatch('partition', 2)],
    ['$partition([1], 2, 1)', mismatch('partition', 3)],
  ])('%s fails', async (text, why) => {
    expect(await answer(text)).toBe(failing(text, why));
  });
});

describe('$hash (floci#2676)', () => {
  test.each<[string, Json]>([
    ['$hash("abc", "MD5")', createHash('md5').update('abc').digest('hex')],
    ['$hash("input", "SHA-1")', '140f86aae51ab9e1cda9b4254fe98a74eb54c1a1'],
    ['$hash("Hello", "SHA-256")', '185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969'],
    ['$length($hash("abc", "SHA-384"))', 96],
    ['$length($hash("abc", "SHA-512"))', 128],
    ['$hash("ñ", "MD5")', '94e9342ecbb1458b6043ecd3bfcbc192'],
  ])('%s is %j', async (text, value) => {
    expect(await answer(text)).toEqual(value);
  });

  test.each([
    ['$hash("a")', NOTHING],
    ['$hash(12, "MD5")', mismatch('hash', 1)],
    ['$hash({"a": 1}, "MD5")', mismatch('hash', 1)],
    ['$hash($gone, "MD5")', mismatch('hash', 1)],
    ['$hash("a", 5)', mismatch('hash', 2)],
    ['$hash("a", "MD5", "b")', mismatch('hash', 3)],
    [
      '$hash("a", "md5")',
      "threw an error during evaluation. D3137: Hash algorithm 'md5' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5",
    ],
  ])('%s fails', async (text, why) => {
    expect(await answer(text)).toBe(failing(text, why));
  });
});

describe('$parse (floci#2676, #2790)', () => {
  test.each<[string, Json]>([
    ['$parse("{\\"a\\": [1, null]}")', { a: [1, null] }],
    ['$parse("1").$string()', '1'],
    ['$parse("2.0")', 2],
    ['$exists($parse("null"))', true],
    ['$map(["{\\"a\\": 1}", "{\\"a\\": 2}"], $parse).a', [1, 2]],
    ['$string($parse("{\\"n\\": 616581622363398142}").n)', '616581622363398142'],
    ['$string($parse("9223372036854775807"))', '9223372036854775807'],
    // The first integer that is no long is a double.
    ['$string($parse("9223372036854775808"))', '9223372036854776000'],
    ['$parse("9223372036854775808")', 9223372036854775808],
  ])('%s is %j', async (text, value) => {
    expect(await answer(text)).toEqual(value);
  });

  test('an integer keeps its digits when it passes through', async () => {
    expect(await answer('$parse("616581622363398142")')).toBe(616581622363398142n);
    expect(await answer('$parse("616581622363398142") + 0')).toBe(616581622363398142);
  });

  test.each(['', '  ', '{a', '{"k":1,"k":2}', '1e999', '[1] [2]', `${'['.repeat(2000)}${']'.repeat(2000)}`])(
    'of %j is D3137',
    async (text) => {
      expect(await answer('$parse($states.input)', text)).toBe(
        failing('$parse($states.input)', 'threw an error during evaluation. D3137: Invalid JSON'),
      );
    },
  );

  test.each([
    ['$parse()', NOTHING],
    ['$parse($gone)', NOTHING],
    ['$parse(null)', mismatch('parse', 1)],
    ['$parse(9)', mismatch('parse', 1)],
    ['$parse("1", "2")', mismatch('parse', 2)],
  ])('%s fails', async (text, why) => {
    expect(await answer(text)).toBe(failing(text, why));
  });
});

describe('$random and $uuid (floci#2662, #2676)', () => {
  test.each<[string, Json]>([
    ['$random(42)', 0.7275636800328681],
    ['$random(0)', 0.730967787376657],
    ['$random(7)', 0.7306990420600421],
    ['$random(3.9) = $random(3)', true],
  ])('%s is %j', async (text, value) => {
    expect(await answer(text)).toEqual(value);
  });

  test.each([
    ['$random("3")', mismatch('random', 1)],
    ['$random(3, 4)', mismatch('random', 2)],
    ['$uuid(3)', mismatch('uuid', 1)],
  ])('%s fails', async (text, why) => {
    expect(await answer(text)).toBe(failing(text, why));
  });
});

describe('$formatNumber (floci#2737)', () => {
  test.each([
    ['0;0;0', 'D3080'],
    ['#.0.0', 'D3081'],
    ['00%%', 'D3082'],
    ['0‰‰', 'D3083'],
    ['00%‰', 'D3084'],
    ['x', 'D3086'],
    ['00,.0', 'D3087'],
    ['0,', 'D3088'],
    ['0,,00', 'D3089'],
    ['00#', 'D3090'],
    ['##0.0#0', 'D3091'],
    ['0e00%', 'D3092'],
    ['00e', 'D3093'],
  ])('the picture %s breaks the rule %s', async (picture, code) => {
    expect(await answer(`$formatNumber(5, "${picture}")`)).toContain(`threw an error during evaluation. ${code}: `);
  });

  test.each([
    ['$formatNumber(1234.5678, "#,##0.00")', '1,234.57'],
    ['$formatNumber(0.123, "#0.0%")', '12.3%'],
    ['$formatNumber(-5, "0;(0)")', '(5)'],
    ['$formatNumber(1234567.891, "0.00e0")', '1.23e6'],
    // The package does not end for these.
    ['$formatNumber(0, "0.#e0")', '0e0'],
    ['$formatNumber(-1200, "0.0e0")', '-1.2e3'],
    ['$formatNumber(1/0, "0e0")', 'Infinitye0'],
  ])('%s is %j', async (text, value) => {
    expect(await answer(text)).toBe(value);
  });

  test('the text of a rule is that of JSONata', async () => {
    expect(await answer('$formatNumber(1, "x")')).toBe(
      failing(
        '$formatNumber(1, "x")',
        'threw an error during evaluation. D3086: The sub-picture must not contain a passive character that is ' +
          'preceded by an active character and that is followed by another active character',
      ),
    );
  });
});

describe('$string (floci#2669, #2683)', () => {
  test.each([
    ['$string(3e19)', '30000000000000000000'],
    ['$string(1e20)', '100000000000000000000'],
    ['$string(1e21)', '1e+21'],
    ['$string(-1e21)', '-1e+21'],
    ['$string(999999999999999868928)', '999999999999999900000'],
    ['$string(1e-6)', '0.000001'],
    ['$string(2e-7)', '2e-7'],
    ['$string(1/3)', '0.333333333333333'],
    ['$string([1e20, 2])', '[100000000000000000000,2]'],
    ['$string({"a": 1}, true)', '{\n  "a": 1\n}'],
    ['$string(null)', 'null'],
    ['"" & $sum', ''],
  ])('%s is %j', async (text, value) => {
    expect(await answer(text)).toBe(value);
  });
});

describe('texts of errors (floci#2668, #2687, #2736)', () => {
  test.each([
    ['$sum(["a"])', 'T0412: Argument 1 of function "sum" must be an array of "numbers"'],
    ['$split("a", "b", -1)', 'D3020: Third argument of split function must evaluate to a positive number'],
    ['$each("x", function($v){$v})', 'T0410: Argument 1 of function "each" does not match function signature'],
    [
      '$reduce([1,2], function($a){$a})',
      'D3050: The second argument of reduce function must be a function with at least two arguments',
    ],
    [
      '$single([1,2], function($x){true})',
      'D3138: The $single() function expected exactly 1 matching result.  Instead it matched more.',
    ],
    ['$sqrt(-1)', 'D3060: The sqrt function cannot be applied to a negative number: -1'],
    ['1 + {}', 'T2002: The right side of the "+" operator must evaluate to a number'],
    ['1 < "a"', 'T2009: The values 1 and "a" either side of operator "<" must be of the same data type'],
    ['"a" < 1', 'T2009: The values "a" and 1 either side of operator "<" must be of the same data type'],
    ['$replace("a", "", "b")', 'D3010: Second argument of replace function cannot be an empty string'],
    [
      '$toMillis("nope")',
      'D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given "nope"',
    ],
    ['$eval("1+1")', 'T1006: Attempted to invoke a non-function'],
    ['$gone(1)', 'T1006: Attempted to invoke a non-function'],
    ['($f := function($x){ $gone($x) }; $f(1))', 'T1006: Attempted to invoke a non-function'],
    ['$error("own words")', 'D3137: own words'],
    ['$match("abc", /x*/)', 'D1004: Regular expression matches zero length string'],
  ])('%s', async (text, why) => {
    expect(await answer(text)).toBe(failing(text, `threw an error during evaluation. ${why}`));
  });

  test.each(['$base64decode("!!!")', '$base64decode("a")', '$split("a", null)', '$map(1, null)'])(
    '%s shows nothing of the program that evaluates',
    async (text) => {
      expect(await answer(text)).toMatch(
        /' specified for the field 'Output' threw an (internal error during evaluation\. [\da-f-]{36}|error during evaluation\. T\d{4}: .*)$/,
      );
    },
  );

  test('AWS names an internal error by an id (floci#2736)', async () => {
    expect(await answer('$base64decode("!!!")')).toMatch(
      /threw an internal error during evaluation\. [\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
  });
});

test('$base64decode takes what Java takes', async () => {
  expect(await answer('[$base64decode("YQ=="), $base64decode("YQ"), $base64decode("")]')).toEqual(['a', 'a', '']);
});

test('a time without an offset is UTC, whatever the time zone of the machine', async () => {
  expect(await answer('$toMillis("2026-01-01T00:00:00")')).toBe(Date.UTC(2026, 0, 1));
});
