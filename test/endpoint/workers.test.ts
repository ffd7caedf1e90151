import { arn, FixedClock, TestApi } from '../support/endpoint';

const activityArn = arn('activity', 'Review');
const executionArn = arn('execution', 'M:a');
const definition = JSON.stringify({
  StartAt: 'Review',
  States: {
    Review: { Type: 'Task', Resource: activityArn, TimeoutSeconds: 100, HeartbeatSeconds: 10, End: true },
  },
});

let api: TestApi;
let clock: FixedClock;

beforeEach(async () => {
  clock = new FixedClock(1_000_000_000_000);
  api = new TestApi({ clock });
  await api.call('CreateActivity', { name: 'Review' });
  await api.machine('M', { definition });
});

afterEach(() => api.close());

const start = () =>
  api.call('StartExecution', { stateMachineArn: arn('stateMachine', 'M'), name: 'a', input: '{"n":1}' });
const described = () => api.call('DescribeExecution', { executionArn });
const poll = async () => (await api.call('GetActivityTask', { activityArn, workerName: 'w' })) as Required<Answered>;
interface Answered {
  readonly taskToken?: string;
  readonly input?: string;
}

test('a worker that waits gets the task, and its answer is the result', async () => {
  const waiting = poll();
  await start();
  const { taskToken, input } = await waiting;
  expect(JSON.parse(input)).toEqual({ n: 1 });
  await api.call('SendTaskHeartbeat', { taskToken });
  await api.call('SendTaskSuccess', { taskToken, output: '{"ok":true}' });
  await api.ended(executionArn);
  expect(await described()).toMatchObject({ status: 'SUCCEEDED', output: '{"ok":true}' });
  const { events } = await api.call('GetExecutionHistory', { executionArn });
  expect(events.map(({ type }) => type)).toEqual([
    ...['ExecutionStarted', 'TaskStateEntered', 'ActivityScheduled', 'ActivityStarted', 'ActivitySucceeded'],
    ...['TaskStateExited', 'ExecutionSucceeded'],
  ]);
  expect(events[3]!.activityStartedEventDetails).toEqual({ workerName: 'w' });
});

test('a task waits for a worker, who may let it fail', async () => {
  await start();
  const { taskToken } = await poll();
  await api.call('SendTaskFailure', { taskToken, error: 'Bad', cause: 'very' });
  await api.ended(executionArn);
  expect(await described()).toMatchObject({ status: 'FAILED', error: 'Bad', cause: 'very' });
});

test('an answer that comes twice, or too late, or to nothing, is refused', async () => {
  await start();
  const { taskToken } = await poll();
  expect(await api.refusal('SendTaskSuccess', { taskToken, output: 'no JSON' })).toMatch(/^InvalidOutput: /);
  await api.call('SendTaskSuccess', { taskToken, output: '1' });
  expect(await api.refusal('SendTaskSuccess', { taskToken, output: '1' })).toMatch(/^TaskTimedOut: Task Timed Out: '/);
  expect(await api.refusal('SendTaskHeartbeat', { taskToken: 'x' })).toBe(
    "InvalidToken: Invalid Token: 'Invalid token'",
  );
});

test('a task times out if its worker sends no heartbeat', async () => {
  await start();
  await poll();
  await api.advance(11);
  await api.ended(executionArn);
  expect(await described()).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
});

test('a poll ends empty after a minute, or when the worker is gone, and takes no task with it', async () => {
  const first = poll();
  await api.advance(60);
  expect(await first).toEqual({});
  const gone = new AbortController();
  const second = api.send('GetActivityTask', { activityArn }, {}, gone.signal);
  gone.abort();
  expect((await second).body).toEqual({});
  await start();
  expect(await poll()).toHaveProperty('taskToken');
});

test('polling an activity that does not exist is an error', async () => {
  expect(await api.refusal('GetActivityTask', { activityArn: arn('activity', 'None') })).toMatch(
    /^ActivityDoesNotExist/,
  );
  await api.call('DeleteActivity', { activityArn });
  await start();
  await api.ended(executionArn);
  // Recorded: activity_task_on_deleted, which has no event of the task.
  expect(await described()).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause:
      "An error occurred while executing the state 'Review' (entered at the event id #2). " +
      `The activity ${activityArn} does not exist.`,
  });
});

test('a machine can be the worker, through the SDK integration', async () => {
  const worker = JSON.stringify({
    StartAt: 'Get',
    States: {
      Get: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:sfn:getActivityTask',
        Parameters: { ActivityArn: activityArn, WorkerName: 'machine' },
        Next: 'Send',
      },
      Send: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:sfn:sendTaskSuccess',
        Parameters: { 'TaskToken.$': '$.TaskToken', Output: { done: true } },
        Next: 'Wrong',
      },
      Wrong: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:sfn:describeExecution',
        Parameters: { ExecutionArn: 'nonsense' },
        End: true,
      },
    },
  });
  const workerArn = await api.machine('W', { definition: worker });
  await start();
  await api.call('StartExecution', { stateMachineArn: workerArn, name: 'w' });
  await api.ended(executionArn);
  expect(await described()).toMatchObject({ status: 'SUCCEEDED', output: '{"done":true}' });
  await api.ended(arn('execution', 'W:w'));
  expect(await api.call('DescribeExecution', { executionArn: arn('execution', 'W:w') })).toMatchObject({
    error: 'Sfn.InvalidArnException',
    cause: expect.stringMatching(
      /^Invalid Arn: 'Invalid ARN prefix: nonsense' \(Service: Sfn, Status Code: 400, Request ID: /,
    ),
  });
});
