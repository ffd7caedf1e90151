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
