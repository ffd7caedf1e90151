// refuses(...): a service that answers with an error.
import { refuses, returns, sequence, Simulator, type FieldValidationMode, type Mock } from '../../../src/simulator';
import { jsonMocks } from '../../../src/simulator/mocks/json-mocks';

function simulator(resource: string, parameters: object = {}) {
  const task = { Type: 'Task', Resource: resource, Parameters: parameters, End: true };
  return Simulator.fromDefinition({ StartAt: 'Call', States: { Call: task } });
}

const PUT = 'arn:aws:states:::aws-sdk:dynamodb:putItem';
const CODE = 'ConditionalCheckFailedException';

async function run(resource: string, mock: Mock, parameters?: object, mockValidation?: FieldValidationMode) {
  return simulator(resource, parameters).run({ mocks: { Call: mock }, mockValidation });
}

const CAUSE =
  /^The conditional request failed \(Service: DynamoDb, Status Code: 400, Request ID: [\da-f-]{36}\) \(SDK Attempt Count: 1\)$/;

test('a refusal becomes Error and Cause of the task, with a request id of the seed', async () => {
  const mock = refuses(CODE, 'The conditional request failed');
  const [one, other] = [await run(PUT, mock), await run(PUT, mock)];
  expect(one.error).toBe('DynamoDb.ConditionalCheckFailedException');
  expect(one.cause).toMatch(CAUSE);
  expect(other.cause).toBe(one.cause);
});

test.each<[string, Mock]>([
  ['returned by a function', () => refuses(CODE, 'The conditional request failed')],
  [
    'thrown by a function',
    () => {
      throw refuses(CODE, 'The conditional request failed');
    },
  ],
  [
    'a rejected promise',
    async () => {
      throw refuses(CODE, 'The conditional request failed');
    },
  ],
  ['the first of a sequence', sequence(refuses(CODE, 'The conditional request failed'), returns({}))],
  [
    'in a file',
    jsonMocks(
      { Call: { refuses: { code: CODE, message: 'The conditional request failed', statusCode: 400 } } },
      'm.json',
    ).Call!,
  ],
])('it may be %s', async (_, mock) => {
  expect((await run(PUT, mock)).cause).toMatch(CAUSE);
});

test('a function by its ARN is refused by Lambda', async () => {
  const execution = await run(
    'arn:aws:lambda:us-east-1:123456789012:function:F',
    refuses('TooManyRequestsException', 'Rate Exceeded.'),
  );
  expect(execution.error).toBe('Lambda.TooManyRequestsException');
  expect(execution.cause).toMatch(
    /^Rate Exceeded. \(Service: AWSLambda; Status Code: 429; Error Code: TooManyRequestsException; /,
  );
  expect(execution.history.map(({ type }) => type)).toContain('LambdaFunctionFailed');
});

test('a job that is refused is not submitted', async () => {
  const { history, error } = await run(
    'arn:aws:states:::glue:startJobRun.sync',
    refuses('ConcurrentRunsExceededException', 'Concurrent runs exceeded for J'),
    { JobName: 'J' },
  );
  expect(error).toBe('Glue.ConcurrentRunsExceededException');
  const types = history.map(({ type }) => type);
  expect(types).toContain('TaskSubmitFailed');
  expect(types).not.toContain('TaskSubmitted');
});

test('a refusal can have its own status', async () => {
  const { cause } = await run(PUT, refuses('InternalServerError', 'Oh', { statusCode: 503 }));
  expect(cause).toContain('Status Code: 503');
});

test('a code that is written wrongly is a mistake in the mock', async () => {
  await expect(run(PUT, refuses('ConditionalCheckFaildException'))).rejects.toThrow(
    `The mock of 'Call' (${PUT}) refuses with an error that the service does not have: no error is named 'ConditionalCheckFaildException', ` +
      "but one is named 'ConditionalCheckFailedException'. Fix the mock. If AWS's model here is out of date, " +
      "set mockValidation: 'NONE' (it is 'PRESENT').",
  );
  const lenient = await run(PUT, refuses('ConditionalCheckFaildException'), {}, 'NONE');
  expect(lenient.error).toBe('DynamoDb.DynamoDbException');
});

test('only an API of a service can refuse', async () => {
  await expect(run('arn:aws:states:us-east-1:123456789012:activity:A', refuses('Throttling'))).rejects.toThrow(
    "is not the API of a service. Use fails('ErrorName', 'cause') for the failure of an activity's worker.",
  );
  await expect(
    run('arn:aws:states:::http:invoke', refuses('404'), { ApiEndpoint: 'https://a.example', Method: 'GET' }),
  ).rejects.toThrow("Use returns({ StatusCode: 404, ResponseBody: '…' }) for the answer of an HTTP endpoint.");
  expect(() => refuses('')).toThrow(
    "Invalid code '' for refuses(...): expected the name of an error, such as 'ThrottlingException'.",
  );
});
