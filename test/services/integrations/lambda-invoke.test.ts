// The event of lambda:invoke: an object, or text that is the body of the invocation.
import { Simulator, type RunOptions } from '../../../src/simulator';
import { only } from '../../support/machines';

const run = (Parameters: object, options: RunOptions = {}, action = 'invoke') => {
  const received: unknown[] = [];
  const state = {
    Type: 'Task',
    Resource: `arn:aws:states:::lambda:${action}`,
    Parameters: { FunctionName: 'F', ...Parameters },
  };
  const mocks = { S: (event: unknown) => received.push(event) };
  return Simulator.fromDefinition(only(state))
    .run({ mocks, ...options })
    .then((execution) => ({ execution, received }));
};

// Recorded: invoke_json_values; a missing Payload and null are an empty object (invoke_unsupported_param).
test.each([
  ['States.JsonToString($)', { n: 1 }, { n: 1 }],
  ['$.text', { text: '{"a":[1]}' }, { a: [1] }],
  ['$.text', { text: '"HelloWorld"' }, 'HelloWorld'],
  ['$.text', { text: '0.0' }, 0],
  ['$.text', { text: null }, {}],
  ['$', { n: 1 }, { n: 1 }],
])('%s of %j gives the function %j', async (path, input, event) => {
  for (const action of ['invoke', 'invoke.waitForTaskToken']) {
    const { execution, received } = await run({ 'Payload.$': path }, { input }, action);
    expect([execution.status, ...received]).toEqual(['SUCCEEDED', event]);
  }
});

test('the history has the text', async () => {
  const { execution } = await run({ Payload: '{"a":1}' });
  expect(execution.history[2]!.taskScheduledEventDetails).toMatchObject({
    parameters: '{"FunctionName":"F","Payload":"{\\"a\\":1}"}',
  });
});

test('text that is not JSON is refused by Lambda, and its function is not called', async () => {
  const { execution, received } = await run({ Payload: 'hello' });
  expect(received).toEqual([]);
  expect(execution).toMatchObject({ status: 'FAILED', error: 'Lambda.InvalidRequestContentException' });
  expect(execution.cause).toMatch(
    /^Could not parse request body into json: Could not parse payload into json: Unrecognized token 'hello': was expecting \(JSON String, Number, Array, Object or token 'null', 'true' or 'false'\)\n at \[Source: \(byte\[\]\)"hello"; line: 1, column: 6\] \(Service: AWSLambda; Status Code: 400; Error Code: InvalidRequestContentException; Request ID: .*; Proxy: null\)$/,
  );
  const types = async (action: string) =>
    (await run({ Payload: 'hello' }, {}, action)).execution.history.map(({ type }) => type);
  expect(await types('invoke')).toContain('TaskFailed');
  expect(await types('invoke.waitForTaskToken')).toContain('TaskSubmitFailed');
});
