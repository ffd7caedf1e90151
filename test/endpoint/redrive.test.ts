import { SharedMocks } from '../../src/endpoint/state/mock-source';
import { fails, returns, sequence } from '../../src/simulator';
import { arn, FixedClock, PASS, TestApi } from '../support/endpoint';

const stateMachineArn = arn('stateMachine', 'M');
const executionArn = arn('execution', 'M:a');
const definition = JSON.stringify({
  StartAt: 'First',
  States: {
    First: { Type: 'Pass', Result: { first: true }, Next: 'Task' },
    Task: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F', End: true },
  },
});

let clock: FixedClock;
let api: TestApi;

async function failed(keepEvents?: number): Promise<void> {
  clock = new FixedClock(1_000_000_000_000);
  const mocks = new SharedMocks({ Task: sequence(fails('Bad'), fails('Bad'), returns('good')) });
  api = new TestApi({ clock, mocks, keepEvents });
  await api.machine('M', { definition });
  await api.call('StartExecution', { stateMachineArn, name: 'a' });
  await api.ended(executionArn);
}

const described = () => api.call('DescribeExecution', { executionArn });

afterEach(() => api.close());

test('a redriven execution continues from the state that failed', async () => {
  await failed();
  expect(await described()).toMatchObject({ status: 'FAILED', redriveCount: 0, redriveStatus: 'REDRIVABLE' });
  clock.now += 60_000;
  expect(await api.call('RedriveExecution', { executionArn })).toEqual({ redriveDate: 1_000_000_060 });
  await api.ended(executionArn);
  await api.call('RedriveExecution', { executionArn });
  await api.ended(executionArn);
  expect(await described()).toMatchObject({
    ...{ status: 'SUCCEEDED', output: '"good"', redriveCount: 2, redriveDate: 1_000_000_060 },
    redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
  });
  const { events } = await api.call('GetExecutionHistory', { executionArn });
  expect(events.filter(({ type }) => type === 'ExecutionRedriven').length).toBe(2);
  expect(events.filter(({ type }) => type === 'PassStateEntered').length).toBe(1);
  expect(await api.refusal('RedriveExecution', { executionArn })).toBe(
    `ExecutionNotRedrivable: Execution ${executionArn} invalid for redrive as: Execution is SUCCEEDED and cannot be redriven`,
  );
});

test('the same client token means the same redrive for 15 minutes', async () => {
  await failed();
  const request = { executionArn, clientToken: 'once' };
  const first = await api.call('RedriveExecution', request);
  await api.ended(executionArn);
  clock.now += 1000;
  expect(await api.call('RedriveExecution', request)).toEqual(first);
  expect((await described()).redriveCount).toBe(1);
  clock.now += 900_000;
  expect(await api.call('RedriveExecution', request)).toEqual({ redriveDate: 1_000_000_901 });
});

test('lists show redrives and filter by them', async () => {
  await failed();
  await api.call('StartExecution', { stateMachineArn, name: 'b' });
  await api.call('RedriveExecution', { executionArn });
  const names = async (redriveFilter: 'REDRIVEN' | 'NOT_REDRIVEN') =>
    (await api.call('ListExecutions', { stateMachineArn, redriveFilter })).executions.map(
      ({ name, redriveCount }) => `${name} ${redriveCount}`,
    );
  expect([await names('REDRIVEN'), await names('NOT_REDRIVEN')]).toEqual([['a 1'], ['b 0']]);
  await api.ended(executionArn);
});

test('an execution without its history cannot be redriven', async () => {
  await failed(0);
  expect(await described()).toMatchObject({ status: 'FAILED', redriveStatus: 'NOT_REDRIVABLE' });
  expect(await api.refusal('RedriveExecution', { executionArn })).toBe(
    `ExecutionNotRedrivable: Execution ${executionArn} invalid for redrive as: The history of this execution is no longer kept`,
  );
});

test('a running execution and one that does not exist cannot be redriven', async () => {
  await failed();
  await api.machine('W', { definition: PASS.replace('"Pass"', '"Wait","Seconds":60') });
  const running = await api.call('StartExecution', { stateMachineArn: arn('stateMachine', 'W') });
  expect(await api.refusal('RedriveExecution', { executionArn: running.executionArn })).toMatch(
    /^ExecutionNotRedrivable: .* Execution is RUNNING and cannot be redriven$/,
  );
  expect(await api.refusal('RedriveExecution', { executionArn: arn('execution', 'M:x') })).toMatch(
    /^ExecutionDoesNotExist/,
  );
});
