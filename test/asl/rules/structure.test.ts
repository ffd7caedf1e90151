// The fields of machines and states, and the types and bounds of their values.
import { validateDefinition } from '../../../src/asl/validate';
import { findingsIn, schemaFinding } from '../../support/findings';
import { inner, only, task } from '../../support/machines';

const PASS = only({ Type: 'Pass' });
const map = (rest: object) => only({ Type: 'Map', ItemProcessor: inner({ Type: 'Pass' }), ...rest });
const retrier = (rest: object) => task({ Retry: [{ ErrorEquals: ['E'], ...rest }] });
const TYPES =
  "The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]";

test.each<[string, object, string]>([
  // Recorded: the place of the whole machine is a slash.
  ['a machine needs States and StartAt', {}, 'These fields are required: [States, StartAt] at /'],
  ['a machine needs at least one state', { StartAt: 'S', States: {} }, 'Value cannot be empty at /States'],
  ['a machine cannot have an unknown field', { ...PASS, Foo: 1 }, "Field 'Foo' is not supported at /"],
  ['the Version of a machine is a text', { ...PASS, Version: 1 }, 'Expected value of type [STRING] at /Version'],
  ['the time-out of a machine is at least 0', { ...PASS, TimeoutSeconds: -1 }, 'Minimum value is 0 at /TimeoutSeconds'],
  [
    'the time-out of a machine is at most 99,999,999 s',
    { ...PASS, TimeoutSeconds: 1e8 },
    'Maximum value is 99999999 at /TimeoutSeconds',
  ],
  [
    'the query language is JSONPath or JSONata',
    { ...PASS, QueryLanguage: 'XPath' },
    'Value should be one of the following: [JSONPath, JSONata] at /QueryLanguage',
  ],
  ['a state must be an object', { StartAt: 'S', States: { S: 1 } }, 'Expected value of type [OBJECT] at /States/S'],
  ['a state needs a Type', only({}), 'These fields are required: [Type] at /States/S'],
  ['the Type of a state is one of eight words', only({ Type: 'Loop' }), `${TYPES} at /States/S/Type`],
  ['the name of a member of every object is not a Type', only({ Type: 'constructor' }), `${TYPES} at /States/S/Type`],
  // Measured on AWS: floci#2735.
  ['a Pass cannot have catchers', only({ Type: 'Pass', Catch: [] }), "Field 'Catch' is not supported at /States/S"],
  ['a Map cannot have a time-out', map({ TimeoutSeconds: 1 }), "Field 'TimeoutSeconds' is not supported at /States/S"],
  ['a Task needs a Resource', only({ Type: 'Task' }), 'These fields are required: [Resource] at /States/S'],
  ['seconds are at least 0', only({ Type: 'Wait', Seconds: -1 }), 'Minimum value is 0 at /States/S/Seconds'],
  [
    'seconds are whole',
    only({ Type: 'Wait', Seconds: 1.5 }),
    'Value must be a number, or a JSONata expression at /States/S/Seconds',
  ],
  [
    'seconds are a number, not a text of digits',
    only({ Type: 'Wait', Seconds: '1' }),
    'Value must be a number, or a JSONata expression at /States/S/Seconds',
  ],
  // docs: state-wait, state-task.
  [
    'seconds are at most 99,999,999',
    only({ Type: 'Wait', Seconds: 1e8 }),
    'Maximum value is 99999999 at /States/S/Seconds',
  ],
  ['a time-out is at least 1 s', task({ TimeoutSeconds: 0 }), 'Minimum value is 1 at /States/S/TimeoutSeconds'],
  [
    'a time-out is at most 99,999,999 s',
    task({ TimeoutSeconds: 1e8 }),
    'Maximum value is 99999999 at /States/S/TimeoutSeconds',
  ],
  ['a heartbeat is at least 1 s', task({ HeartbeatSeconds: 0 }), 'Minimum value is 1 at /States/S/HeartbeatSeconds'],
  // Measured on AWS: floci#3733.
  ['MaxConcurrency is at least 0', map({ MaxConcurrency: -1 }), 'Minimum value is 0 at /States/S/MaxConcurrency'],
  [
    'the tolerated percentage is at least 0',
    map({ ToleratedFailurePercentage: -1 }),
    'Minimum value is 0.0 at /States/S/ToleratedFailurePercentage',
  ],
  [
    'the tolerated percentage is at most 100',
    map({ ToleratedFailurePercentage: 100.5 }),
    'Maximum value is 100.0 at /States/S/ToleratedFailurePercentage',
  ],
  // states-language.net/spec.html.
  [
    'Succeed assigns no variables',
    { StartAt: 'S', States: { S: { Type: 'Succeed', Assign: { a: 1 } } } },
    "Field 'Assign' is not supported at /States/S",
  ],
  [
    'a Parallel needs at least one branch',
    only({ Type: 'Parallel', Branches: [] }),
    'Value cannot be empty at /States/S/Branches',
  ],
  [
    'a branch must be a machine',
    only({ Type: 'Parallel', Branches: [{}] }),
    'These fields are required: [States, StartAt] at /States/S/Branches[0]',
  ],
  [
    'a retrier needs ErrorEquals',
    task({ Retry: [{}] }),
    'These fields are required: [ErrorEquals] at /States/S/Retry[0]',
  ],
  [
    'a retrier must name at least one error',
    task({ Retry: [{ ErrorEquals: [] }] }),
    'Value cannot be empty at /States/S/Retry[0]/ErrorEquals',
  ],
  [
    'a retrier waits at least 1 s',
    retrier({ IntervalSeconds: 0 }),
    'Minimum value is 1 at /States/S/Retry[0]/IntervalSeconds',
  ],
  [
    'the waits of a retrier cannot shrink',
    retrier({ BackoffRate: 0.5 }),
    'Minimum value is 1.0 at /States/S/Retry[0]/BackoffRate',
  ],
  [
    'a retrier waits at most 31,622,400 s',
    retrier({ MaxDelaySeconds: 31622401 }),
    'Maximum value is 31622400 at /States/S/Retry[0]/MaxDelaySeconds',
  ],
  [
    'the jitter of a retrier is FULL or NONE',
    retrier({ JitterStrategy: 'HALF' }),
    'Value should be one of the following: [FULL, NONE] at /States/S/Retry[0]/JitterStrategy',
  ],
  [
    'the place of a finding keeps slashes and tildes in names',
    { StartAt: 'a/b~c', States: { 'a/b~c': { Type: 'Task', End: true, Retry: {} } } },
    'Expected value of type [ARRAY] at /States/a/b~c/Retry',
  ],
])('%s', (_, definition, text) => {
  expect(findingsIn(definition)).toContain(schemaFinding(text));
});

// Measured on AWS: floci#2968.
test.each(['ItemProcessor', 'Iterator'])('%s of a Map cannot have a QueryLanguage', (field) => {
  const machine = { ...inner({ Type: 'Pass' }), QueryLanguage: 'JSONata' };
  expect(findingsIn(only({ Type: 'Map', [field]: machine }))).toEqual([
    schemaFinding(`Field 'QueryLanguage' is not supported at /States/S/${field}`),
  ]);
});

test('a value with two mistakes in it is reported once', () => {
  // Measured on AWS.
  expect(findingsIn(only({ Type: 'Wait', Seconds: 100_000_000 }))).toEqual([
    schemaFinding('Maximum value is 99999999 at /States/S/Seconds'),
  ]);
  expect(findingsIn(only({ Type: 'Wait', Seconds: -1.5 }))).toEqual([
    schemaFinding('Minimum value is 0 at /States/S/Seconds'),
  ]);
  expect(findingsIn(only({ Type: 'Wait', Seconds: true }))).toHaveLength(1);
});

test('of many unknown fields, the first 50 have a suggestion', () => {
  const fields = Array.from({ length: 60 }, (_, index) => `Comment${index}`);
  const unknown = Object.fromEntries(fields.map((field) => [field, 1]));
  const findings = validateDefinition(only({ Type: 'Pass', ...unknown }));
  expect(findings.map(({ suggestion }) => suggestion)).toEqual([
    ...Array<string>(50).fill('Comment'),
    ...Array<undefined>(10).fill(undefined),
  ]);
});

test('an unknown field may be meant to be a path, or a field of another state', () => {
  const [path] = validateDefinition(only({ Type: 'Wait', Seconds: 1, SecondPath: '$.a' }));
  const [other] = validateDefinition(only({ Type: 'Pass', ResultSelectr: {} }));
  expect([path!.suggestion, other!.suggestion]).toEqual(['SecondsPath', 'ResultSelector']);
});

test('a Type that is no text gets no suggestion', () => {
  const [finding] = validateDefinition(only({ Type: 5 }));
  expect(finding).toEqual({
    ...{ severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED' },
    ...{ message: TYPES, location: '/States/S/Type' },
  });
});

test('missing fields of one object are one finding, before those about its other fields', () => {
  expect(findingsIn({ Foo: 1, States: { S: { Type: 'Task', Bar: 1, Retry: [{ Baz: 1 }], End: true } } })).toEqual([
    schemaFinding('These fields are required: [StartAt] at /'),
    schemaFinding("Field 'Foo' is not supported at /"),
    schemaFinding('These fields are required: [Resource] at /States/S'),
    schemaFinding('These fields are required: [ErrorEquals] at /States/S/Retry[0]'),
    schemaFinding("Field 'Bar' is not supported at /States/S"),
    schemaFinding("Field 'Baz' is not supported at /States/S/Retry[0]"),
  ]);
});

test('states that are no objects are named, each with its place', () => {
  expect(findingsIn({ StartAt: 'A', States: { A: null, B: [], C: { Type: 'Succeed' } } })).toEqual(
    expect.arrayContaining(
      ['A', 'B'].map((name) => schemaFinding(`Expected value of type [OBJECT] at /States/${name}`)),
    ),
  );
  const branch = { StartAt: 'B', States: { B: 1 } };
  expect(findingsIn(only({ Type: 'Parallel', Branches: [branch] }))).toContain(
    schemaFinding('Expected value of type [OBJECT] at /States/S/Branches[0]/States/B'),
  );
});

test.each(['TimeoutSeconds', 'Version', 'QueryLanguage'])('only the whole definition may have %s', (field) => {
  const value = { TimeoutSeconds: 1, Version: '1.0', QueryLanguage: 'JSONPath' }[field];
  const nested = (machine: object) =>
    only({ Type: 'Parallel', Branches: [{ ...inner({ Type: 'Pass' }), ...machine }] });
  expect(findingsIn(only({ Type: 'Pass' }, { [field]: value }))).toEqual([]);
  expect(findingsIn(nested({ [field]: value }))).toEqual([
    schemaFinding(`Field '${field}' is not supported at /States/S/Branches[0]`),
  ]);
});

test('only a processor may have a ProcessorConfig', () => {
  const config = { ProcessorConfig: { Mode: 'INLINE' } };
  expect(findingsIn(only({ Type: 'Pass' }, config))).toEqual([
    schemaFinding("Field 'ProcessorConfig' is not supported at /"),
  ]);
  expect(findingsIn(map({ ItemProcessor: { ...inner({ Type: 'Pass' }), ...config } }))).toEqual([]);
});
