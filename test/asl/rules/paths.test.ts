// Fields that hold a JSONPath: the path must parse, and that of ResultPath must name one place.
import { validateDefinition } from '../../../src/asl/validate';
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

test.each<[string, object]>([
  [
    'And[1]/Variable',
    {
      And: [
        { Variable: '$.a', IsNull: true },
        { Variable: 'a', IsNull: true },
      ],
    },
  ],
  ['Or[0]/NumericEqualsPath', { Or: [{ Variable: '$.a', NumericEqualsPath: 'a' }] }],
  ['Not/Variable', { Not: { Variable: 'a', IsNull: true } }],
  ['Or[0]/And[0]/Not/Variable', { Or: [{ And: [{ Not: { Variable: 'a', IsNull: true } }] }] }],
])('%s of a choice rule must be a JSONPath', (place, rule) => {
  const choice = { Type: 'Choice', Choices: [{ ...rule, Next: 'E' }] };
  expect(findingsIn(machineOf({ C: choice, E: END }))).toEqual([invalid(`/States/C/Choices[0]/${place}`)]);
});

test('what a choice rule assigns is a template, and no path because of its name', () => {
  const rule = { Variable: '$.a', IsNull: true, Assign: { Path: 'a', Variable: 'b' }, Next: 'E' };
  expect(findingsIn(machineOf({ C: { Type: 'Choice', Choices: [rule] }, E: END }))).toEqual([]);
});

test('a finding about a path has the offset in its text', () => {
  const [finding] = validateDefinition(only({ Type: 'Pass', InputPath: '$.a[' }));
  expect(finding!.text).toEqual({ location: '/States/S/InputPath', offset: 3 });
  const [other] = validateDefinition(machineOf({ S: { Type: 'Fail', ErrorPath: 'States.Format(' } }));
  expect(other!.text).toEqual({ location: '/States/S/ErrorPath', offset: 14 });
});
