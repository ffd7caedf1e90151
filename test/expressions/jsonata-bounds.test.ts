// An expression that would take all time, stack or memory ends in AWS's words, and the process lives.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleKind, transpileModule } from 'typescript';
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
  [
    'mutual recursion',
    '($f := function($x){ [$g($x)] }; $g := function($x){ [$f($x)] }; $f(1))',
    'Stack overflow error',
  ],
  ['a list that is too long', '[1..900000]', 'memory limit exceeded'],
  ['a pattern that backtracks', `$match("${'a'.repeat(40)}!", /(a+)+$/)`, 'Check for infinite loop'],
  ['a text that grows', '$reduce([1..100], function($a, $b){ $a & "xxxxxxxxxx" & $a }, "a")', 'memory limit exceeded'],
])('%s', async (_, text, why) => {
  const failed = await evaluate(text).catch((error: Error) => error);
  expect(failed).toMatchObject({
    message: expect.stringContaining(
      `The JSONata expression '${text}' specified for the field 'Output' threw an error during evaluation: `,
    ) as string,
  });
  expect(failed).toMatchObject({ message: expect.stringContaining(why) as string });
});

// A million nodes take ten times as long in Jest's sandbox: they are counted in a process of their own.
test('a tail call without end', () => {
  const bounds = readFileSync(join(__dirname, '../../src/expressions/jsonata-bounds.ts'), 'utf8');
  const script = `${transpileModule(bounds, { compilerOptions: { module: ModuleKind.CommonJS } }).outputText}
    const expression = require('jsonata')('($f := function($x){ $f($x + 1) }; $f(1))');
    exports.keepWithinBounds(expression);
    const budget = new exports.Budget();
    expression.evaluate(undefined, { [exports.BUDGET]: budget })
      .catch(({ message }) => console.log(JSON.stringify({ message, nodes: budget.nodes })));`;
  const output = execFileSync(process.execPath, ['-e', script], { cwd: __dirname, encoding: 'utf8', timeout: 60_000 });
  expect(JSON.parse(output)).toEqual({
    message: 'Expression evaluation timeout: Check for infinite loop',
    nodes: 1_000_001,
  });
}, 60_000);

test.each<[string, unknown]>([
  ['[1..800000] ~> $count()', 800_000],
  ['($f := function($n){ $n <= 1 ? 1 : $n * $f($n - 1) }; $f(15))', 1_307_674_368_000],
  [`$match("${'ab'.repeat(40)}", /(ab)+$/).index`, 0],
  ['$sum($map([1..5000], function($v){ $v * 2 }))', 25_005_000],
])('%s stays within', async (text, value) => {
  expect(await evaluate(text)).toBe(value);
});

test.each([
  ['calls in each other', `${'$string('.repeat(2500)}1${')'.repeat(2500)}`],
  ['a long sum', `1${'+1'.repeat(5000)}`],
  ['a long list in lists', `${'['.repeat(5000)}${']'.repeat(5000)}`],
])('%s are refused when they are read', (_, text) => {
  expect(() => compileJsonata(text, 'Output')).toThrow('The expression is nested too deeply');
});
