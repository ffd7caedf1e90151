// Hostile paths and documents: each ends soon, with an answer or an ExpressionSyntaxError, and none breaks the process.
import { ExpressionSyntaxError } from '../../src/asl/expression-syntax-error';
import { parseJsonPath } from '../../src/asl/json-path/parse';
import { compileJsonPath, findFailure } from '../../src/expressions/json-path';
import type { Scope } from '../../src/expressions/scope';
import type { Json } from '../../src/json/json';

const scope = {} as Scope;

function read(text: string, document: Json): Json | undefined {
  return compileJsonPath(parseJsonPath(text))(document, scope);
}

function nested(depth: number): Json {
  let value: Json = 1;
  for (let i = 0; i < depth; i++) value = i % 2 ? { a: value } : [value];
  return value;
}

function list(depth: number): Json {
  let value: Json = 1;
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}

test.each([
  ['a long chain of members', '$' + '.a'.repeat(100_000)],
  ['a long chain of scans', '$' + '..a'.repeat(100_000)],
  ['open brackets', '$' + '['.repeat(100_000)],
  ['open filters', '$' + '[?(@'.repeat(100_000)],
  ['open parentheses in a filter', `$[?${'('.repeat(100_000)}`],
  ['negations', `$[?(${'!'.repeat(100_000)}@.a)]`],
  ['filters inside of filters', `${'$[?('.repeat(5_000)}@.a${')]'.repeat(5_000)}`],
  ['operators without criteria', `$[?(${'&&'.repeat(50_000)})]`],
  ['a list of very many indexes that is not closed', `$[${'0,'.repeat(50_000)}`],
  ['groups inside of groups', `$[?(@.a =~ /${'('.repeat(50_000)}a${')'.repeat(50_000)}/)]`],
  ['counts of counts', '$[?(@.a =~ /((a{1000}){1000}){1000}/)]'],
  ['an enormous count', '$[?(@.a =~ /a{999999999999}/)]'],
  ['an unclosed text', `$['${'a'.repeat(100_000)}`],
  ['look-around', '$[?(@.a =~ /(?=a)b/)]'],
  ['a back-reference', '$[?(@.a =~ /(a)\\1/)]'],
  ['a number beyond all doubles', '$[?(@.a < 1e400)]'],
  ['one without an exponent', `$[?(-${'9'.repeat(400)} < @.a)]`],
])('%s is refused with its place', (_, text) => {
  expect(() => parseJsonPath(text)).toThrow(ExpressionSyntaxError);
  expect(() => parseJsonPath(text)).toThrow(/\(at offset \d+\)\.$/);
});

test.each(['(a+)+$', '(a|a)*', '(a|aa)+', '(.*)*b', '((a?){40}){20}', '(x+x+)+y', '(a*)*(a*)*(a*)*c'])(
  'the pattern /%s/ takes no longer than its length times the text',
  (pattern) => {
    const document = [{ v: `${'a'.repeat(20_000)}!` }];
    expect(read(`$[?(@.v =~ /${pattern}/)]`, document)).toEqual([]);
  },
);

test('a document that is nested deeply is scanned without a deep stack', () => {
  expect(read('$..b', nested(200_000))).toEqual([]);
});

test.each<[string, string, Json]>([
  ['scans of scans of a deep document', '$..*..*..*..*', nested(2_000)],
  ['a slice of two billion elements that no list has', '$[-2147483648:2]', [1, 2, 3]],
  ['elements that are named twice at every level', `$${'[0,0]'.repeat(40)}`, list(40)],
])('%s end with a failure', (_, text, document) => {
  const failure = findFailure(parseJsonPath(text), document, scope);
  expect(failure).toEqual({ kind: 'failure', reason: 'A path may visit 1000000 values, not more' });
  expect(read(text, document)).toBeUndefined();
});

test('names that JavaScript gives to objects are names like any other', () => {
  const document = JSON.parse('{"__proto__": {"x": 1}, "list": [{"constructor": 2}]}') as Json;
  expect(read('$.__proto__.x', document)).toBe(1);
  expect(read('$.list[?(@.constructor == 2)].constructor', document)).toEqual([2]);
  expect(read('$.list[?(@.toString)]', document)).toEqual([]);
  expect(JSON.stringify(read("$['__proto__','other']", document))).toBe('{"__proto__":{"x":1}}');
});
