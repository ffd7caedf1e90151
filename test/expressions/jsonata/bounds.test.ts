// An expression that would take all time, stack or memory ends in AWS's words, and the process lives.
import { compileJsonata } from '../../../src/expressions/jsonata-expression';
import { evaluateJsonata } from '../../support/expressions';
import { answersInProcess } from '../../support/jsonata-process';

const OVERFLOW =
  'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive';
const MEMORY = 'Expression evaluation memory limit exceeded: Check for excessive memory usage';
const TIME = 'Expression evaluation timeout: Check for infinite loop';

async function expectEnd(text: string, why: string): Promise<void> {
  await expect(evaluateJsonata(text)).rejects.toThrow(new Error(causeOf(text, why)));
}

function causeOf(text: string, why: string): string {
  return (
    `States.QueryEvaluationError: The JSONata expression '${text}' specified for the field 'Output' threw an ` +
    `error during evaluation: ${why}`
  );
}

const recursion = (n: number) => `($f := function($n){ $n <= 0 ? 0 : 1 + $f($n - 1) }; $f(${n}))`;
const doubled = (n: number) => `($f := function($s, $n){ $n = 0 ? $s : $f($s & $s, $n - 1) }; $length($f("x", ${n})))`;

const nested = (inside: string) => `$f := function($l, $n){ $n = 0 ? $l : $f(${inside}, $n - 1) }`;
const WIDE = '$o := $merge([1..20000].{$string($): $})';

describe('depth: a hundred nodes inside of each other (floci#2737)', () => {
  test.each<[string, unknown]>([
    [`1${'+1'.repeat(99)}`, 100],
    [`${'('.repeat(99)}7${')'.repeat(99)}`, 7],
    [`1${'~>$string'.repeat(99)}`, '1'],
    [recursion(31), 31],
    [`true ? 7 : ${'('.repeat(200)}7${')'.repeat(200)}`, 7],
    [`$map([1], function($v){ $v ? 7 : ${'('.repeat(200)}7${')'.repeat(200)} })`, 7],
    [`false and ${'['.repeat(200)}7${']'.repeat(200)}`, false],
    ['($f := function($n, $a){ $n = 0 ? $a : $f($n - 1, $a + $n) }; $f(5000, 0))', 12_502_500],
  ])('%s is within', async (text, value) => {
    expect(await evaluateJsonata(text)).toBe(value);
  });

  test.each([
    `1${'+1'.repeat(100)}`,
    `${'('.repeat(100)}7${')'.repeat(100)}`,
    `${'['.repeat(100)}7${']'.repeat(100)}`,
    `1${'~>$string'.repeat(100)}`,
    `true ? ${'('.repeat(200)}7${')'.repeat(200)} : 7`,
    `$map([1], function($v){ $v ? ${'('.repeat(200)}7${')'.repeat(200)} : 7 })`,
    `true and ${'['.repeat(200)}7${']'.repeat(200)}`,
    recursion(32),
    '($f := function($x){ 1 + $f($x + 1) }; $f(1))',
    '($f := function($x){ [$g($x)] }; $g := function($x){ [$f($x)] }; $f(1))',
  ])('%s is beyond', async (text) => {
    await expectEnd(text, OVERFLOW);
  });
});

describe('memory: 6,990,256 bytes of one value (floci#2737, #2783)', () => {
  test.each<[string, unknown]>([
    ['[1..873782] ~> $count()', 873_782],
    ['$length($pad("", 4194304, "z"))', 4_194_304],
    [doubled(22), 4_194_304],
  ])('%s is within', async (text, value) => {
    expect(await evaluateJsonata(text)).toBe(value);
  });

  test.each([
    '[1..873783] ~> $count()',
    '$sum([1..900000])',
    '$pad("", 8388608, "z")',
    doubled(23),
    '$reduce([1..100], function($a, $b){ $a & "xxxxxxxxxx" & $a }, "a")',
    '$replace($pad("", 100000, "a"), "a", $pad("", 1000, "b"))',
    '$replace($pad("", 100000, "a"), /a/, $pad("", 1000, "b"))',
    '$join($split($pad("", 100000, "a"), ""), $pad("", 1000, "b"))',
    '$now("[Y,99999999]")',
    '($l := [1..5000].{"n": $}; $count($l@$a.$l@$b))',
    '($l := [1..10000]; $count($lookup([1..10000].{"a": $l}, "a")))',
    `(${nested('{"a": $l, "b": $l}')}; $f(1, 60))`,
    `(${nested('{"a": $l, "b": $l}')}; -$f(1, 60))`,
    `(${nested('{"a": $l, "b": $l}')}; [$f(1, 60), function(){ 1 }])`,
  ])('%s is beyond', async (text) => {
    await expectEnd(text, MEMORY);
  });
});

const WITHIN: readonly (readonly [string, unknown])[] = [
  ['$sum($map([1..200000], function($v){ $v * 2 }))', 40_000_200_000],
  ['$count($sort([1..20000]))', 20_000],
  ['$match($pad("", 80, "ab"), /(ab)+$/).index', 0],
  ['$count($distinct([1..100000]))', 100_000],
  ['($l := [1..100000].{"n": $}; $lookup($l#$i.n{"x": $count($i)}, "x"))', 100_000],
];

const BEYOND: readonly (readonly [string, string])[] = [
  ['a tail call without end', '($f := function($x){ $f($x + 1) }; $f(1))'],
  ['a pattern that backtracks', `$match("${'a'.repeat(40)}!", /(a+)+$/)`],
  ['one on a short text', `$contains("${'a'.repeat(24)}", /(((a+)+)+)+b/)`],
  ['many short searches', '$map([1..100000], function($x){ $contains("aaaaaaaaaaaaaaaa", /(a+)+b/) })'],
  ['many sorts', '$count($map([1..1000], function($x){ $count($sort([1..20000])) }))'],
  ['many long texts', '$map([1..1000], function($x){ $length($pad("", 4000000, "z")) })'],
  ['many pairs', '$count($distinct([1..20000].{"a": $}))'],
  ['all indexes for each item', '$count([1..20000][[0..20000]])'],
  ['a picture that shares digits in all ways', '$toMillis($pad("", 300, "1"), "[Y][M][D][H][m][s]x")'],
  ['many pictures', '$map([1..300000], function($x){ $formatNumber($x, "#,##0.00") })'],
  ['many keys', `(${WIDE}; $count($map([1..10000], function($x){ $count($keys($o)) })))`],
  ['many members', `(${WIDE}; $count($map([1..10000], function($x){ $count($spread($o)) })))`],
  ['many members as text', `(${WIDE}; $count($map([1..10000], function($x){ $string($o) })))`],
  ['many lists as conditions', '($l := [1..100000]; $count($map([1..100000], function($x){ $l ? 1 : 2 })))'],
  ['a list in two lists, again and again, as a condition', `(${nested('[[$l], [$l]]')}; $f(0, 60) ? 1 : 2)`],
  ['a number of many thousands in Roman', '$formatInteger(1e11, "I")'],
];

test('time: about a second of work, which is counted', () => {
  const answers = answersInProcess([...WITHIN, ...BEYOND.map(([, text]) => [text])].map(([text]) => text!));
  expect(answers.slice(0, WITHIN.length)).toEqual(WITHIN.map(([, value]) => value));
  expect(answers.slice(WITHIN.length)).toEqual(BEYOND.map(([, text]) => causeOf(text, TIME)));
}, 120_000);

test.each([
  ['calls in each other', `${'$string('.repeat(2500)}1${')'.repeat(2500)}`],
  ['a long sum', `1${'+1'.repeat(5000)}`],
  ['a long list in lists', `${'['.repeat(5000)}${']'.repeat(5000)}`],
])('%s are refused when they are read', (_, text) => {
  expect(() => compileJsonata(text, 'Output')).toThrow('The expression is nested too deeply');
});
