// Validation as a whole: text that is not a definition, the order of the findings, and the error of CreateStateMachine.
import { createStateMachineError, validateDefinition } from '../../src/asl/validate';
import { findingsIn, schemaFinding } from '../support/findings';
import { inner, only } from '../support/machines';

describe('text that is not a definition', () => {
  // Recorded: validate_state_machine_definition_not_a_definition.
  test.each(['', ' ', 'null', '[]', '1', '"text"'])(
    'the text %j is refused because it is not a JSON object',
    (definition) => {
      expect(findingsIn(definition)).toEqual([schemaFinding('Definition must be a valid JSON object')]);
    },
  );

  test('a word that is not JSON is reported with its place', () => {
    const location = '[Source: (String)"hello"; line: 1, column: 6]';
    const expected = "was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
    expect(validateDefinition('hello')).toEqual([
      {
        severity: 'ERROR',
        code: 'INVALID_JSON_DESCRIPTION',
        message: `Unrecognized token 'hello': ${expected}\n at ${location}`,
        location,
        position: { offset: 0, line: 1, column: 1 },
      },
    ]);
  });

  test('other broken JSON is reported in words of the parser', () => {
    expect(validateDefinition('{"StartAt": }')).toMatchObject([
      { code: 'INVALID_JSON_DESCRIPTION', position: { offset: 12, line: 1, column: 13 } },
    ]);
  });

  test.each([[undefined], [null], [[]], [1]])('the value %j is refused because it is not an object', (definition) => {
    expect(findingsIn(definition)).toEqual([schemaFinding('Definition must be a valid JSON object')]);
  });
});

test('all mistakes are reported: those of the outer machine first, and transitions last', () => {
  const definition = {
    StartAt: 'S',
    Foo: 1,
    States: {
      S: { Type: 'Parallel', Branches: [inner({ Type: 'Pass', InputPath: 'a' })], Next: 'Gone' },
      T: { Type: 'Wait', End: true },
    },
  };
  expect(findingsIn(definition)).toEqual([
    schemaFinding("Field 'Foo' is not supported at /"),
    schemaFinding('One of these fields is required: [Seconds, SecondsPath, Timestamp, TimestampPath] at /States/T'),
    schemaFinding('Value must be a valid JSONPath at /States/S/Branches[0]/States/I/InputPath'),
    "MISSING_TRANSITION_TARGET: Missing 'Next' target: Gone at /States/S/Next",
    'MISSING_TRANSITION_TARGET: State "T" is not reachable. at /States/T',
  ]);
});

test('a definition as deep as its text allows is validated without overflowing the stack', () => {
  let definition: object = only({ Type: 'Pass', InputPath: 'a' });
  for (let depth = 0; depth < 2000; depth += 1) definition = only({ Type: 'Parallel', Branches: [definition] });
  expect(validateDefinition(definition)).toHaveLength(1);
});

// Recorded: create_delete_invalid_sm.
test('CreateStateMachine lists all findings in one message', () => {
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
