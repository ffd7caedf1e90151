// The requests that TestState refuses, and with which words.
import { refusal } from './support';
import { testState } from '../../src/simulator';

const PASS = { Type: 'Pass', End: true };
const TASK = { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Parameters: { Message: 'm' }, End: true };
const MAP = { Type: 'Map', ItemProcessor: { StartAt: 'S', States: { S: PASS } }, End: true };
const MACHINE = { StartAt: 'P', States: { P: PASS } };
const RESULT = { result: '{}', fieldValidationMode: 'NONE' };
const ERROR = { errorOutput: { error: 'E', cause: 'c' } };

const invalidRequest = (text: string) => `ParamValidationError: Parameter validation failed:\n${text}`;

describe('a refusal with a recorded text', () => {
  const unsupported =
    'InvalidDefinition: TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]';

  test.each([
    [
      'an empty name of a state',
      { definition: MACHINE, stateName: '' },
      'ParamValidationError: Parameter validation failed:\nInvalid length for parameter stateName, value: 0, valid min length: 1',
    ],
    [
      'a state that is not there',
      { definition: MACHINE, stateName: 'Q' },
      'ValidationException: State not found in definition',
    ],
    [
      'a mock of a Pass',
      { definition: PASS, mock: RESULT },
      "ValidationException: State type 'Pass' is not supported when a mock is specified",
    ],
    [
      'a mocked error of a Fail',
      { definition: { Type: 'Fail' }, mock: ERROR },
      "ValidationException: State type 'Fail' is not supported when a mock is specified",
    ],
    ['a Map without a mock', { definition: MAP }, unsupported],
    ['a Parallel without a mock', { definition: { Type: 'Parallel', Branches: [MACHINE], End: true } }, unsupported],
    [
      'failed iterations without a mock',
      { definition: MAP, stateConfiguration: { mapIterationFailureCount: 0 } },
      'ValidationException: TestState does not support MapIterationFailureCount when a mock is not specified.',
    ],
    [
      'a Task without a mock and without a role',
      { definition: TASK },
      'ValidationException: RoleArn must be specified when testing a Task state',
    ],
    [
      'secrets beside a mock',
      { definition: TASK, mock: RESULT, revealSecrets: true },
      'ValidationException: TestState does not support RevealSecrets when a mock is specified.',
    ],
    [
      'a result and an error',
      { definition: TASK, mock: { ...RESULT, ...ERROR } },
      'ValidationException: A test mock should have only one of the following fields: [result, errorOutput].',
    ],
    [
      'a result that is no JSON',
      { definition: TASK, mock: { result: '{' } },
      'ValidationException: Mocked result must be valid JSON',
    ],
    [
      'a context object with a Map',
      { definition: TASK, mock: RESULT, context: '{"Map": {}}' },
      "ValidationException: Invalid Context object provided: 'Map' field is not supported when mocking a Context object",
    ],
    [
      'a context object with a number for a text',
      { definition: TASK, mock: RESULT, context: '{"Execution": {"Id": 1}}' },
      'ValidationException: Invalid Context object provided: Execution.Id must be a string',
    ],
  ])('%s', async (_, request, words) => {
    expect(await refusal(request)).toBe(words);
  });
});

describe("a refusal with our own text, or one of the SDK and AWS's models", () => {
  test.each([
    ['no definition', {}, invalidRequest('Missing required parameter in input: "definition"')],
    [
      'a member that nobody knows',
      { definition: PASS, mock: { ...RESULT, error: 'E' } },
      invalidRequest('Unknown parameter in mock: "error", must be one of: result, errorOutput, fieldValidationMode'),
    ],
    [
      'an input that is no text',
      { definition: PASS, input: { a: true } },
      invalidRequest(
        `Invalid type for parameter input, value: {"a":true}, type: <class 'dict'>, valid types: <class 'str'>`,
      ),
    ],
    [
      'a negative count',
      { definition: TASK, mock: ERROR, stateConfiguration: { retrierRetryCount: -1 } },
      invalidRequest('Invalid range for parameter stateConfiguration.retrierRetryCount, value: -1, valid min value: 0'),
    ],
    [
      'a level that does not exist',
      { definition: PASS, inspectionLevel: 'ALL' },
      "ValidationException: 1 validation error detected: Value 'ALL' at 'inspectionLevel' failed to satisfy constraint: Member must satisfy enum value set: [INFO, DEBUG, TRACE]",
    ],
    [
      'a name that is too long',
      { definition: MACHINE, stateName: 'n'.repeat(81) },
      "ValidationException: 1 validation error detected: Value at 'stateName' failed to satisfy constraint: Member must have length less than or equal to 80",
    ],
    [
      'a machine without a name of a state',
      { definition: MACHINE },
      'ValidationException: The definition is a state machine. Set stateName to the name of the state to test.',
    ],
    [
      'a definition that AWS would not create',
      { definition: { Type: 'Pass' } },
      "InvalidDefinition: Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: One of these fields is required: [Next, End] at /States/StateName'",
    ],
    [
      'variables that are no object',
      { definition: PASS, variables: '[1]' },
      'ValidationException: Variables must be a JSON object.',
    ],
    [
      'a mock that mocks nothing',
      { definition: TASK, mock: {} },
      'ValidationException: A test mock should have only one of the following fields: [result, errorOutput].',
    ],
    [
      'a context object without a mock',
      { definition: PASS, context: '{}' },
      'ValidationException: TestState does not support Context when a mock is not specified.',
    ],
    [
      'a task token of a task that has none',
      { definition: TASK, mock: RESULT, context: '{"Task": {"Token": "t"}}' },
      "ValidationException: Invalid Context object provided: Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    ],
    [
      'a member of the context object that nobody knows',
      { definition: TASK, mock: RESULT, context: '{"State": {"Colour": "red"}}' },
      "ValidationException: Invalid Context object provided: Field 'Colour' is not allowed",
    ],
  ])('%s', async (_, request, words) => {
    expect(await refusal(request)).toBe(words);
  });

  test('a definition that is not JSON', async () => {
    expect(await refusal({ definition: '{' })).toMatch(
      /^InvalidDefinition: Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION: Unexpected end-of-input: expected close marker for Object [^]* at \[Source: \(String\)"{"; line: 1, column: 2\]'$/,
    );
  });

  test('an input that is not JSON', async () => {
    expect(await refusal({ definition: PASS, input: '{' })).toMatch(
      /^InvalidExecutionInput: Invalid State Machine Execution Input: '/,
    );
  });
});

test("a mocked result is held to the service's model, as strictly as the request says", async () => {
  const mocked = (fieldValidationMode?: string) =>
    refusal({
      definition: TASK,
      mock: { result: '{"MessageId": 1}', ...(fieldValidationMode && { fieldValidationMode }) },
    });
  const words = "ValidationException: Mock result schema validation error: Field 'MessageId' must be a string";
  expect([await mocked(), await mocked('PRESENT'), await mocked('NONE')]).toEqual([words, words, 'accepted']);
});

test('a value that is not a request is refused', async () => {
  const type = (found: string) =>
    invalidRequest(`Invalid type for parameter input, value: ${found}, valid types: <class 'dict'>`);
  expect(await refusal(null as unknown as object)).toBe(type("None, type: <class 'NoneType'>"));
  expect(await refusal(1 as unknown as object)).toBe(type("1, type: <class 'int'>"));
});

test('a definition that is no JSON value says so', async () => {
  const circular: { Type: string; Result?: object } = { Type: 'Pass' };
  circular.Result = circular;
  await expect(testState({ definition: circular })).rejects.toThrow('Cannot write the definition as JSON: ');
});

test('undefined members count as missing', async () => {
  const request = { definition: PASS, mock: undefined, roleArn: undefined, input: undefined };
  expect(await testState(request)).toEqual({ status: 'SUCCEEDED', output: '{}' });
});

test('a Task with a role but without a mock says what to mock', async () => {
  const roleArn = 'arn:aws:iam::111111111111:role/Mine';
  await expect(testState({ definition: TASK, roleArn })).rejects.toThrow(
    "TestState cannot call arn:aws:states:::sns:publish for the task 'StateName' offline. Mock its result",
  );
});
