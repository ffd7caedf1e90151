// Warnings about text that looks like a path or a call where it is never evaluated.
import { findingsIn } from '../../support/findings';
import { machineOf, only } from '../../support/machines';

test.each<[object, string]>([
  [
    { Result: { 'a.$': '$.a' } },
    "PASS_RESULT_IS_STATIC: Result is never evaluated: use 'Parameters' to compute a value at /States/S/Result/a.$",
  ],
  [
    { Parameters: { a: ['x', { b: '$.b' }] } },
    "NO_DOLLAR: The value looks like a path or a call: use 'b.$' to have it evaluated at /States/S/Parameters/a[1]/b",
  ],
  [
    { Parameters: { a: 'States.UUID()' } },
    "NO_DOLLAR: The value looks like a path or a call: use 'a.$' to have it evaluated at /States/S/Parameters/a",
  ],
])('a Pass state with %j gets a warning because the text would not be evaluated', (state, text) => {
  expect(findingsIn(only({ Type: 'Pass', ...state }))).toEqual([text]);
});

test('a Fail state whose Error looks like a path gets a warning', () => {
  expect(findingsIn(machineOf({ F: { Type: 'Fail', Error: '$.error' } }))).toEqual([
    "NO_PATH: The value looks like a path: use 'ErrorPath' to have it evaluated at /States/F/Error",
  ]);
});

test.each(['$5', 'US$', 'States.ALL', '$', '$.a', '$$.a', 'States.UUID()'])(
  'the text %j in Parameters gets a warning only if it can be a path or a call',
  (text) => {
    const isComputed = ['$', '$.a', '$$.a', 'States.UUID()'].includes(text);
    expect(findingsIn(only({ Type: 'Pass', Parameters: { a: text } }))).toHaveLength(isComputed ? 1 : 0);
  },
);

test.each<[string, unknown, readonly string[]]>([
  ['a key that ends in .$, whatever it holds', { 'a.$': 'x', b: 'y' }, ['/a.$']],
  ['a path as the whole Result', '$.a', ['']],
  ['a call deep inside', [{ b: ['States.UUID()'] }], ['[0]/b[0]']],
  ['no text with a dollar sign inside', { a: 'US$ 5', b: [1, null, true] }, []],
  ['no key that ends in .$ and holds no text', { 'a.$': 1 }, []],
])('a Result gets a warning for %s', (_, Result, places) => {
  expect(findingsIn(only({ Type: 'Pass', Result }))).toEqual(
    places.map(
      (place) =>
        `PASS_RESULT_IS_STATIC: Result is never evaluated: use 'Parameters' to compute a value at /States/S/Result${place}`,
    ),
  );
});

test('a template gets no warning for a key that ends in .$, and none for items of a list', () => {
  expect(findingsIn(only({ Type: 'Pass', Parameters: { 'a.$': '$.a', b: ['$.c', 'States.UUID()'] } }))).toEqual([]);
});

test('nothing is suspicious in JSONata, and Cause is warned of like Error', () => {
  expect(findingsIn(only({ Type: 'Pass', Output: { a: '$.a', 'b.$': '$.b' } }, { QueryLanguage: 'JSONata' }))).toEqual(
    [],
  );
  expect(findingsIn(machineOf({ F: { Type: 'Fail', Cause: '$$.cause' } }))).toEqual([
    "NO_PATH: The value looks like a path: use 'CausePath' to have it evaluated at /States/F/Cause",
  ]);
  expect(findingsIn(machineOf({ F: { Type: 'Fail', Cause: 'costs $5' } }))).toEqual([]);
});
