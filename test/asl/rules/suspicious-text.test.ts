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
