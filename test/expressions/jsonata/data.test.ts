// What an expression reads: it never changes it, sees own members only, and hands it on as it is.
import { compileJsonata } from '../../../src/expressions/jsonata-expression';
import { parseJson } from '../../../src/json/text';
import { evaluateJsonata, scopeWith } from '../../support/expressions';

const DATA = '{"rows":[],"list":[{"k":"a","n":1}],"deep":{"list":[[1],[2,[3]]],"x":null},"text":"abc"}';

// Each of these wrote into its data, or might.
test.each([
  '$states.input.rows{k: $sum(n)}',
  '$states.input.rows.{"a": 1}',
  '$states.input.list[]',
  '$states.input.deep.list[]',
  '$states.input.deep.list[0][]',
  '$states.input.list#$i.{"i": $i}',
  '$states.input.list@$l.{"l": $l}',
  '$states.input.list^(n)#$i',
  '$states.input ~> |$|{"a": 2}|',
  '{} ~> |$states.input|{"a": 2}, "text"|',
  '($clone := function($x){$x}; $states.input ~> |$|{"a": 2}|)',
  '{"a": $states.input} ~> |a|{"b": $states.input.deep} ~> |b|{"c": 1}||',
  '$sort($states.input.deep.list, function($a, $b){true})',
  '$append($states.input.rows, 1)',
  '$reverse($states.input.list)',
  '$merge([$states.input, {"text": 1}])',
  '$shuffle($states.input.deep.list)',
  '$map($states.input.list, function($v, $i, $a){$append($a, 1)})',
  '($v := $states.input.rows; $v{k: n}; $v)',
])('%s leaves its data as it is', (text) => {
  const input = JSON.parse(DATA) as never;
  const variables = { v: input };
  const run = () => compileJsonata(text, 'Output')({ input }, scopeWith({ variables }));
  try {
    const first = JSON.stringify(run());
    expect(JSON.stringify(run())).toBe(first);
  } catch (thrown) {
    expect(thrown).toMatchObject({ error: 'States.QueryEvaluationError' });
  }
  expect(JSON.stringify(input)).toBe(DATA);
  const marks = ['sequence', 'keepSingleton', 'cons', 'tupleStream'];
  const { rows, list, deep } = input as { rows: object; list: object; deep: { list: object } };
  for (const each of [rows, list, deep.list]) expect(marks.filter((mark) => mark in each)).toEqual([]);
});

test.each(['valueOf', 'constructor', 'hasOwnProperty', 'toString', '__proto__', 'isPrototypeOf'])(
  '%s is a member only where the data has one',
  async (name) => {
    expect(await evaluateJsonata(`$exists($states.input.${name})`)).toBe(false);
    expect(await evaluateJsonata(`$exists($lookup($states.input, "${name}"))`)).toBe(false);
    const data = JSON.parse(`{"${name}": 1}`) as never;
    expect(await evaluateJsonata(`$states.input.${name}`, data)).toBe(1);
    for (const text of [`{"${name}": 1}`, `{$string("${name}"): 1}`, `$merge([{"${name}": 1}])`]) {
      expect(JSON.stringify(await evaluateJsonata(text))).toBe(`{"${name}":1}`);
    }
    expect(await evaluateJsonata(`($${name} := 1; $${name})`)).toBe(1);
  },
);

test('members that a function of JSONata has are names like any other in data', async () => {
  const data = { _jsonata_lambda: true, sequence: true };
  expect(await evaluateJsonata('$states.input', data)).toEqual(data);
  expect(await evaluateJsonata('$type($states.input)', data)).toBe('object');
});

test('a value that passes through is the same value, with the text that it was read from', async () => {
  const input = parseJson('{ "a": [ 1, 2 ] }');
  const read = (text: string) => compileJsonata(text, 'Output')({ input }, scopeWith());
  expect(read('$states.input')).toBe(input);
  expect(read('$states.input.a')).toBe((input as { a: unknown }).a);
  expect(read('$states.input.a[$ > 0]')).toEqual([1, 2]);
});

test('a long integer passes through with its digits, and counts as the nearest double', async () => {
  const data = { id: 616581622363398142n };
  expect(await evaluateJsonata('$states.input.id', data)).toBe(616581622363398142n);
  expect(await evaluateJsonata('"id " & $states.input.id', data)).toBe('id 616581622363398142');
  expect(await evaluateJsonata('$string($states.input)', data)).toBe('{"id":616581622363398142}');
  expect(await evaluateJsonata('$states.input.id + 1', data)).toBe(616581622363398142 + 1);
  expect(await evaluateJsonata('$sum([$states.input.id])', data)).toBe(616581622363398142);
  expect(await evaluateJsonata('$states.input.id = 616581622363398142', data)).toBe(true);
  expect(await evaluateJsonata('$type($states.input.id)', data)).toBe('number');
});

test.each([
  ['($x := {"a": $states.input.list[n = 1][]}; $x.a)', { k: 'a', n: 1 }],
  ['($x := {"a": $states.input.list[n = 1][]}; $x)', { a: [{ k: 'a', n: 1 }] }],
  ['$states.input.list^(n)[]', [{ k: 'a', n: 1 }]],
  ['$states.input.list[]', [{ k: 'a', n: 1 }]],
  ['$states.input.list[0]', { k: 'a', n: 1 }],
])('%s keeps a list of one only where it says so', async (text, value) => {
  expect(await evaluateJsonata(text, JSON.parse(DATA) as never)).toEqual(value);
});
