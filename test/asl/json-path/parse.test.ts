// What a JSONPath says. Which paths Jayway accepts and what they give is recorded: test/expressions/jayway.test.ts.
import { ExpressionSyntaxError } from '../../../src/asl/expression-syntax-error';
import { parseJsonPath } from '../../../src/asl/json-path/parse';
import type { Segment } from '../../../src/asl/json-path/path';
import { segmentsText } from '../../../src/asl/json-path/text';

const member = (name: string): Segment => ({ kind: 'member', name });
const element = (index: number): Segment => ({ kind: 'element', index });
const WILDCARD: Segment = { kind: 'wildcard' };

test.each<[string, readonly Segment[], string]>([
  ['$', [], ''],
  ['$.a', [member('a')], "['a']"],
  ['$.az_AZ09', [member('az_AZ09')], "['az_AZ09']"],
  ['$.a-b.é', [member('a-b'), member('é')], "['a-b']['é']"],
  ["$['a b'].c", [member('a b'), member('c')], "['a b']['c']"],
  ["$.['a']", [member('a')], "['a']"],
  ["$['a','b']", [{ kind: 'members', names: ['a', 'b'] }], "['a', 'b']"],
  ["$[ 'a' , 'b' ]", [{ kind: 'members', names: ['a', 'b'] }], "['a', 'b']"],
  ['$[0]', [element(0)], '[0]'],
  ['$.a[12].b', [member('a'), element(12), member('b')], "['a'][12]['b']"],
  ['$[-1]', [element(-1)], '[-1]'],
  ['$[0,2]', [{ kind: 'elements', indexes: [0, 2] }], '[0,2]'],
  ['$[ 0 , 2 ]', [{ kind: 'elements', indexes: [0, 2] }], '[0,2]'],
  ['$[1:]', [{ kind: 'slice', from: 1 }], '[1:]'],
  ['$[:-2]', [{ kind: 'slice', to: -2 }], '[:-2]'],
  ['$[1:3]', [{ kind: 'slice', from: 1, to: 3 }], '[1:3]'],
  ['$[1:9:2]', [{ kind: 'slice', from: 1, to: 9 }], '[1:9]'],
  ['$[(@.length-1)]', [{ kind: 'fromEnd', offset: -1 }], '[@.size()-1]'],
  ['$[(@.size()-12)]', [{ kind: 'fromEnd', offset: -12 }], '[@.size()-12]'],
  ['$[*]', [WILDCARD], '[*]'],
  ['$.*', [WILDCARD], '[*]'],
  ['$.*.a', [WILDCARD, member('a')], "[*]['a']"],
  ['$.*[0]', [WILDCARD, element(0)], '[*][0]'],
  ['$.*a', [member('*a')], "['*a']"],
  ['$..a', [{ kind: 'scan' }, member('a')], "..['a']"],
  ['$..*', [{ kind: 'scan' }, WILDCARD], '..[*]'],
  ["$['a']$", [member('a'), { kind: 'root' }], "['a']$"],
])('%s says %j', (text, segments, printed) => {
  expect(parseJsonPath(text)).toMatchObject({ text, root: { kind: 'input' }, segments });
  expect(segmentsText(segments)).toBe(printed);
});

test.each([
  ['$.a', { kind: 'input' }],
  ['$$.a', { kind: 'context' }],
  ['$$', { kind: 'context' }],
  ['$order.a', { kind: 'variable', name: 'order' }],
  ['$order', { kind: 'variable', name: 'order' }],
])('%s starts at %j', (text, root) => {
  expect(parseJsonPath(text).root).toEqual(root);
});

test('spaces and control characters around a path do not count', () => {
  expect(parseJsonPath(' \t$.a\n ')).toEqual(parseJsonPath('$.a'));
});

test.each([
  // path, whether it names one value at most, whether it is a reference path
  ['$', true, true],
  ['$.a[0].b', true, true],
  ['$.a[-1]', true, false],
  ["$['a','b']", true, false],
  ['$[(@.length-1)]', true, false],
  ["$['a']$", true, false],
  ['$.a[*]', false, false],
  ['$..a', false, false],
  ['$[0,1]', false, false],
  ['$[0:1]', false, false],
  ['$[?(@.a)]', false, false],
])('%s: definite is %s, a reference path is %s', (text, definite, isReference) => {
  expect(parseJsonPath(text)).toMatchObject({ definite, isReference });
});

test.each([
  ['a', "A path starts with '$', but found 'a' (at offset 0).", 0],
  ['', "A path starts with '$', but found the end (at offset 0).", 0],
  ['$a b', "Expected '.' or '[' after the start of a path, but found ' b' (at offset 2).", 2],
  ['$.', "A path must not end with '.' (at offset 1).", 1],
  ['$.a.', "A path must not end with '.' (at offset 3).", 3],
  ['$.a..', "A path must not end with '..' (at offset 3).", 3],
  ['$.a b', "Write a name with a space in brackets and quotes: ['two words'] (at offset 3).", 3],
  ['$[]', "Expected a quoted name, an index, '*' or '?(' between brackets (at offset 1).", 1],
  ["$['a'", "Expected a closing ']', but found the end (at offset 1).", 1],
  ['$[1', "Expected a closing ']', but found the end (at offset 2).", 2],
  ['$[(@.last-1)]', 'Expected (@.length-1), or another number after the minus sign (at offset 3).', 3],
  ['$[2147483648]', "Expected an integer of 32 bits, but found '2147483648' (at offset 2).", 2],
  ['$[-2147483649]', "Expected an integer of 32 bits, but found '-2147483649' (at offset 2).", 2],
  ['$[1-2]', "Expected an integer of 32 bits, but found '1-2' (at offset 2).", 2],
])('%j is refused', (text, message, offset) => {
  expect(refusal(text)).toEqual({ message, at: offset });
});

test('integers of 32 bits are accepted to their ends', () => {
  expect(parseJsonPath('$[2147483647]').segments).toEqual([element(2 ** 31 - 1)]);
  expect(parseJsonPath('$[-2147483648]').segments).toEqual([element(-(2 ** 31))]);
});

function refusal(text: string): { message: string; at: number } {
  try {
    parseJsonPath(text);
  } catch (thrown) {
    if (thrown instanceof ExpressionSyntaxError) return { message: thrown.message, at: thrown.at };
    throw thrown;
  }
  throw new Error(`'${text}' was accepted.`);
}
