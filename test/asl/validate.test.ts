// Validation as a whole: what cannot be read, the fields of machines and states, and the order of the findings.
import { createStateMachineError, validateDefinition } from '../../src/asl/validate';
import { inner, only, task } from '../simulator/machines';
import { findingsIn } from '../support/findings';

const schema = (text: string) => `SCHEMA_VALIDATION_FAILED: ${text}`;
const machine = (States: object) => ({ StartAt: 'S', States });
const map = (rest: object) => only({ Type: 'Map', ItemProcessor: inner({ Type: 'Pass' }), ...rest });

describe('what is no definition', () => {
  // Recorded: validate_state_machine_definition_not_a_definition.
  test.each(['', ' ', 'null', '[]', '1', '"text"'])('%j is no JSON object', (definition) => {
    expect(findingsIn(definition)).toEqual([schema('Definition must be a valid JSON object')]);
  });

  test('a word that is no JSON is told with its place', () => {
    const location = '[Source: (String)"hello"; line: 1, column: 6]';
    const expected = "was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
    expect(validateDefinition('hello')).toEqual([
      {
        severity: 'ERROR',
        code: 'INVALID_JSON_DESCRIPTION',
        message: `Unrecognized token 'hello': ${expected}\n at ${location}`,
        location,
      },
    ]);
  });

  test('other broken JSON is told in words of the parser', () => {
    expect(validateDefinition('{"StartAt": }')).toMatchObject([{ code: 'INVALID_JSON_DESCRIPTION' }]);
  });

  test.each([[undefined], [null], [[]], [1]])('%j as a value is none either', (definition) => {
    expect(findingsIn(definition)).toEqual([schema('Definition must be a valid JSON object')]);
  });
});

test.each<[string, object, string]>([
  // Recorded: the place of the whole machine is a slash.
  ['a machine needs its fields', {}, 'These fields are required: [States, StartAt] at /'],
  ['a machine has states', { StartAt: 'S', States: {} }, 'Value must NOT have fewer than 1 properties at /States'],
  ['a machine has known fields', { ...only({ Type: 'Pass' }), Foo: 1 }, "Field 'Foo' is not supported at /"],
  ['a machine has texts', { ...only({ Type: 'Pass' }), Version: 1 }, 'Expected value of type [STRING] at /Version'],
  [
    'a time-out is not below 0',
    { ...only({ Type: 'Pass' }), TimeoutSeconds: -1 },
    'Minimum value is 0 at /TimeoutSeconds',
  ],
  [
    'a time-out is at most 99,999,999 s',
    { ...only({ Type: 'Pass' }), TimeoutSeconds: 1e8 },
    'Maximum value is 99999999 at /TimeoutSeconds',
  ],
  [
    'a language is known',
    { ...only({ Type: 'Pass' }), QueryLanguage: 'XPath' },
    'Value should be one of the following: [JSONPath, JSONata] at /QueryLanguage',
  ],
  ['a state is an object', machine({ S: 1 }), 'Expected value of type [OBJECT] at /States/S'],
  ['a state has a type', only({}), 'These fields are required: [Type] at /States/S'],
  [
    'a type is known',
    only({ Type: 'Loop' }),
    'Value should be one of the following: [Choice, Fail, Map, Parallel, Pass, Succeed, Task, Wait] at /States/S/Type',
  ],
  [
    'a type is an own word',
    only({ Type: 'constructor' }),
    'Value should be one of the following: [Choice, Fail, Map, Parallel, Pass, Succeed, Task, Wait] at /States/S/Type',
  ],
  [
    'a state leads on or ends',
    machine({ S: { Type: 'Pass' } }),
    'One of these fields is required: [Next, End] at /States/S',
  ],
  [
    'a state does not both',
    only({ Type: 'Pass', Next: 'S' }),
    "The fields 'Next' and 'End' exclude each other at /States/S",
  ],
  // Measured on AWS: floci#2735.
  ['a Pass has no catchers', only({ Type: 'Pass', Catch: [] }), "Field 'Catch' is not supported at /States/S"],
  ['a Map has no time-out', map({ TimeoutSeconds: 1 }), "Field 'TimeoutSeconds' is not supported at /States/S"],
  ['a Task has a resource', only({ Type: 'Task' }), 'These fields are required: [Resource] at /States/S'],
  [
    'a Wait knows how long',
    only({ Type: 'Wait' }),
    'One of these fields is required: [Seconds, SecondsPath, Timestamp, TimestampPath] at /States/S',
  ],
  [
    'a Wait knows it once',
    only({ Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z' }),
    'There should only be one of the following fields: [Seconds, Timestamp] at /States/S',
  ],
  [
    'a number is given once',
    map({ MaxConcurrency: 1, MaxConcurrencyPath: '$.n' }),
    'There should only be one of the following fields: [MaxConcurrency, MaxConcurrencyPath] at /States/S',
  ],
  // Recorded: wait_timestamp_invalid.
  [
    'a timestamp has a T and an offset',
    only({ Type: 'Wait', Timestamp: '2026-01-01 00:00:00' }),
    'String does not match RFC3339 timestamp at /States/S/Timestamp',
  ],
  ['seconds are not below 0', only({ Type: 'Wait', Seconds: -1 }), 'Minimum value is 0 at /States/S/Seconds'],
  [
    'seconds are whole',
    only({ Type: 'Wait', Seconds: 1.5 }),
    'Value must be a number, or a JSONata expression at /States/S/Seconds',
  ],
  [
    'seconds are numbers',
    only({ Type: 'Wait', Seconds: '1' }),
    'Value must be a number, or a JSONata expression at /States/S/Seconds',
  ],
  [
    'seconds are an expression only in JSONata',
    only({ Type: 'Wait', Seconds: '{% 1 %}' }),
    'Expected value of type [INTEGER] at /States/S/Seconds',
  ],
  ['MaxConcurrency is not below 0', map({ MaxConcurrency: -1 }), 'Minimum value is 0 at /States/S/MaxConcurrency'],
  [
    'a Map has a processor',
    only({ Type: 'Map' }),
    'One of these fields is required: [ItemProcessor, Iterator] at /States/S',
  ],
  [
    'a Parallel has branches',
    only({ Type: 'Parallel', Branches: [] }),
    'Value must NOT have fewer than 1 items at /States/S/Branches',
  ],
  [
    'a branch is a machine',
    only({ Type: 'Parallel', Branches: [{}] }),
    'These fields are required: [States, StartAt] at /States/S/Branches[0]',
  ],
  ['a retrier names errors', task({ Retry: [{}] }), 'These fields are required: [ErrorEquals] at /States/S/Retry[0]'],
  [
    'a retrier names some',
    task({ Retry: [{ ErrorEquals: [] }] }),
    'Value must NOT have fewer than 1 items at /States/S/Retry[0]/ErrorEquals',
  ],
  [
    'a retrier waits',
    task({ Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 0 }] }),
    'Minimum value is 1 at /States/S/Retry[0]/IntervalSeconds',
  ],
  [
    'waits do not shrink',
    task({ Retry: [{ ErrorEquals: ['E'], BackoffRate: 0.5 }] }),
    'Minimum value is 1 at /States/S/Retry[0]/BackoffRate',
  ],
  [
    'waits end',
    task({ Retry: [{ ErrorEquals: ['E'], MaxDelaySeconds: 31622401 }] }),
    'Maximum value is 31622400 at /States/S/Retry[0]/MaxDelaySeconds',
  ],
  [
    'jitter is known',
    task({ Retry: [{ ErrorEquals: ['E'], JitterStrategy: 'HALF' }] }),
    'Value should be one of the following: [FULL, NONE] at /States/S/Retry[0]/JitterStrategy',
  ],
  // Recorded: invalid_credentials_field.
  [
    'credentials have a role',
    task({ Credentials: {} }),
    "The field 'RoleArn' is required but was missing at /States/S/Credentials",
  ],
  [
    'places keep slashes in names',
    { StartAt: 'a/b~c', States: { 'a/b~c': { Type: 'Task', End: true, Retry: {} } } },
    'Expected value of type [ARRAY] at /States/a/b~c/Retry',
  ],
])('%s', (_, definition, text) => {
  expect(findingsIn(definition)).toContain(schema(text));
});

test('each mistake is told once', () => {
  expect(findingsIn(only({ Type: 'Wait', Seconds: -1.5 }))).toEqual([
    schema('Minimum value is 0 at /States/S/Seconds'),
  ]);
  expect(findingsIn(only({ Type: 'Wait', Seconds: true }))).toHaveLength(1);
});

test('all mistakes are told: those of the outer machine first, and transitions last', () => {
  const definition = {
    StartAt: 'S',
    Foo: 1,
    States: {
      S: { Type: 'Parallel', Branches: [inner({ Type: 'Pass', InputPath: 'a' })], Next: 'Gone' },
      T: { Type: 'Wait', End: true },
    },
  };
  expect(findingsIn(definition)).toEqual([
    schema("Field 'Foo' is not supported at /"),
    schema('One of these fields is required: [Seconds, SecondsPath, Timestamp, TimestampPath] at /States/T'),
    schema("The value for the field 'InputPath' must be a valid JSONPath at /States/S/Branches[0]/States/I/InputPath"),
    "MISSING_TRANSITION_TARGET: Missing 'Next' target: Gone at /States/S/Next",
    'MISSING_TRANSITION_TARGET: State "T" is not reachable. at /States/T',
  ]);
});

test('a definition as deep as its text allows is judged, not overflown', () => {
  let definition: object = only({ Type: 'Pass', InputPath: 'a' });
  for (let depth = 0; depth < 2000; depth += 1) definition = only({ Type: 'Parallel', Branches: [definition] });
  expect(validateDefinition(definition)).toHaveLength(1);
});

// Recorded: create_delete_invalid_sm.
test('CreateStateMachine says all findings in one message', () => {
  expect(createStateMachineError(validateDefinition({ StartAt: 'S' }))).toEqual({
    error: 'InvalidDefinition',
    message: "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'",
  });
  expect(
    createStateMachineError(validateDefinition({ StartAt: 'S', States: { S: { Type: 'Pass', Next: 'S' } }, Foo: 1 }))
      .message,
  ).toBe(
    "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Field 'Foo' is not supported at /, " +
      "MISSING_END_STATE: Workflow has no terminal state at null'",
  );
});
