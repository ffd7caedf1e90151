// The text of a definition, and what is wrong with it in AWS's words.
import { readDefinitionText } from '../../../src/asl/text/definition-text';

test('a text without anything but white space is read as null', () => {
  expect(readDefinitionText(' \n')).toEqual({ value: null });
});

test('a text has its value, with all digits of long integers', () => {
  expect(readDefinitionText('{"a": [1, "b", 12345678901234567890]}')).toEqual({
    value: { a: [1, 'b', 12345678901234567890n] },
  });
});

// Recorded: validate_state_machine_definition_not_a_definition.
test('a fault has the place that Jackson gives', () => {
  const location = '[Source: (String)"{"a" 1}"; line: 1, column: 7]';
  expect(readDefinitionText('{"a" 1}')).toEqual({
    finding: {
      ...{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', location },
      message: expect.stringMatching(/^Unexpected character \('1' \(code 49\)\): .*\n at \[Source: /),
    },
  });
});

test('a number that no double holds is refused without a place', () => {
  expect(readDefinitionText('{"a": 1e999}')).toEqual({
    finding: {
      severity: 'ERROR',
      code: 'INVALID_JSON_DESCRIPTION',
      message: 'it holds a number that is too large for a double',
    },
  });
});
