// The 18 intrinsic functions of JSONPath templates. Rules without a source are in AWS's page of intrinsic functions.
import { validateDefinition } from '../../src/asl/validate';
import type { Json } from '../../src/json/json';
import { Simulator } from '../../src/simulator';
import { evaluate } from '../support/expressions';
import { only } from '../support/machines';

/** The failure of a call: the text up to the reason is AWS's. */
const failure = (call: string, why: string, name = /^States\.\w+/.exec(call)![0]) =>
  `States.Runtime: The function '${call}' had the following error: Invalid arguments in ${name}: ${why}`;

describe('an intrinsic function gives its result', () => {
  test.each<[string, Json, Json]>([
    ['States.Array()', {}, []],
    ["States.Array(1, 'two', null, true, $.three)", { three: [3] }, [1, 'two', null, true, [3]]],
    ['States.Array(-1.5, 1e3)', {}, [-1.5, 1000]],

    ['States.ArrayPartition($, 2)', [1, 2, 3, 4], [[1, 2], [3, 4]]], // prettier-ignore
    ['States.ArrayPartition($, 2)', [1, 2, 3], [[1, 2], [3]]],
    ['States.ArrayPartition($, 9)', [1, 2], [[1, 2]]],
    ['States.ArrayPartition($, 2)', [], []],
    ['States.ArrayPartition($, 1.5)', [1, 2, 3], [[1, 2], [3]]],
    ['States.ArrayPartition($, 1.4)', [1, 2], [[1], [2]]],

    ['States.ArrayContains($, 2)', [1, 2], true],
    ['States.ArrayContains($, 3)', [1, 2], false],
    ["States.ArrayContains($, '1')", [1], false],
    ['States.ArrayContains($, null)', [null], true],
    ['States.ArrayContains($.all, $.one)', { all: [{ a: 1, b: [2] }], one: { b: [2], a: 1 } }, true],
    ['States.ArrayContains($.all, $.one)', { all: [{ a: 1, b: 2 }], one: { a: 1 } }, false],

    ['States.ArrayRange(1, 9, 2)', {}, [1, 3, 5, 7, 9]],
    ['States.ArrayRange(1, 10, 4)', {}, [1, 5, 9]],
    ['States.ArrayRange(1, 9, 9)', {}, [1]],
    ['States.ArrayRange(5, -5, -5)', {}, [5, 0, -5]],
    ['States.ArrayRange(5, 1, 1)', {}, []],
    ['States.ArrayRange(0.5, 2.4, 1.2)', {}, [1, 2]],

    ['States.ArrayGetItem($, 0)', ['a', 'b'], 'a'],
    ['States.ArrayGetItem($, 1)', ['a', 'b'], 'b'],
    ['States.ArrayGetItem($, 0.5)', ['a', 'b'], 'b'],

    ['States.ArrayLength($)', [], 0],
    ['States.ArrayLength($)', [[1, 2], null], 2],

    ['States.ArrayUnique($)', [3, 1, 3, '3', 1], [3, 1, '3']],
    ['States.ArrayUnique($)', [{ a: 1, b: 2 }, { b: 2, a: 1 }, [1], [1], null, null], [{ a: 1, b: 2 }, [1], null]],
    ['States.ArrayUnique($)', [], []],

    ["States.Base64Encode('Grüße')", {}, 'R3LDvMOfZQ=='],
    ["States.Base64Decode('R3LDvMOfZQ==')", {}, 'Grüße'],
    ["States.Base64Encode('')", {}, ''],
    ["States.Base64Decode('')", {}, ''],

    ["States.Hash('abc', 'MD5')", {}, '900150983cd24fb0d6963f7d28e17f72'],
    ["States.Hash('abc', 'SHA-1')", {}, 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ["States.Hash('abc', 'SHA-256')", {}, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ["States.Hash('', 'MD5')", {}, 'd41d8cd98f00b204e9800998ecf8427e'],

    ['States.JsonMerge($.a, $.b, false)', { a: { x: 1, y: { p: 1 } }, b: { y: { q: 2 } } }, { x: 1, y: { q: 2 } }],
    ['States.JsonMerge($.a, $.b, false)', { a: {}, b: {} }, {}],

    ['States.StringToJson(\'{"a": [1, null]}\')', {}, { a: [1, null] }],
    ['States.StringToJson(\'"text"\')', {}, 'text'],
    ["States.StringToJson('')", {}, null],
    ["States.StringToJson(' ')", {}, null],

    ['States.JsonToString($)', { a: [1, 'x'], b: null }, '{"a":[1,"x"],"b":null}'],
    ["States.JsonToString('x')", {}, '"x"'],
    ['States.JsonToString(null)', {}, 'null'],

    ['States.MathAdd(111, -1)', {}, 110],
    ['States.MathAdd(2147483647, -2147483648)', {}, -1],
    ['States.MathAdd(2147483647, 1)', {}, 2147483648],

    ["States.StringSplit('1,2,3', ',')", {}, ['1', '2', '3']],
    ["States.StringSplit('This.is+a,test=string', '.+,=')", {}, ['This', 'is', 'a', 'test', 'string']],
    // Recorded: the delimiter is a set of characters, and empty parts are dropped.
    ["States.StringSplit(',a,,b,', ',')", {}, ['a', 'b']],
    ["States.StringSplit(',,', ',')", {}, []],
    ["States.StringSplit('', ',')", {}, []],
    ["States.StringSplit('abc', '')", {}, ['abc']],
  ])('%s of %j is %j', (call, input, result) => {
    expect(evaluate(call, input)).toEqual(result);
  });

  // Recorded: each argument is rounded by itself, half of the way towards the larger number.
  test.each([
    [1.5, 0, 2],
    [2.5, 0, 3],
    [1.49, 1.49, 2],
    [-1.5, 0, -1],
    [-1.51, 0, -2],
    [-0.5, 0.5, 1],
  ])('States.MathAdd rounds %d and %d before it adds them: %d', (one, other, sum) => {
    expect(evaluate('States.MathAdd($.one, $.other)', { one, other })).toBe(sum);
  });

  test.each<[string, number]>([
    ['MD5', 32],
    ['SHA-1', 40],
    ['SHA-256', 64],
    ['SHA-384', 96],
    ['SHA-512', 128],
  ])('States.Hash knows %s, which gives %d hexadecimal digits', (algorithm, digits) => {
    expect(evaluate(`States.Hash('abc', '${algorithm}')`)).toMatch(new RegExp(`^[0-9a-f]{${digits}}$`));
  });

  test('States.Hash of what is no text is that of its compact JSON, however the input was written', async () => {
    const simulator = Simulator.fromDefinition(
      only({
        Type: 'Pass',
        Parameters: { 'value.$': "States.Hash($, 'MD5')", 'text.$': "States.Hash(States.JsonToString($), 'MD5')" },
      }),
    );
    const { output } = await simulator.run({ inputText: '{ "a": 1 }' });
    const digest = evaluate(`States.Hash('\\{"a":1\\}', 'MD5')`);
    expect(output).toEqual({ value: digest, text: digest });
  });
});

describe('States.Format', () => {
  // How Java writes values is recorded.
  test.each<[Json, string]>([
    ['text', 'text'],
    ['', ''],
    [1.1, '1.1'],
    [null, 'null'],
    [true, 'true'],
    [{ Arg1: 1, Arg2: [] }, '{Arg1=1, Arg2=[]}'],
    [['a', { b: 'c' }], '[a, {b=c}]'],
  ])('writes %j as %s', (value, text) => {
    expect(evaluate("States.Format('<{}>', $.value)", { value })).toBe(`<${text}>`);
  });

  test.each<[string, string]>([
    [String.raw`States.Format('\{\} holds {}', 1)`, '{} holds 1'],
    [String.raw`States.Format('{}\'s', 'Ann')`, "Ann's"],
    [String.raw`States.Format('a\\b {}', 1)`, String.raw`a\b 1`],
    [String.raw`States.Format('\\{}', 1)`, String.raw`\1`],
    ["States.Format('{} {}', '{}', 2)", '{} 2'],
    ["States.Format('no place')", 'no place'],
  ])('%s is %j', (call, text) => {
    expect(evaluate(call)).toBe(text);
  });

  test('takes its template from the input, too', () => {
    expect(evaluate('States.Format($.template, 1)', { template: 'No. {}' })).toBe('No. 1');
  });
});

describe('an intrinsic function that cannot work with its arguments says which call and why', () => {
  const long = 'x'.repeat(10_001);
  const IN = 'could not be found in the input';

  test.each<[string, Json, string]>([
    ['States.ArrayLength($)', 'text', 'Argument 1 must be of type array, but was string'],
    ['States.ArrayUnique($)', {}, 'Argument 1 must be of type array, but was object'],
    ['States.ArrayContains($, 1)', 1, 'Argument 1 must be of type array, but was number'],
    ["States.ArrayGetItem($, '0')", [1], 'Argument 2 must be of type number, but was string'],
    ['States.ArrayGetItem($, 2)', [1, 2], 'The index 2 is out of bounds for an array of length 2'],
    ['States.ArrayGetItem($, -1)', [1, 2], 'The index -1 is out of bounds for an array of length 2'],
    ['States.ArrayPartition($, 0)', [1], 'The size of a part must be positive, but was 0'],
    ['States.ArrayPartition($, 0.4)', [1], 'The size of a part must be positive, but was 0'],
    ['States.ArrayPartition($, -1)', [1], 'The size of a part must be positive, but was -1'],
    ['States.ArrayRange(1, 2, 0)', {}, 'The step must not be zero'],
    ['States.ArrayRange(1, 2, 0.4)', {}, 'The step must not be zero'],
    ['States.ArrayRange(1, 1001, 1)', {}, 'A range has at most 1000 items, but this one has 1001'],
    ['States.ArrayRange(0, -2000, -2)', {}, 'A range has at most 1000 items, but this one has 1001'],
    ['States.Base64Encode($)', long, 'The text has 10001 characters; 10000 are allowed'],
    ['States.Base64Decode($)', long, 'The text has 10001 characters; 10000 are allowed'],
    ['States.Base64Encode($)', 1, 'Argument 1 must be of type string, but was number'],
    ["States.Format('{} {}', 1)", {}, 'number of arguments do not match the occurrences of {}.'],
    ["States.Format('{}', 1, 2)", {}, 'number of arguments do not match the occurrences of {}.'],
    ['States.Format($.none, 1)', { none: null }, 'Argument 1 must be of type string, but was null'],
    ["States.Hash($, 'MD5')", long, 'The value has 10001 characters; 10000 are allowed'],
    ["States.Hash('abc', 'sha-256')", {}, 'The algorithm must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512'],
    ['States.JsonMerge($, $, true)', {}, 'Only shallow merges are supported: the third argument must be false'],
    ['States.JsonMerge($, $.list, false)', { list: [] }, 'Argument 2 must be of type object, but was array'],
    ["States.MathAdd('1', 1)", {}, 'Argument 1 must be of type number, but was string'],
    ['States.MathAdd(2147483648, 1)', {}, 'Argument 1 must be from -2147483648 to 2147483647, but was 2147483648'],
    ['States.MathAdd(0, -2147483649)', {}, 'Argument 2 must be from -2147483648 to 2147483647, but was -2147483649'],
    ['States.MathRandom(2, 2)', {}, 'The end 2 must be above the start 2'],
    ['States.StringSplit($, $)', [], 'Argument 1 must be of type string, but was array'],
    ['States.StringToJson($)', {}, 'Argument 1 must be of type string, but was object'],
  ])('%s', (call, input, why) => {
    expect(() => evaluate(call, input)).toThrow(new Error(failure(call, why)));
  });

  test('States.StringToJson takes 1,000 levels and no more', () => {
    expect(() => evaluate('States.StringToJson($)', '['.repeat(5000) + ']'.repeat(5000))).toThrow(
      failure('States.StringToJson($)', 'The text is not JSON: it is nested deeper than 1,000 levels'),
    );
  });

  test('States.StringToJson refuses a number that is too large', () => {
    expect(() => evaluate('States.StringToJson($)', '[1e400]')).toThrow(
      failure('States.StringToJson($)', 'The text is not JSON: it holds a number that is too large for a double'),
    );
  });

  test('States.StringToJson quotes what is wrong with the text', () => {
    expect(() => evaluate("States.StringToJson('{a')")).toThrow(
      failure(
        "States.StringToJson('{a')",
        "The text is not JSON: Unexpected character ('a' (code 97)): was expecting double-quote to start field name",
      ),
    );
  });

  test('1000 items of a range, and 10000 characters of a text, are allowed', () => {
    expect(evaluate('States.ArrayRange(1, 1000, 1)')).toHaveLength(1000);
    expect(evaluate('States.Base64Encode($)', 'x'.repeat(10_000))).toHaveLength(13_336);
    expect(evaluate("States.Hash($, 'MD5')", 'x'.repeat(10_000))).toHaveLength(32);
  });

  // Measured on AWS: floci#2870.
  test.each<[string, Json, string]>([
    ['States.ArrayLength($.gone)', { a: 1 }, `The JsonPath argument for the field '$.gone' ${IN} '{"a":1}'`],
    ["States.Format('{}',$.a.b)", { a: 1 }, `The JsonPath argument for the field '$.a.b' ${IN} '{"a":1}'`],
    ['States.Array($.list[5])', { list: [1] }, `The JsonPath argument for the field '$.list[5]' ${IN} '{"list":[1]}'`],
    [
      'States.Array($.list[-1])',
      { list: [1] },
      `The JsonPath argument for the field '$.list[-1]' ${IN} '{"list":[1]}'`,
    ],
    ['States.Array($$.Task.Token)', { a: 1 }, `The JsonPath argument for the field '$.Task.Token' ${IN} '{"a":1}'`],
    ['States.Array($.a[0])', { a: 1 }, 'Filter: [0] can only be applied to arrays. Current context is: 1'],
    [
      'States.ArrayLength(States.Array($.gone))',
      { a: 1 },
      `The JsonPath argument for the field '$.gone' ${IN} '{"a":1}'`,
    ],
  ])('%s fails if its path finds nothing', (call, input, why) => {
    expect(() => evaluate(call, input)).toThrow(
      new Error(`States.Runtime: The function '${call}' had the following error: ${why}`),
    );
  });

  test('a failing inner call is reported with the text of the whole call', () => {
    const call = 'States.ArrayLength(States.ArrayGetItem($, 7))';
    expect(() => evaluate(call, [])).toThrow(
      failure(call, 'The index 7 is out of bounds for an array of length 0', 'States.ArrayGetItem'),
    );
  });

  test('an empty list and null are valid arguments', () => {
    expect(evaluate('States.ArrayLength($.list[*].gone)', { list: [1, {}] })).toBe(0);
    expect(evaluate("States.Format('{}', $.none)", { none: null })).toBe('null');
  });

  // Seen on AWS: aws-cdk#29261.
  test.each([
    ["States.Format('{y} {}', 1)", "matching '}' not found for '{'."],
    ["States.Format('{', 1)", "matching '}' not found for '{'."],
    ["States.Format('{} }', 1)", "matching '{' not found for '}'."],
    [String.raw`States.Format('{\}', 1)`, "matching '}' not found for '{'."],
  ])('%s has a brace that is no place for a value', (call, why) => {
    expect(() => evaluate(call)).toThrow(
      new Error(
        `States.Runtime: The function '${call}' had the following error: Invalid template in States.Format: ${why}`,
      ),
    );
  });

  // docs, concepts-error-handling: States.IntrinsicFailure is reserved, and nothing catches States.Runtime.
  test('is States.Runtime, which neither States.ALL nor its own name catches', async () => {
    const machine = {
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Parameters: { 'n.$': 'States.ArrayGetItem($, 0)' },
          Branches: [{ StartAt: 'B', States: { B: { Type: 'Succeed' } } }],
          Catch: [
            { ErrorEquals: ['States.IntrinsicFailure', 'States.Runtime'], Next: 'Caught' },
            { ErrorEquals: ['States.ALL'], Next: 'Caught' },
          ],
          End: true,
        },
        Caught: { Type: 'Succeed' },
      },
    };
    const execution = await Simulator.fromDefinition(machine).run({ input: [] });
    expect(execution).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause:
        "An error occurred while executing the state 'P' (entered at the event id #2). The function " +
        "'States.ArrayGetItem($, 0)' had the following error: Invalid arguments in States.ArrayGetItem: The index 0 is out " +
        'of bounds for an array of length 0',
    });
  });
});

describe('chance', () => {
  const numbers = (call: string, seed?: number) =>
    evaluate(`States.Array(${Array.from({ length: 20 }, () => call).join(', ')})`, {}, { seed }) as number[];

  test('States.MathRandom stays from the start up to, not including, the end', () => {
    const drawn = numbers('States.MathRandom(1, 4)');
    expect(new Set(drawn)).toEqual(new Set([1, 2, 3]));
  });

  test('States.MathRandom repeats itself with a seed of its own, whatever the execution is seeded with', () => {
    const call = 'States.MathRandom(0, 1000000, 42)';
    expect(new Set([...numbers(call, 1), ...numbers(call, 2)]).size).toBe(1);
    expect(evaluate(call)).not.toBe(evaluate('States.MathRandom(0, 1000000, 43)'));
  });

  test('the same seed of the execution gives the same numbers and UUIDs, another gives others', () => {
    for (const call of ['States.MathRandom(0, 1000000)', 'States.UUID()']) {
      expect(numbers(call, 5)).toEqual(numbers(call, 5));
      expect(numbers(call, 5)).not.toEqual(numbers(call, 6));
      expect(new Set(numbers(call, 5)).size).toBe(20);
    }
  });

  test('States.UUID gives version 4 UUIDs', () => {
    expect(evaluate('States.UUID()')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('the text of a call', () => {
  const nested = (depth: number) => `${'States.Array('.repeat(depth)}${')'.repeat(depth)}`;
  const findings = (call: string) => validateDefinition(only({ Type: 'Pass', Parameters: { 'value.$': call } }));

  test.each<[string, Json]>([
    ['States.Array( 1 ,  $.a )', [1, 'A']],
    ["States.Array('a,b', '(', ')')", ['a,b', '(', ')']],
    ["States.Array($['a'], $.list[0])", ['A', 'first']],
    ['States.Array(States.Array(), States.ArrayLength($.list))', [[], 1]],
    [String.raw`States.Array('it\'s', 'a\\b')`, ["it's", String.raw`a\b`]],
  ])('%s gives %j', (call, result) => {
    expect(findings(call)).toEqual([]);
    expect(evaluate(call, { a: 'A', list: ['first'] })).toEqual(result);
  });

  test('calls nest ten deep, not deeper', () => {
    expect(findings(nested(10))).toEqual([]);
    expect(evaluate(nested(10))).toEqual(JSON.parse('['.repeat(10) + ']'.repeat(10)));
    expect(findings(nested(11))).toHaveLength(1);
  });

  test.each([
    'States.Unknown()',
    'States.UUID(1)',
    'States.MathAdd(1)',
    'States.MathRandom(1, 2, 3, 4)',
    'States.Format()',
    'States.Array(1',
    'States.Array(1) 2',
    'States.Array(1 2)',
    'States.Array(one)',
    'States.Array(1e400)',
    'States.MathAdd(-1e400, 1)',
    'States.Array($[?(@.a > 1e400)])',
    "States.Array('open)",
    String.raw`States.Array('\n')`, // Recorded: only \', \{, \} and \\ are escapes.
    'states.Array()',
  ])('%s is refused before anything runs', (call) => {
    expect(findings(call)).toMatchObject([
      {
        severity: 'ERROR',
        code: 'SCHEMA_VALIDATION_FAILED',
        message: "The value for the field 'value.$' must be a valid JSONPath or a valid intrinsic function call",
        location: '/States/S/Parameters',
      },
    ]);
  });
});

test('States.ArrayUnique reads each item once, however many there are', () => {
  let reads = 0;
  const items = Array.from({ length: 500 }, (_, value) =>
    Object.defineProperty({}, 'a', { enumerable: true, get: () => ((reads += 1), value) }),
  ) as Json[];
  expect(evaluate('States.ArrayUnique($)', items)).toHaveLength(500);
  expect(reads).toBeLessThanOrEqual(1000);
});
