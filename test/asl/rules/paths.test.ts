// Fields that hold a JSONPath: the path must parse, and that of ResultPath must name one place.
import { findingsIn, schemaFinding } from '../../support/findings';
import { END, inner, machineOf, only, task } from '../../support/machines';

const MAP = { Type: 'Map', ItemProcessor: inner({ Type: 'Pass' }) };
// Seen on AWS: cfn-lint#4078.
const invalid = (at: string) => schemaFinding(`Value must be a valid JSONPath at ${at}`);

test.each<[string, object]>([
  ['InputPath', only({ Type: 'Pass', InputPath: 'a' })],
  ['OutputPath', only({ Type: 'Pass', OutputPath: '$.a[' })],
  ['ItemsPath', only({ ...MAP, ItemsPath: '$[' })],
  ['ResultPath', only({ Type: 'Pass', ResultPath: '$.a[*]' })],
  ['ResultPath', only({ Type: 'Pass', ResultPath: '$..a' })],
  ['ResultPath', only({ Type: 'Pass', ResultPath: '$$.a' })],
  ['ResultPath', only({ Type: 'Pass', ResultPath: '$variable.a' })],
  ['SecondsPath', only({ Type: 'Wait', SecondsPath: 'a' })],
  ['TimestampPath', only({ Type: 'Wait', TimestampPath: '$[' })],
  ['TimeoutSecondsPath', task({ TimeoutSecondsPath: 'a' })],
  ['HeartbeatSecondsPath', task({ HeartbeatSecondsPath: 'a' })],
  ['MaxConcurrencyPath', only({ ...MAP, MaxConcurrencyPath: 'a' })],
])('%s must be a JSONPath, unlike in %j', (field, definition) => {
  expect(findingsIn(definition)).toEqual([invalid(`/States/S/${field}`)]);
});

test.each<[string, object]>([
  ['ErrorPath', { ErrorPath: 'a' }],
  ['CausePath', { CausePath: 'States.Format(' }],
])('%s must be a JSONPath or a call of an intrinsic function', (field, rest) => {
  expect(findingsIn(machineOf({ S: { Type: 'Fail', ...rest } }))).toEqual([
    schemaFinding(
      `The value for the field '${field}' must be a valid JSONPath or a valid intrinsic function call at /States/S/${field}`,
    ),
  ]);
});

test('ResultPath of a catcher must be a JSONPath', () => {
  const caught = { ErrorEquals: ['E'], ResultPath: 'a', Next: 'E' };
  expect(findingsIn(machineOf({ S: task({ Catch: [caught] }).States.S, E: END }))).toEqual([
    invalid('/States/S/Catch[0]/ResultPath'),
  ]);
});

// Measured on AWS for the numbers of a Map: floci#3733. The specification says the same of times.
describe('a path to a number or a time is a reference path', () => {
  const distributed = (rest: object) =>
    only({
      Type: 'Map',
      ItemProcessor: {
        ...inner({ Type: 'Pass' }),
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      },
      ...rest,
    });
  const reader = (MaxItemsPath: string) =>
    distributed({
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        Parameters: { Bucket: 'b', Key: 'k' },
        ReaderConfig: { InputType: 'JSON', MaxItemsPath },
      },
    });

  test.each<[string, object]>([
    ['MaxConcurrencyPath', only({ ...MAP, MaxConcurrencyPath: '$$.Execution.Input.n' })],
    ['ToleratedFailureCountPath', only({ ...MAP, ToleratedFailureCountPath: '$.a[*]' })],
    ['ItemBatcher/MaxItemsPerBatchPath', distributed({ ItemBatcher: { MaxItemsPerBatchPath: '$$.a' } })],
    ['ItemReader/ReaderConfig/MaxItemsPath', reader('$$.Execution.Input.n')],
    ['SecondsPath', only({ Type: 'Wait', SecondsPath: '$..n' })],
    ['TimestampPath', only({ Type: 'Wait', TimestampPath: '$$.State.EnteredTime' })],
  ])('%s is none', (place, definition) => {
    expect(findingsIn(definition)).toEqual([schemaFinding(`Value is not a Reference Path at /States/S/${place}`)]);
  });

  test('so is a path into a variable; ItemsPath may lead into the context object', () => {
    expect(findingsIn(reader('$n'))).toEqual([]);
    expect(findingsIn(only({ ...MAP, MaxConcurrencyPath: '$limits.n', ItemsPath: '$$.Execution.Input' }))).toEqual([]);
  });
});

test.each<[object]>([
  [{ InputPath: null, OutputPath: null, ResultPath: null }],
  [{ InputPath: '$$.Execution.Input', OutputPath: '$.a[0].b', ResultPath: "$.a['b c']" }],
  [{ InputPath: '$variable.a', OutputPath: '$variable' }],
])('the paths of %j are accepted', (rest) => {
  expect(findingsIn(only({ Type: 'Pass', ...rest }))).toEqual([]);
});
