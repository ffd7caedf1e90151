// Integers beyond 2^53: they keep their digits wherever they only pass through.
import fc from 'fast-check';
import { YamlText } from '../../src/asl/text/source-text';
import { copyJson } from '../../src/json/copy';
import { asDoubles } from '../../src/json/exact-integer';
import type { Json } from '../../src/json/json';
import { byteSize } from '../../src/json/size';
import { compactText, jsonText, parseBounded, prettyText } from '../../src/json/text';
import { mocksFromFile, Simulator } from '../../src/simulator';
import { writeIn, tempFolder } from '../support/folders';

const ID = '616581622363398142';

describe('reading and writing', () => {
  test.each([
    `{"id":${ID}}`,
    `[9007199254740993,-9007199254740993,1.5,"${ID}",{"a":[${ID},{}]},[],true,null]`,
    '{"__proto__":123456789012345678,"a\\"b":"\\\\"}',
    '123456789012345678901234567890',
  ])('%s is written as it was read', (text) => {
    expect(compactText(parseBounded(text))).toBe(text);
  });

  test('whatever a text holds besides a long integer is read as JSON.parse reads it', () => {
    const value = fc.jsonValue();
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 2, '\t'), (json, indent) => {
        const text = JSON.stringify([json, 1], null, indent);
        const read = parseBounded(text.replace(/1(\s*\])$/, `${ID}$1`)) as Json[];
        expect(read).toEqual([JSON.parse(JSON.stringify(json)), BigInt(ID)]);
        expect(parseBounded(compactText(read))).toEqual(read);
        expect(parseBounded(prettyText(read))).toEqual(read);
        expect(prettyText(read)).toBe(JSON.stringify([json, 1], null, 2).replace(/1\n\]$/, `${ID}\n]`));
        expect(byteSize(read)).toBe(Buffer.byteLength(compactText(read)));
      }),
    );
  });

  test('an integer that a double holds is a number', () => {
    expect(parseBounded('[9007199254740992, 20000000000000000000, 1e20]')).toEqual([9007199254740992, 2e19, 1e20]);
  });

  test.each(['1e400', '[-1e999]', `{"n":${'9'.repeat(400)}}`])(
    'a number beyond all doubles is refused: %.20s',
    (text) => {
      expect(() => parseBounded(text)).toThrow(new SyntaxError('it holds a number that is too large for a double'));
      expect(() => Simulator.fromDefinition(text.startsWith('{') ? text : `{"n":${text}}`)).toThrow(
        'too large for a double',
      );
    },
  );

  test('equal keys are refused where they are not wanted', () => {
    expect(() => parseBounded('{"a":{"k":1,"k":2}}', { refuseDuplicates: true })).toThrow("it has the key 'k' twice");
    expect(parseBounded('{"k":1,"k":2}')).toEqual({ k: 2 });
  });

  test('YAML has them too, and no infinity', () => {
    const read = (text: string) => new YamlText('a.yaml', text).read();
    expect(read(`a: ${ID}\nb: [9007199254740993, '${ID}']`)).toEqual({
      value: { a: BigInt(ID), b: [9007199254740993n, ID] },
    });
    expect(read('a:\n  b: 1e400')).toEqual({
      message: 'The number 1e400 cannot be written as JSON: no double holds it',
      position: { offset: 8, line: 2, column: 6 },
    });
    expect(read('a: .inf')).toMatchObject({ message: expect.stringContaining('The number .inf cannot') as string });
  });

  test('a BigInt of a program is such an integer, where a double would round it', () => {
    expect(copyJson([BigInt(ID)])).toEqual([BigInt(ID)]);
    expect(() => copyJson([5n])).toThrow('a BigInt at $[0] is not JSON');
  });

  test('for programs they are rounded, and what has none stays the same object', () => {
    const value = parseBounded(`{"a":[1],"b":[${ID}]}`) as { a: Json };
    const rounded = asDoubles(value);
    expect(rounded).toEqual({ a: [1], b: [Number(ID)] });
    expect(asDoubles(value.a)).toBe(value.a);
  });
});

describe('an execution', () => {
  const run = async (states: string, inputText = `{"id":${ID}}`, mocks = {}, language = 'JSONPath') =>
    Simulator.fromDefinition(
      `{"QueryLanguage":"${language}","StartAt":"A","States":{"A":${states}${states.includes('"Next":"B"') ? ',"B":{"Type":"Succeed"}' : ''}}}`,
    ).run({ inputText, mocks });

  test.each([
    ['a Pass state', '{"Type":"Pass","End":true}', `{"id":${ID}}`],
    ['a Result', `{"Type":"Pass","Result":{"v":${ID}},"ResultPath":"$.r","End":true}`, `{"id":${ID},"r":{"v":${ID}}}`],
    ['Parameters', '{"Type":"Pass","Parameters":{"a.$":"$.id","b.$":"$"},"End":true}', `{"a":${ID},"b":{"id":${ID}}}`],
    ['States.Format', '{"Type":"Pass","Parameters":{"a.$":"States.Format(\'{}\', $.id)"},"End":true}', `{"a":"${ID}"}`],
    [
      'States.JsonToString and States.StringToJson',
      '{"Type":"Pass","Parameters":{"a.$":"States.StringToJson(States.JsonToString($))"},"End":true}',
      `{"a":{"id":${ID}}}`,
    ],
    [
      'States.Array and States.ArrayContains',
      '{"Type":"Pass","Parameters":{"a.$":"States.ArrayContains(States.Array($.id), $.id)"},"End":true}',
      '{"a":true}',
    ],
    [
      'a Choice, which compares doubles',
      `{"Type":"Choice","Choices":[{"And":[{"Variable":"$.id","IsNumeric":true},{"Variable":"$.id","NumericGreaterThan":5}],"Next":"B"}]}`,
      `{"id":${ID}}`,
    ],
  ])('hands it on through %s', async (_, state, output) => {
    const execution = await run(state);
    expect(execution.outputText).toBe(output);
    expect(execution.history.at(-1)).toMatchObject({ executionSucceededEventDetails: { output } });
  });

  test('hands it on through JSONata', async () => {
    const execution = await run(
      '{"Type":"Pass","Output":{"a":"{% $states.input.id %}"},"End":true}',
      undefined,
      {},
      'JSONata',
    );
    expect(execution.outputText).toBe(`{"a":${ID}}`);
  });

  const folder = tempFolder('mocks');

  test('hands it on from a file of mocks, and a mock in code gets what JSON.parse gives', async () => {
    const file = writeIn(folder, 'mocks.json', `{"A":{"returns":{"big":${ID}}}}`);
    const task = '{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:f","End":true}';
    expect((await run(task, undefined, mocksFromFile(file))).outputText).toBe(`{"big":${ID}}`);
    const received: unknown[] = [];
    const execution = await run(task, undefined, {
      A: (event: unknown) => received.push(event) && { made: BigInt(ID) },
    });
    expect(received).toEqual([{ id: Number(ID) }]);
    expect(execution.invocations).toMatchObject([{ payload: { id: Number(ID) } }]);
    expect(execution.outputText).toBe(`{"made":${ID}}`);
    expect(execution.output).toEqual({ made: Number(ID) });
    expect(execution.inputText).toBe(`{"id":${ID}}`);
  });

  test('keeps the text of its input, white space included', async () => {
    const text = `{ "id" : ${ID} }`;
    const execution = await run('{"Type":"Pass","End":true}', text);
    expect(jsonText(parseBounded(text))).toBe(`{"id":${ID}}`);
    expect([execution.inputText, execution.outputText]).toEqual([text, text]);
  });
});

test('an integer of sixteen digits keeps them at any offset of the text, and fifteen digits are a plain number', () => {
  for (let offset = 0; offset < 40; offset += 1) {
    const before = ' '.repeat(offset);
    expect(parseBounded(`${before}[9007199254740993]`)).toEqual([9007199254740993n]);
    expect(parseBounded(`${before}[900719925474099]`)).toEqual([900719925474099]);
    expect(() => parseBounded(`${before}[1e400]`)).toThrow(SyntaxError);
    expect(() => parseBounded(`${before}[1E+400]`)).toThrow(SyntaxError);
    expect(parseBounded(`${before}[1e30]`)).toEqual([1e30]);
  }
});
