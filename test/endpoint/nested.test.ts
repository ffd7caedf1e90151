import { arn, FixedClock, PASS, TestApi } from '../support/endpoint';

const task = (pattern: string, Parameters: object) =>
  JSON.stringify({
    StartAt: 'T',
    States: {
      T: { Type: 'Task', Resource: `arn:aws:states:::states:startExecution${pattern}`, Parameters, End: true },
    },
  });
const child = { StateMachineArn: arn('stateMachine', 'Child'), Name: 'c', Input: { n: 1 } };
const parentArn = arn('execution', 'Parent:p');
const childArn = arn('execution', 'Child:c');
const FAILING = JSON.stringify({ StartAt: 'F', States: { F: { Type: 'Fail', Error: 'No', Cause: 'because' } } });
const WAITING = JSON.stringify({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } });

let api: TestApi;

beforeEach(() => {
  api = new TestApi({ clock: new FixedClock(1_000_000_000_000) });
});

afterEach(() => api.close());

async function start(pattern: string, childDefinition = PASS, parameters: object = child): Promise<void> {
  await api.machine('Child', { definition: childDefinition });
  await api.machine('Parent', { definition: task(pattern, parameters) });
  await api.call('StartExecution', { stateMachineArn: arn('stateMachine', 'Parent'), name: 'p' });
}

async function ended(pattern: string, childDefinition?: string, parameters?: object) {
  await start(pattern, childDefinition, parameters);
  await api.ended(parentArn);
  const described = await api.call('DescribeExecution', { executionArn: parentArn });
  return { ...described, output: described.output === undefined ? undefined : JSON.parse(described.output) };
}

test('an execution is started and not waited for', async () => {
  expect(await ended('', WAITING)).toMatchObject({ status: 'SUCCEEDED', output: { ExecutionArn: childArn } });
  expect(await api.call('DescribeExecution', { executionArn: childArn })).toMatchObject({
    ...{ status: 'RUNNING', input: '{"n":1}' },
  });
});

test('.sync waits for the end and gives it as text, .sync:2 as JSON', async () => {
  expect((await ended('.sync')).output).toMatchObject({ Status: 'SUCCEEDED', Output: '{"n":1}' });
  api.endpoint.world.reset();
  expect((await ended('.sync:2')).output).toMatchObject({ Status: 'SUCCEEDED', Output: { n: 1 } });
});

test('a child that fails fails the task with its description', async () => {
  const { error, cause } = await ended('.sync:2', FAILING);
  expect(error).toBe('States.TaskFailed');
  expect(JSON.parse(cause!)).toMatchObject({ ExecutionArn: childArn, Status: 'FAILED', Error: 'No', Cause: 'because' });
});

test('stopping the parent stops the child that it waits for', async () => {
  await start('.sync', WAITING);
  await api.advance(1);
  await api.call('StopExecution', { executionArn: parentArn });
  await api.ended(childArn);
  expect(await api.call('DescribeExecution', { executionArn: childArn })).toMatchObject({ status: 'ABORTED' });
});

test('a refusal of StartExecution fails the task', async () => {
  const wrong = { ...child, StateMachineArn: arn('stateMachine', 'None') };
  expect(await ended('.sync:2', PASS, wrong)).toMatchObject({
    error: 'StepFunctions.StateMachineDoesNotExistException',
    cause: expect.stringMatching(
      /^State Machine Does Not Exist: '.*:None' \(Service: AWSStepFunctions; Status Code: 400;/,
    ),
  });
});
