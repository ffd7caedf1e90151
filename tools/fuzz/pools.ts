// What fuzzed definitions are made of: names, paths, expressions and values, valid and broken ones.
import type { Json } from '../../src/json/json';

// The first ones of each list are valid; the rest is drawn only where a definition may be wild.
export const [GOOD_RESOURCES, GOOD_PATHS, GOOD_CALLS, GOOD_EXPRESSIONS] = [21, 24, 15, 40];

const PREFIX = 'arn:aws:states:::';

export const RESOURCES = [
  'arn:aws:lambda:us-east-1:123456789012:function:F',
  'arn:aws:lambda:us-east-1:123456789012:function:F:live',
  'arn:aws:states:us-east-1:123456789012:activity:A',
  ...['lambda:invoke', 'lambda:invoke.waitForTaskToken', 'dynamodb:getItem', 'sqs:sendMessage', 'sns:publish'],
  ...['sqs:sendMessage.waitForTaskToken', 'ecs:runTask', 'ecs:runTask.sync', 'batch:submitJob.sync', 'http:invoke'],
  ...['states:startExecution', 'states:startExecution.sync', 'states:startExecution.sync:2', 'events:putEvents'],
  ...['aws-sdk:s3:getObject', 'aws-sdk:dynamodb:putItem', 'aws-sdk:sfn:startExecution', 'apigateway:invoke'],
  ...['none:such', 'lambda:invoke.sync', 'aws-sdk:none:such', '', 'x'],
].map((one) => (/^[a-z-]+:[a-z-]+(:[A-Za-z]+)?/.test(one) && !one.startsWith('arn:') ? `${PREFIX}${one}` : one));

export const PATHS = [
  ...['$', '$.a', '$.list', '$.list[0]', '$.list[*].n', '$.n', '$.text', '$.missing', "$['a']['b']", '$.a.b.c', '$..n'],
  ...['$$', '$$.Execution.Id', '$$.State.Name', '$$.Map.Item.Value', '$v', '$v.x', '$.list[?(@.n > 1)]', '$.list[-1]'],
  ...['$.list[1:]', '$.list[9]', '$.time', '$.truth', '$.nothing', '$.__proto__', '$.constructor', '$.list.length()'],
  ...['', '$.', '$[', '$.a[', '$.list[?(@.n =~ /(a+)+b/)]', '$..*..*', 'a', '$.a b', '$$$', '$.list[?(@'],
];

export const CALLS = [
  ...["States.StringSplit($.text, ',')", 'States.Base64Decode($.text)', 'States.ArrayPartition($.list, $.n)'],
  ...["States.Format('{}', $.n)", 'States.UUID()', 'States.MathAdd($.n, 1)', 'States.ArrayLength($.list)'],
  ...[
    'States.ArrayGetItem($.list, 0)',
    'States.StringToJson($.text)',
    'States.JsonToString($)',
    'States.Array($.a, 1)',
  ],
  ...[
    'States.ArrayRange(1, 9, 2)',
    'States.ArrayUnique($.list)',
    'States.MathRandom(1, 9)',
    "States.Hash($.text, 'MD5')",
  ],
  ...[
    'States.Nope(1)',
    'States.Format(',
    "States.Format('{}')",
    'States.ArrayRange(1, 1e9, 1)',
    'States.JsonMerge($.a, $.a, true)',
  ],
];

export const EXPRESSIONS = [
  ...['$states.input', '$states.input.a', '$states.context.Execution.Id', '$v'],
  ...['1 + 1', '"a" & "b"', '$states.input.list[n > 1]', '$sum($states.input.list.n)', '$count($states.input.list)'],
  ...[
    '$map($states.input.list, function($x) { $x.n * 2 })',
    '{"a": $states.input.n, "b": [1, 2]}',
    '$random()',
    '$uuid()',
  ],
  ...[
    '$now()',
    '$millis()',
    '$shuffle([1, 2, 3])',
    '$parse($states.input.text)',
    '$range(0, 9, 3)',
    '$partition([1, 2, 3], 2)',
  ],
  ...['$states.input.list{"k": $sum(n)}', '$merge([$states.input, {"z": 1}])', '$states.input.missing', 'null', 'true'],
  ...[
    '1/0',
    '$number("x")',
    '$states.input.a ~> |$|{"b": 1}|',
    '$sort($states.input.list, function($l, $r) { $l.n > $r.n })',
  ],
  ...[
    '($f := function($n) { $n = 0 ? 0 : $f($n - 1) }; $f(5000))',
    '$pad("", 100000000)',
    '$string($states)',
    '$toMillis("10:00", "[H]:[m]")',
  ],
  ...['$match("aaaaaaaaaaaaaaaaaaaaaaaaaaaa!", /(a+)+$/)', '$formatNumber(0, "0.#e0")'],
  ...[
    '$states.input.valueOf',
    '$each($states.input, function($x, $k) { $k })',
    '$hash("a", "MD5")',
    '$base64decode("!")',
  ],
  ...['$states.result', '$states.errorOutput', '(', '$nope()', '$$', 'a.b', '$eval("1")'],
];

export const ERRORS = [
  'States.ALL',
  'States.TaskFailed',
  'States.Timeout',
  'States.Runtime',
  'Broken',
  'States.HeartbeatTimeout',
  '',
  'Lambda.Unknown',
];

export const VALUES: readonly Json[] = [
  ...[null, true, false, 0, 1, -1, 1.5, 1e300, 60, 100, 99_999_999, 1e12, '', 'text', '1', '{}', '[]', [], {}],
  ...[
    [1, 2, 3],
    { a: 1 },
    { a: { b: { c: [] } } },
    [[]],
    '2026-01-01T00:00:00Z',
    'not a time',
    '\u0000',
    '😀',
    '\ud800',
  ],
  ...['__proto__', { constructor: 1 }, { 'a.$': '$.a' }, { 'a.$': 5 }, 'x'.repeat(300)],
];

export const INPUTS: readonly Json[] = [
  {
    a: { b: { c: 1 } },
    ...{ list: [{ n: 1 }, { n: 2 }, { n: 3, text: 'x' }], n: 2, text: '{"k":1}', time: '2026-01-01T00:00:30Z' },
    ...{ truth: true, nothing: null },
  },
  { list: [], text: 'not json' },
  {},
  [],
  null,
  5,
  'text',
];

export const NAMES = [
  'A',
  'B',
  'C',
  'D',
  'a b',
  'ä',
  '__proto__',
  'x'.repeat(80),
  'x'.repeat(81),
  'constructor',
  '\u001b[2J',
];
