// The schema of MockConfigFile.json for editors: Step Functions Local's format, and Expect of the command `test`.
import { closed, described, editorSchema, objectOf, type JsonSchema } from './editor-schema';
import { STATUSES, type FIELDS } from '../../src/cli/test/expectation';

const expectation: Readonly<Record<(typeof FIELDS)[number], JsonSchema>> = {
  Input: { description: "The execution's input. Default: `{}`." },
  Status: {
    enum: STATUSES,
    description: 'How the execution must end. Default: SUCCEEDED, or with an Error or a Cause FAILED.',
  },
  Error: { type: 'string', description: "The name of the execution's error." },
  Cause: { type: 'string', description: "The execution's cause." },
  Output: { description: "The execution's output." },
};

const answer: JsonSchema = closed(
  {
    Return: {
      description: 'The service\'s whole answer. For a Lambda function, `{ "StatusCode": 200, "Payload": ... }`.',
    },
    Throw: {
      type: 'object',
      required: ['Error'],
      properties: {
        Error: { type: 'string', description: 'The name of the error, which Retry and Catch look for.' },
        Cause: { type: 'string', description: 'The text that Catch sees as Cause.' },
      },
      description: 'The task fails with this error.',
    },
  },
  { description: 'What an attempt gets: one of the two.', minProperties: 1, maxProperties: 1 },
);

const machine: JsonSchema = {
  type: 'object',
  required: ['TestCases'],
  properties: {
    TestCases: objectOf(
      described(
        "The name of a mocked response under each state's name. States without one call the real service.",
        objectOf({ type: 'string', description: 'The name of a mocked response.' }),
      ),
      { description: 'The test cases by name.' },
    ),
    Expect: objectOf(closed(expectation, { description: 'What the test case of this name must come to.' }), {
      description:
        'An extension of cdk-lambda-workflows, which Step Functions Local ignores: what test cases must come to, by their names.',
    }),
  },
};

export function mockConfigSchema(): object {
  return editorSchema(
    'mock-config.json',
    'Mock configuration of Step Functions Local: MockConfigFile.json',
    'Test cases of state machines, each with mocked responses for its states. The command `test` of cdk-lambda-workflows runs them.',
    {
      type: 'object',
      required: ['StateMachines'],
      properties: {
        $schema: { type: 'string', description: 'The place of this schema, for editors.' },
        StateMachines: objectOf(machine, { description: 'The state machines by name.' }),
        MockedResponses: objectOf(
          objectOf(answer, {
            description: 'Answers by the number of the attempt, from `"0"`, or by a range such as `"1-2"`.',
            propertyNames: { pattern: '^\\s*\\d+(-\\d+)?\\s*$' },
          }),
          { description: 'The mocked responses by name.' },
        ),
      },
    },
  );
}
