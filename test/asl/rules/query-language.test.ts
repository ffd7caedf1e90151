// The query language of a state decides which fields it may have. Texts and places: floci#2968, floci#3733.
import { findingsIn, schemaFinding } from '../../support/findings';
import { inner, machineOf, only, task } from '../../support/machines';

const JSONATA = { QueryLanguage: 'JSONata' };
const MAP = { Type: 'Map', ItemProcessor: inner({ Type: 'Pass' }) };
const foreign = (language: string, field: string, other: string, at = '/States/S') =>
  schemaFinding(
    `The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${other}' QueryLanguage at ${at}`,
  );

test.each<[string, object]>([
  ['InputPath', only({ Type: 'Pass', InputPath: '$.a' }, JSONATA)],
  ['OutputPath', only({ Type: 'Pass', OutputPath: '$.a' }, JSONATA)],
  ['Parameters', only({ Type: 'Pass', Parameters: {} }, JSONATA)],
  ['ResultPath', only({ Type: 'Pass', ResultPath: '$.a' }, JSONATA)],
  ['ResultSelector', { ...task({ ResultSelector: {} }), ...JSONATA }],
  ['TimeoutSecondsPath', { ...task({ TimeoutSecondsPath: '$.a' }), ...JSONATA }],
  ['HeartbeatSecondsPath', { ...task({ HeartbeatSecondsPath: '$.a' }), ...JSONATA }],
  ['SecondsPath', only({ Type: 'Wait', SecondsPath: '$.a' }, JSONATA)],
  ['TimestampPath', only({ Type: 'Wait', TimestampPath: '$.a' }, JSONATA)],
  ['ErrorPath', machineOf({ S: { Type: 'Fail', ErrorPath: '$.a' } }, JSONATA)],
  ['CausePath', machineOf({ S: { Type: 'Fail', CausePath: '$.a' } }, JSONATA)],
  ['ItemsPath', only({ ...MAP, ItemsPath: '$.a' }, JSONATA)],
  ['MaxConcurrencyPath', only({ ...MAP, MaxConcurrencyPath: '$.a' }, JSONATA)],
])('only a state in JSONPath may have %s', (field, definition) => {
  expect(findingsIn(definition)).toEqual([foreign('JSONata', field, 'JSONPath')]);
});

test.each<[string, object]>([
  ['Arguments', task({ Arguments: {} })],
  ['Output', only({ Type: 'Pass', Output: 1 })],
  ['Items', only({ ...MAP, Items: [] })],
])('only a state in JSONata may have %s', (field, definition) => {
  expect(findingsIn(definition)).toEqual([foreign('JSONPath', field, 'JSONata')]);
});

test('a number is an expression only in JSONata', () => {
  expect(findingsIn(only({ Type: 'Wait', Seconds: '{% 1 %}' }))).toEqual([
    schemaFinding('Expected value of type [INTEGER] at /States/S/Seconds'),
  ]);
  expect(findingsIn(only({ Type: 'Wait', Seconds: '{% 1 %}' }, JSONATA))).toEqual([]);
});

test('a state may choose JSONata in a machine in JSONPath, and not the other way round', () => {
  expect(findingsIn(only({ Type: 'Pass', ...JSONATA, Output: 1 }))).toEqual([]);
  expect(findingsIn(only({ Type: 'Pass', QueryLanguage: 'JSONPath' }, JSONATA))).toEqual([
    schemaFinding("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/S"),
  ]);
});

test('the states of a processor or a branch use the language of the whole machine, not of the state around them', () => {
  const machine = inner({ Type: 'Pass', Output: 1 });
  expect(findingsIn(only({ ...JSONATA, Type: 'Map', ItemProcessor: machine }))).toEqual([
    foreign('JSONPath', 'Output', 'JSONata', '/States/S/ItemProcessor/States/I'),
  ]);
  expect(findingsIn(only({ ...JSONATA, Type: 'Parallel', Branches: [machine] }))).toEqual([
    foreign('JSONPath', 'Output', 'JSONata', '/States/S/Branches[0]/States/I'),
  ]);
});
