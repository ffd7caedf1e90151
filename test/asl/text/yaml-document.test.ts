// What PyYAML 6.0.3 gives for the same text; CloudFormation's SnakeYAML has the same scanner.
import { YamlText } from '../../../src/asl/text/source-text';

test.each([
  ['the end of a list at the indentation of its key', 'a:\n  b: [\n    x\n  ]\n  c: 1', { a: { b: ['x'], c: 1 } }],
  ['the ends of nested lists', 'a:\n  b: [\n  x, [\n y\n]]\n  c: 1', { a: { b: ['x', ['y']], c: 1 } }],
  ['the end of an object to the left of its key', 'a:\n  b: {\n  x: 1\n}\nc: 2', { a: { b: { x: 1 } }, c: 2 }],
  ['an object in a list', 'a:\n - x: {\n}\n   y: 3', { a: [{ x: {}, y: 3 }] }],
  ['a double-quoted string', 'a:\n  b: "one\ntwo\n  three"\nc: 1', { a: { b: 'one two three' }, c: 1 }],
  ['a single-quoted string', "a:\n  b: 'one\n\n  two'\nc: 1", { a: { b: 'one\ntwo' }, c: 1 }],
  ['plain text in an object', 'a:\n  b: {\n x: one\ntwo\n}\n  c: 1', { a: { b: { x: 'one two' }, c: 1 } }],
  ['comments in a list', 'a: {b: [\n# one\n1\n# two\n]\n}\nc: 1', { a: { b: [1] }, c: 1 }],
])('%s may be at any indentation', (_, text, value) => {
  expect(new YamlText('a.yaml', text).read()).toEqual({ value });
});

test('values after a list that ends at the left have their places', () => {
  const root = new YamlText('a.yaml', 'a:\n  b: [\n  x\n]\n  c: 1').root();
  expect(root?.members?.[0]?.value?.members?.map(({ key, start }) => [key, start])).toEqual([
    ['b', 5],
    ['c', 18],
  ]);
});

test('a text that no parser accepts has the error of the strict one', () => {
  expect(new YamlText('a.yaml', 'a:\n  b: [1, 2\n  c: 3\n').read()).toEqual({
    message: 'Flow sequence in block collection must be sufficiently indented and end with a ]',
    position: { offset: 16, line: 3, column: 3 },
  });
  expect(new YamlText('a.yaml', 'a: 1\n---\nb: 2').read()).toMatchObject({ position: { line: 2, column: 1 } });
});
