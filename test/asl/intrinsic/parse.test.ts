// How many arguments each intrinsic function takes: docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
import { parseIntrinsic } from '../../../src/asl/intrinsic/parse';

const call = (name: string, count: number) => `${name}(${Array.from({ length: count }, () => '1').join(', ')})`;

test.each<[string, number, number]>([
  ['States.ArrayContains', 2, 2],
  ['States.ArrayGetItem', 2, 2],
  ['States.ArrayLength', 1, 1],
  ['States.ArrayPartition', 2, 2],
  ['States.ArrayRange', 3, 3],
  ['States.ArrayUnique', 1, 1],
  ['States.Base64Decode', 1, 1],
  ['States.Base64Encode', 1, 1],
  ['States.Hash', 2, 2],
  ['States.JsonMerge', 3, 3],
  ['States.JsonToString', 1, 1],
  ['States.MathAdd', 2, 2],
  ['States.MathRandom', 2, 3],
  ['States.StringSplit', 2, 2],
  ['States.StringToJson', 1, 1],
  ['States.UUID', 0, 0],
])('%s takes %d to %d arguments', (name, fewest, most) => {
  for (let count = 0; count <= 5; count += 1) {
    const parse = () => parseIntrinsic(call(name, count));
    if (count < fewest || count > most) expect(parse).toThrow(`but found ${count}`);
    else expect(parse).not.toThrow();
  }
});

test.each<[string, number]>([
  ['States.Array', 0],
  ['States.Format', 1],
])('%s takes any number of arguments, and at least %d', (name, fewest) => {
  for (const count of [fewest, fewest + 1, fewest + 20]) {
    expect(() => parseIntrinsic(call(name, count))).not.toThrow();
  }
  if (fewest > 0) expect(() => parseIntrinsic(call(name, fewest - 1))).toThrow(`but found ${fewest - 1}`);
});

test.each([
  ['true', true],
  ['false', false],
  ['null', null],
  ['0', 0],
  ['-12.5', -12.5],
  ['1e3', 1000],
  ['2.5E-1', 0.25],
])('the argument %s is the literal %j', (text, value) => {
  expect(parseIntrinsic(`States.Array(${text})`).args).toEqual([{ kind: 'literal', value }]);
});

test.each([
  ["'a'", 'a', 'a'],
  ["''", '', ''],
  ["'a, (b)'", 'a, (b)', 'a, (b)'],
  ["'it\\'s'", "it's", "it\\'s"],
  ["'\\{\\}\\\\'", '{}\\', '\\{\\}\\\\'],
  ["'a\nb'", 'a\nb', 'a\nb'],
])('the argument %j is a text, and its escapes are known', (text, value, raw) => {
  expect(parseIntrinsic(`States.Array(${text})`).args).toEqual([{ kind: 'literal', value, raw }]);
});

test.each([
  ['$.a', '$.a'],
  ['$$.Execution.Id', '$$.Execution.Id'],
  ['$list[0]', '$list[0]'],
  ["$['a,b']", "$['a,b']"],
  ["$['a)b']", "$['a)b']"],
  ["$['a(b']", "$['a(b']"],
  ["$.a[?(@.b == 'c,)')]", "$.a[?(@.b == 'c,)')]"],
  ['$.a[?(@.b)]', '$.a[?(@.b)]'],
  ['$[0,1]', '$[0,1]'],
])('the argument %s is a path, to its own end', (text, path) => {
  expect(parseIntrinsic(`States.Array(${text}, 1)`).args).toMatchObject([
    { kind: 'path', path: { text: path } },
    { value: 1 },
  ]);
});

test('a call may be an argument, and each call has its own text', () => {
  const text = "States.Format('{}', States.MathAdd($.a , 1))";
  expect(parseIntrinsic(` ${text} `)).toMatchObject({
    ...{ kind: 'call', name: 'States.Format', text },
    args: [{ raw: '{}' }, { kind: 'call', name: 'States.MathAdd', text: 'States.MathAdd($.a , 1)' }],
  });
});

test('calls nest 10 deep', () => {
  const nested = (depth: number): string => (depth === 0 ? '1' : `States.Array(${nested(depth - 1)})`);
  expect(() => parseIntrinsic(nested(10))).not.toThrow();
  expect(() => parseIntrinsic(nested(11))).toThrow(
    'Intrinsic functions may nest at most 10 levels deep (at offset 130).',
  );
});

test.each([
  ['States.Nothing()', "There is no intrinsic function 'States.Nothing' (at offset 0)."],
  ['', "There is no intrinsic function '' (at offset 0)."],
  ['States.UUID', "Expected '(' after States.UUID, but found the end (at offset 11)."],
  ['States.UUID() x', "Expected the end, but found 'x' (at offset 14)."],
  ['States.Array(1 2)', "Expected ',' between arguments, but found '2)' (at offset 15)."],
  ['States.Array(1,)', "Expected a string in ', a number, a path or a call, but found '' (at offset 15)."],
  ['States.Array(word)', "Expected a string in ', a number, a path or a call, but found 'word' (at offset 13)."],
  ['States.Array(1.)', "Expected a string in ', a number, a path or a call, but found '1.' (at offset 13)."],
  ['States.Array(1e999)', 'The number 1e999 is too large (at offset 13).'],
  ['States.Array(-1e999)', 'The number -1e999 is too large (at offset 13).'],
  ["States.Array('a)", "Expected a closing ', but found the end (at offset 13)."],
  ["States.Array('a\\n')", "There is no escape \\n: expected \\', \\{, \\} or \\\\ (at offset 13)."],
  ["States.Array('\\n')", "There is no escape \\n: expected \\', \\{, \\} or \\\\ (at offset 13)."],
  ["States.Array('\\\\\\n')", "There is no escape \\n: expected \\', \\{, \\} or \\\\ (at offset 13)."],
  ['States.MathRandom(1)', 'States.MathRandom takes 2 to 3 arguments, but found 1 (at offset 0).'],
  ['States.MathAdd(1)', 'States.MathAdd takes 2 arguments, but found 1 (at offset 0).'],
  ['States.Array($.a', "Expected ',' between arguments, but found the end (at offset 16)."],
])('%j is refused', (text, message) => {
  expect(() => parseIntrinsic(text)).toThrow(new RegExp(`^${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
});
