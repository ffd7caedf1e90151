// ResultPath: where a result is put into the state's input.
import { compileReferencePath } from '../../src/expressions/reference-path';
import type { Json } from '../../src/json/json';
import { Simulator } from '../../src/simulator';
import { readable } from '../support/expressions';
import { inner, only } from '../support/machines';

function put(path: string, target: Json): Json {
  try {
    return compileReferencePath(path).into(target, 'NEW');
  } catch (thrown) {
    throw readable(thrown);
  }
}

test.each<[string, string, Json, Json]>([
  ['adds a member', '$.a', { b: 1 }, { b: 1, a: 'NEW' }],
  ['overwrites a member in its place', '$.a', { a: { old: 1 }, b: 1 }, { a: 'NEW', b: 1 }],
  ['makes the objects on the way', '$.a.b.c', {}, { a: { b: { c: 'NEW' } } }],
  ['keeps what else is on the way', '$.a.b', { a: { c: 1 } }, { a: { c: 1, b: 'NEW' } }],
  ['reads names in brackets', "$['a.b']", {}, { 'a.b': 'NEW' }],
  ['overwrites an item of an array', '$.a[1]', { a: [1, 2, 3] }, { a: [1, 'NEW', 3] }],
  ['goes through an item of an array', '$.a[0].b', { a: [{ c: 1 }] }, { a: [{ c: 1, b: 'NEW' }] }],
  ['takes __proto__ for a name like any other', '$.__proto__', {}, JSON.parse('{"__proto__":"NEW"}')],
])('ResultPath %s: %s', (_, path, target, result) => {
  const before = JSON.stringify(target);
  expect(JSON.stringify(put(path, target))).toBe(JSON.stringify(result));
  expect(JSON.stringify(target)).toBe(before);
});

// The words are those of LocalStack and Step Functions Local; no recording holds them.
test.each<[string, string, Json, string]>([
  ['a text', '$.a', 'text', '"text"'],
  ['an array', '$.a', [1], '[1]'],
  ['a number on the way', '$.a.b', { a: 1 }, '1'],
  ['null on the way', '$.a.b', { a: null }, 'null'],
  ['an item that an array does not have', '$.a[1]', { a: [1] }, '[1]'],
  ['an item of what is missing', '$.a[0]', {}, 'null'],
])('ResultPath cannot put anything into %s: %s', (_, path, target, quoted) => {
  expect(() => put(path, target)).toThrow(
    new Error(`States.Runtime: Unable to apply ReferencePath ${path} to input ${quoted}`),
  );
});

describe('in a state', () => {
  const outputOf = async (rest: object) =>
    (await Simulator.fromDefinition(only({ Type: 'Pass', Result: 'NEW', ...rest })).run({ input: { a: { b: 1 } } }))
      .output;

  test.each<[object, Json]>([
    [{}, 'NEW'],
    [{ ResultPath: '$' }, 'NEW'],
    [{ ResultPath: null }, { a: { b: 1 } }],
    [{ ResultPath: '$.r' }, { a: { b: 1 }, r: 'NEW' }],
    // The result goes into the raw input, not into what InputPath made of it.
    [
      { ResultPath: '$.r', InputPath: '$.a' },
      { a: { b: 1 }, r: 'NEW' },
    ],
    [{ ResultPath: '$.r', OutputPath: '$.r' }, 'NEW'],
    [{ ResultPath: null, OutputPath: '$.a.b' }, 1],
    [{ OutputPath: null }, {}],
  ])('%j gives %j', async (rest, output) => {
    expect(await outputOf(rest)).toEqual(output);
  });

  test('a result that cannot be placed ends the execution, and no catcher matches', async () => {
    const machine = only({
      Type: 'Parallel',
      Branches: [inner({ Type: 'Pass' })],
      ResultPath: '$.a.b.c',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'S' }],
    });
    expect(await Simulator.fromDefinition(machine).run({ input: { a: { b: 1 } } })).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause:
        "An error occurred while executing the state 'S' (entered at the event id #2). " +
        'Unable to apply ReferencePath $.a.b.c to input 1',
    });
  });
});
