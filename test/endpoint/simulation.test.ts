import { arn, FixedClock, PASS, TestApi } from '../support/endpoint';

const definition = JSON.stringify({
  StartAt: 'One',
  States: {
    One: { Type: 'Wait', Seconds: 3600, Next: 'Two' },
    Two: { Type: 'Wait', Seconds: 86_400, End: true },
  },
});

let api: TestApi;

beforeEach(() => {
  api = new TestApi({ clock: new FixedClock(Date.UTC(2030, 0, 1)) });
});

afterEach(() => api.close());

async function control(method: string, path: string, body = ''): Promise<{ status: number; body: any }> {
  const answer = await api.endpoint.handle({ method, path, headers: { host: 'localhost' }, body: Buffer.from(body) });
  return { status: answer.status, body: JSON.parse(String(answer.body)) };
}

test('advance moves time, and everything happens when it is due', async () => {
  const stateMachineArn = await api.machine('M', { definition });
  await api.call('StartExecution', { stateMachineArn, name: 'a' });
  expect(await control('POST', '/_sim/advance', '{"seconds": 100000}')).toEqual({
    status: 200,
    body: { now: '2030-01-02T03:46:40.000Z', stateMachines: 1, runningExecutions: 0 },
  });
  const { stopDate, startDate, status } = await api.call('DescribeExecution', {
    executionArn: arn('execution', 'M:a'),
  });
  expect([status, stopDate! - startDate]).toEqual(['SUCCEEDED', 90_000]);
});

test('an execution that waits for a worker times out after a year, and its task is gone', async () => {
  const { activityArn } = await api.call('CreateActivity', { name: 'Check' });
  const asking = { StartAt: 'A', States: { A: { Type: 'Task', Resource: activityArn, End: true } } };
  const stateMachineArn = await api.machine('M', { definition: JSON.stringify(asking) });
  const { executionArn } = await api.call('StartExecution', { stateMachineArn, name: 'a' });
  const { taskToken } = await api.call('GetActivityTask', { activityArn });
  const year = 366 * 86_400;
  await control('POST', '/_sim/advance', JSON.stringify({ seconds: year - 1 }));
  expect(await api.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'RUNNING' });
  await control('POST', '/_sim/advance', '{"seconds": 1000}');
  const { status, startDate, stopDate } = await api.call('DescribeExecution', { executionArn });
  expect([status, stopDate! - startDate]).toEqual(['TIMED_OUT', year]);
  expect(await api.refusal('SendTaskSuccess', { taskToken: taskToken!, output: '1' })).toMatch(/^TaskTimedOut/);
});

test('a reset aborts all executions and forgets everything', async () => {
  const stateMachineArn = await api.machine('M', { definition });
  await api.call('StartExecution', { stateMachineArn, name: 'a' });
  expect((await control('GET', '/_sim/status')).body).toMatchObject({ stateMachines: 1, runningExecutions: 1 });
  expect((await control('POST', '/_sim/reset')).body).toMatchObject({ stateMachines: 0, runningExecutions: 0 });
  expect(await api.refusal('StartExecution', { stateMachineArn })).toMatch(/^StateMachineDoesNotExist/);
  await api.machine('M', { definition: PASS });
});

test.each([
  ['', /^The body is not JSON .* expected \{"seconds": NUMBER\}/],
  ['{"seconds": -1}', /^Expected \{"seconds": NUMBER\}/],
  ['{"seconds": 1e300}', /^Expected/],
  ['[]', /^Expected/],
])('the body %j is refused', async (body, message) => {
  expect(await control('POST', '/_sim/advance', body)).toEqual({
    status: 400,
    body: { __type: 'ValidationException', message: expect.stringMatching(message) },
  });
});

test('an unknown control is an error', async () => {
  expect(await control('GET', '/_sim/reset')).toMatchObject({
    status: 404,
    body: {
      message: 'There is no GET /_sim/reset: there is POST /_sim/advance, POST /_sim/reset and GET /_sim/status.',
    },
  });
});
