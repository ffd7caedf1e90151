// Payload templates of JSONPath: a `.$` key holds a path or a call, and no key is given twice.
import { findingsIn, schemaFinding } from '../../support/findings';
import { END, inner, machineOf, only, task } from '../../support/machines';

const MAP = { Type: 'Map', ItemProcessor: inner({ Type: 'Pass' }) };
const invalid = (field: string, at: string) =>
  schemaFinding(
    `The value for the field '${field}' must be a valid JSONPath or a valid intrinsic function call at ${at}`,
  );

// Recorded (illegal_escapes): the place is the object that holds the key.
test.each<[string, object, string]>([
  ['a.$', { Type: 'Pass', Parameters: { 'a.$': 'text' } }, '/States/S/Parameters'],
  ['a.$', { Type: 'Pass', Parameters: { 'a.$': 1 } }, '/States/S/Parameters'],
  ['a.$', { Type: 'Pass', Parameters: { 'a.$': 'States.Nothing()' } }, '/States/S/Parameters'],
  ['c.$', { Type: 'Pass', Parameters: { b: [1, { 'c.$': '' }] } }, '/States/S/Parameters/b[1]'],
  ['a.$', { Type: 'Pass', Assign: { 'a.$': '$.' } }, '/States/S/Assign'],
  ['a.$', { ...MAP, ItemSelector: { 'a.$': '$$[' } }, '/States/S/ItemSelector'],
  ['a.$', { ...task().States.S, ResultSelector: { 'a.$': 'x' } }, '/States/S/ResultSelector'],
])('the key %s of a template must hold a path or a call, unlike in %j', (field, state, at) => {
  expect(findingsIn(only(state))).toEqual([invalid(field, at)]);
});

test('the templates of catchers and choice rules are checked, too', () => {
  const caught = { ErrorEquals: ['E'], Assign: { 'a.$': 'x' }, Next: 'C' };
  const rule = { Variable: '$.a', IsNull: true, Assign: { 'b.$': '' }, Next: 'E' };
  const definition = machineOf({
    S: task({ Catch: [caught] }).States.S,
    C: { Type: 'Choice', Choices: [rule] },
    E: END,
  });
  expect(findingsIn(definition)).toEqual([
    invalid('a.$', '/States/S/Catch[0]/Assign'),
    invalid('b.$', '/States/C/Choices[0]/Assign'),
  ]);
});

test('a template may not have a key both with and without .$', () => {
  expect(findingsIn(only({ Type: 'Pass', Parameters: { a: [{ b: 1, 'b.$': '$.b' }] } }))).toEqual([
    schemaFinding("The fields 'b' and 'b.$' exclude each other at /States/S/Parameters/a[0]"),
  ]);
});

test('a template may hold variables, the context object and calls', () => {
  const Parameters = { 'a.$': '$variable', 'b.$': '$$', 'c.$': 'States.UUID()', d: 'text' };
  expect(findingsIn(only({ Type: 'Pass', Parameters }))).toEqual([]);
});
