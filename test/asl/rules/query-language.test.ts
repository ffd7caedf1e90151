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

describe('the parts of states', () => {
  const CONFIG = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
  const distributed = (rest: object) => ({ ...MAP, ItemProcessor: { ...inner({ Type: 'Pass' }), ...CONFIG }, ...rest });
  const READER = { Resource: 'arn:aws:states:::s3:getObject' };
  const CATCHER = { ErrorEquals: ['E'], Next: 'S' };
  const foreignIn = (state: object, language: 'JSONPath' | 'JSONata') =>
    findingsIn(only(state, language === 'JSONata' ? JSONATA : {})).filter((finding) =>
      finding.includes('QueryLanguage'),
    );

  test.each<[string, object, string]>([
    ['Parameters', distributed({ ItemReader: { ...READER, Parameters: {} } }), '/ItemReader'],
    [
      'MaxItemsPath',
      distributed({ ItemReader: { ...READER, ReaderConfig: { MaxItemsPath: '$.n' } } }),
      '/ItemReader/ReaderConfig',
    ],
    ['MaxItemsPerBatchPath', distributed({ ItemBatcher: { MaxItemsPerBatchPath: '$.n' } }), '/ItemBatcher'],
    ['MaxInputBytesPerBatchPath', distributed({ ItemBatcher: { MaxInputBytesPerBatchPath: '$.n' } }), '/ItemBatcher'],
    ['Parameters', distributed({ ResultWriter: { Parameters: {} } }), '/ResultWriter'],
    ['ResultPath', task({ Catch: [CATCHER, { ...CATCHER, ResultPath: '$.e' }] }).States.S!, '/Catch[1]'],
  ])('have %s only in JSONPath', (field, state, place) => {
    expect(foreignIn(state, 'JSONata')).toEqual([foreign('JSONata', field, 'JSONPath', `/States/S${place}`)]);
    expect(foreignIn(state, 'JSONPath')).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['Arguments', distributed({ ItemReader: { ...READER, Arguments: {} } }), '/ItemReader'],
    ['Arguments', distributed({ ResultWriter: { Arguments: {} } }), '/ResultWriter'],
    ['Output', task({ Catch: [{ ...CATCHER, Output: 1 }] }).States.S!, '/Catch[0]'],
  ])('have %s only in JSONata', (field, state, place) => {
    expect(foreignIn(state, 'JSONPath')).toEqual([foreign('JSONPath', field, 'JSONata', `/States/S${place}`)]);
    expect(foreignIn(state, 'JSONata')).toEqual([]);
  });
});

// Measured: floci#2968.
test('fields of the other language come in the order of their kinds, whatever the order in the state', () => {
  const state = {
    ...{
      TimeoutSecondsPath: '$.t',
      ResultSelector: {},
      Parameters: {},
      OutputPath: '$.o',
      HeartbeatSecondsPath: '$.h',
    },
    ...{ ResultPath: '$.r', InputPath: '$.i' },
  };
  expect(findingsIn({ ...task(state), ...JSONATA })).toEqual(
    [
      ...['InputPath', 'OutputPath', 'ResultPath', 'Parameters', 'ResultSelector'],
      ...['TimeoutSecondsPath', 'HeartbeatSecondsPath'],
    ].map((field) => foreign('JSONata', field, 'JSONPath')),
  );
  const map = {
    ...{ ToleratedFailurePercentagePath: '$.p', ToleratedFailureCountPath: '$.c', MaxConcurrencyPath: '$.m' },
    ...{ ItemsPath: '$.i', ItemSelector: {}, InputPath: '$.a' },
  };
  expect(findingsIn(only({ ...MAP, ...map }, JSONATA))).toEqual(
    [
      ...['InputPath', 'ItemsPath', 'MaxConcurrencyPath', 'ToleratedFailureCountPath'],
      'ToleratedFailurePercentagePath',
    ].map((field) => foreign('JSONata', field, 'JSONPath')),
  );
});

test.each(['MaxConcurrency', 'ToleratedFailureCount', 'ToleratedFailurePercentage'])(
  '%s of a Map is an expression only in JSONata',
  (field) => {
    expect(findingsIn(only({ ...MAP, [field]: '{% 1 %}' }))).toEqual([
      schemaFinding(`Expected value of type [INTEGER] at /States/S/${field}`),
    ]);
    expect(findingsIn(only({ ...MAP, [field]: '{% 1 %}' }, JSONATA))).toEqual([]);
  },
);
