// What decides how an expression is counted for AWS's bounds.
import { parseJsonata, syntaxTree } from '../../../src/asl/jsonata/parse';
import { surveyTree } from '../../../src/expressions/jsonata/survey';

const survey = (text: string) => surveyTree(syntaxTree(parseJsonata(text)));

test.each([
  ['$states.input.a', []],
  ['($x := 1; $y := $x + 1; $y)', ['x', 'y']],
  ['$map([1], function($v, $i) { $v })', ['i', 'v']],
  ['$states.input.rows@$r#$n.id', ['n', 'r']],
])('%s binds %j', (text, names) => {
  expect([...survey(text).names].sort()).toEqual(names);
});

test.each([
  ['$map([1], $string)', false],
  ['$map([1], function($v) { $v })', true],
  ['$states.input ~> $string', true],
  ['$map([1], $formatBase(?, 2))', true],
  ['$states.input ~> |a|{"b": 1}|', true],
])('whether %s makes functions: %s', (text, makesFunctions) => {
  expect(survey(text).makesFunctions).toBe(makesFunctions);
});

test.each([
  ["$states.input.a[0].b > 1 and $exists($x) ? {'c': [-$x.y, 'd']} : $merge([$states.input, {}])", true],
  ['($x := $states.input.a; $x & $x)', true],
  ['a', false],
  ['$states.input.a.b[c = 1]', false],
  ['$states.input.a[]', false],
  ['$states.input.a^(b)', false],
  ['$states.input.a{b: c}', false],
  ['$states.input.*', false],
  ['$contains($states.input.a, /b/)', false],
  ['$map($states.input.a, function($v) { $v })', false],
])('whether the nodes of %s are evaluated once at most: %s', (text, isSimple) => {
  expect(survey(text).isSimple).toBe(isSimple);
});
