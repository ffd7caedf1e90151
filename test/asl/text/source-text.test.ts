import { JsonText, YamlText } from '../../../src/asl/text/source-text';

test('a JSON text has its value, or what is wrong with it and where', () => {
  expect(new JsonText('a.json', '{"a": 1}').read()).toEqual({ value: { a: 1 } });
  expect(new JsonText('a.json', '{\n  "a": ,\n}').read()).toEqual({
    message: expect.stringContaining("Unexpected character (',' (code 44)): expected a valid value"),
    position: { offset: 9, line: 2, column: 8 },
  });
});

test('a YAML text has its value, or what is wrong with it and where', () => {
  expect(new YamlText('a.yaml', 'a: [1, 2]').read()).toEqual({ value: { a: [1, 2] } });
  expect(new YamlText('a.yaml', 'a: 1\nb: [2').read()).toMatchObject({ position: { line: 2 } });
});

test('lines and columns count from 1, whatever ends the lines', () => {
  const source = new JsonText('a.json', 'one\r\ntwo\nthree');
  expect([0, 3, 5, 8, 9, 13].map((offset) => source.position(offset))).toEqual([
    { offset: 0, line: 1, column: 1 },
    { offset: 3, line: 1, column: 4 },
    { offset: 5, line: 2, column: 1 },
    { offset: 8, line: 2, column: 4 },
    { offset: 9, line: 3, column: 1 },
    { offset: 13, line: 3, column: 5 },
  ]);
  expect([0, 5, 13].map((offset) => source.line(source.position(offset)))).toEqual(['one', 'two', 'three']);
});

test('a text that is larger than a definition may be has no places', () => {
  expect(new JsonText('a.json', `"${'x'.repeat(1_048_576)}"`).root()).toBeUndefined();
});

const MOST = 1_048_576;

test('a text that is as long as a definition may be has places, and a longer one has none', () => {
  const json = (length: number) => new JsonText('a.json', `"${'x'.repeat(length - 2)}"`);
  expect(json(MOST).root()).toMatchObject({ start: 0 });
  expect(json(MOST + 1).root()).toBeUndefined();
  const yaml = (length: number) => new YamlText('a.yaml', `a: ${'x'.repeat(length - 3)}`);
  expect(yaml(MOST).root()).toMatchObject({ members: [{ key: 'a' }] });
  expect(yaml(MOST + 1).root()).toBeUndefined();
});

test('a JSON text without a value has no places, but placeholders may stand for values', () => {
  expect(new JsonText('a.json', '{"a": }').root()).toBeUndefined();
  expect(new JsonText('a.json', '{"a": ${B}}').root()).toMatchObject({ members: [{ value: { start: 6 } }] });
});

describe('YAML that nests deeply', () => {
  const TOO_DEEP = 'The text nests deeper than 1000 levels';
  const SOME_HUNDRED = 'The text nests too deeply, by some hundred levels: write what is nested this far as JSON';
  const read = (text: string) => new YamlText('a.yaml', text).read();
  const messageOf = (text: string) => {
    const found = read(text);
    return 'message' in found ? found.message : undefined;
  };
  const brackets = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

  test('has its value at a hundred levels', () => {
    expect(messageOf(brackets(100))).toBeUndefined();
  });

  test('is refused before the parser overflows: by brackets', () => {
    expect(read(brackets(1001))).toEqual({ message: TOO_DEEP, position: { offset: 0, line: 1, column: 1 } });
    expect(new YamlText('a.yaml', brackets(1001)).root()).toBeUndefined();
    expect(messageOf('{a: '.repeat(1001) + '}'.repeat(1001))).toBe(TOO_DEEP);
  });

  test('is refused by brackets on many lines, whatever is closed before', () => {
    expect(messageOf(`# ${']'.repeat(50)}\n${'[\n'.repeat(1001)}`)).toBe(TOO_DEEP);
  });

  test('is refused by indentation, and by lists in lists', () => {
    expect(messageOf(`a:\n${' '.repeat(1001)}b: 1`)).toBe(TOO_DEEP);
    expect(messageOf(`${'- '.repeat(501)}a`)).toBe(TOO_DEEP);
    expect(messageOf(`a:\n${' '.repeat(1000)}b: 1`)).toBeUndefined();
  });

  test('counts brackets that are closed again as none', () => {
    expect(messageOf(Array.from({ length: 600 }, () => '- [[1]]').join('\n'))).toBeUndefined();
  });

  test('is refused where the parser gives up', () => {
    const message = messageOf(brackets(990));
    expect([undefined, SOME_HUNDRED]).toContain(message);
  });
});

test.each([
  ['a: .inf', 'The number .inf cannot be written as JSON: no double holds it', 4],
  ['a: 1\nb: -.INF', 'The number -.INF cannot be written as JSON: no double holds it', 4],
  ['a: .nan', 'The number .nan cannot be written as JSON: no double holds it', 4],
  ['a: 1e999', 'The number 1e999 cannot be written as JSON: no double holds it', 4],
  [`a: 1${'0'.repeat(400)}.0`, `The number 1${'0'.repeat(19)} cannot be written as JSON: no double holds it`, 4],
])('the number in %j is refused', (text, message, column) => {
  expect(new YamlText('a.yaml', text).read()).toMatchObject({ message, position: { column } });
});

test('long integers of YAML keep their digits', () => {
  expect(
    new YamlText('a.yaml', 'a: 12345678901234567890\nb: -12345678901234567890\nc: "1234567890123456789"').read(),
  ).toEqual({
    value: { a: 12345678901234567890n, b: -12345678901234567890n, c: '1234567890123456789' },
  });
  expect(new YamlText('a.yaml', 'a: 9007199254740991').read()).toEqual({ value: { a: 9007199254740991 } });
});

test('a tag that nobody knows is refused with its name', () => {
  expect(new YamlText('a.yaml', 'a: 1\nb: !Nope x').read()).toEqual({
    message: 'Unknown tag !Nope: CloudFormation has no function of this name',
    position: { offset: 8, line: 2, column: 4 },
  });
});

test('anchors may repeat a part, but not multiply it', () => {
  expect(new YamlText('a.yaml', 'a: &x [1]\nb: [*x, *x]').read()).toEqual({ value: { a: [1], b: [[1], [1]] } });
  const lines = ['a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]'];
  for (const name of 'bcdef') {
    const before = String.fromCharCode(name.charCodeAt(0) - 1);
    lines.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
  }
  expect(new YamlText('a.yaml', lines.join('\n')).read()).toMatchObject({ position: { offset: 0 } });
});
