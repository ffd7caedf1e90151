// An expression that would take all time, stack or memory ends in AWS's words, and the process lives.
import { compileJsonata } from '../../src/expressions/jsonata-expression';
import { readable, scopeWith } from '../support/expressions';

async function evaluate(text: string): Promise<unknown> {
  try {
    return await compileJsonata(text, 'Output')({ input: {} }, scopeWith());
  } catch (thrown) {
    throw readable(thrown);
  }
}

// Texts and sizes were measured on AWS: floci#2737, #2783.
test.each([
  ['recursion without end', '($f := function($x){ 1 + $f($x + 1) }; $f(1))', 'Stack overflow error'],
  ['a tail call without end', '($f := function($x){ $f($x + 1) }; $f(1))', 'Check for infinite loop'],
  [
    'mutual recursion',
    '($f := function($x){ [$g($x)] }; $g := function($x){ [$f($x)] }; $f(1))',
    'Stack overflow error',
  ],
  ['a list that is too long', '[1..900000]', 'memory limit exceeded'],
  ['a text that grows', '$reduce([1..100], function($a, $b){ $a & "xxxxxxxxxx" & $a }, "a")', 'memory limit exceeded'],
])('%s', async (_, text, why) => {
  await expect(evaluate(text)).rejects.toThrow(
    `The JSONata expression '${text}' specified for the field 'Output' threw an error during evaluation: `,
  );
  await expect(evaluate(text)).rejects.toThrow(why);
});

test.each<[string, unknown]>([
  ['[1..800000] ~> $count()', 800_000],
  ['($f := function($n){ $n <= 1 ? 1 : $n * $f($n - 1) }; $f(15))', 1_307_674_368_000],
  ['$sum($map([1..5000], function($v){ $v * 2 }))', 25_005_000],
])('%s stays within', async (text, value) => {
  expect(await evaluate(text)).toBe(value);
});
