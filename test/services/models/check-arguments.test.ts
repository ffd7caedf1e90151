// Tasks whose arguments AWS does not take: they fail before anything of them is recorded.
import { Simulator, type RunOptions } from '../../../src/simulator';
import { END, machineOf } from '../../support/machines';

const run = (state: object, options: RunOptions = {}) =>
  Simulator.fromDefinition(machineOf({ S: { Type: 'Task', Next: 'Caught', ...state }, Caught: END })).run({
    mocks: { S: () => ({}) },
    ...options,
  });
const WHERE = "An error occurred while executing the state 'S' (entered at the event id #2). ";

// Seen on AWS: ASFHyP3/hyp3#2585.
test('States.Runtime, which nothing retries or catches', async () => {
  const recovery = {
    Retry: [{ ErrorEquals: ['States.ALL'] }],
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
  };
  const Parameters = { QueueUrl: 'q', MessageBody: 'm', 'DelaySeconds.$': '$.delay' };
  const state = { Resource: 'arn:aws:states:::sqs:sendMessage', Parameters, ...recovery };
  const execution = await run(state, { input: { delay: 'x' } });
  expect(execution).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause:
      `${WHERE}The Parameters '{"QueueUrl":"q","MessageBody":"m","DelaySeconds":"x"}' could not be used to start the Task: ` +
      "[The value for the field 'DelaySeconds' must be an INTEGER]",
  });
  expect(execution.history.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'ExecutionFailed',
  ]);
});

test('an unknown name is reported with the date of the models, and an option turns the check off', async () => {
  const state = {
    ...{ QueryLanguage: 'JSONata', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' },
    Arguments: { FunctionName: 'f', TaskToken: '{% $states.context.Task.Token %}' },
  };
  const { error, cause } = await run(state);
  expect(error).toBe('States.Runtime');
  expect(cause).toMatch(
    /^An error .* The Arguments '{"FunctionName":"f","TaskToken":".*"}' could not be used to start the Task: /,
  );
  expect(cause).toMatch(
    /\[The field "TaskToken" is not supported by Step Functions\]\. AWS's model here is of \d{4}-\d\d-\d\d; /,
  );
  expect(cause).toMatch(/argumentValidation: 'NONE' \(start --ignore-models\) turns this check off$/);
  expect((await run(state, { argumentValidation: 'NONE' })).status).toBe('SUCCEEDED');
});

test('without Parameters, the input is what the task is given', async () => {
  const state = { Resource: 'arn:aws:states:::aws-sdk:s3:listBuckets' };
  expect((await run(state, { input: { a: 1 } })).cause).toContain('[The field "a" is not supported by Step Functions]');
  expect((await run(state, { input: { Prefix: 'a' } })).status).toBe('SUCCEEDED');
});
