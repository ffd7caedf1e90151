// A Map Run as DescribeMapRun tells of it. The counts are recorded: list_map_runs_and_describe_map_run.
import type { Json } from '../../../src/json/json';
import { fails, never, returns, Simulator } from '../../../src/simulator';
import { eventsOf, run } from '../../support/executions';
import { inner, LAMBDA, only } from '../../support/machines';

const map = (rest: object = {}, state: object = { Type: 'Pass' }, ExecutionType = 'STANDARD') =>
  only({
    ...{ Type: 'Map', Label: 'Each' },
    ItemProcessor: { ...inner(state), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType } },
    ...rest,
  });
const task = { Type: 'Task', Resource: `${LAMBDA}T` };
const mocks = { I: (item: Json) => (Number(item) < 0 ? fails('Negative', 'below 0') : returns(item)) };
const NONE = {
  ...{ total: 0, pending: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 },
  ...{ resultsWritten: 0, failuresNotRedrivable: 0, pendingRedrive: 0 },
};

test('is described with its ARNs, its limits, its times and its counts', async () => {
  const wait = { Type: 'Wait', Seconds: 10 };
  const execution = await run(map({ MaxConcurrency: 1 }, wait), { input: [1, 2], startTime: '2026-01-01T00:00:00Z' });
  const [mapRun] = execution.mapRuns;
  expect(mapRun).toMatchObject({
    mapRunArn: expect.stringMatching(/^arn:aws:states:us-east-1:123456789012:mapRun:StateMachine\/Each:[0-9a-f-]{36}$/),
    executionArn: execution.executionArn,
    stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:StateMachine/Each',
    status: 'SUCCEEDED',
    startDate: new Date('2026-01-01T00:00:00Z'),
    stopDate: new Date('2026-01-01T00:00:20Z'),
    ...{ maxConcurrency: 1, toleratedFailureCount: 0, toleratedFailurePercentage: 0 },
    ...{ redriveCount: 0, redriveDate: undefined },
    executionCounts: { ...NONE, total: 2, succeeded: 2, resultsWritten: 2 },
    itemCounts: { ...NONE, total: 2, succeeded: 2, resultsWritten: 2 },
  });
});

test('its children are executions with a history, a trace and logs of their own', async () => {
  const { mapRuns } = await run(map({ ToleratedFailureCount: 1 }, task), { input: [7, -1], mocks });
  const [first, second] = mapRuns[0]!.executions;
  expect(first).toMatchObject({ status: 'SUCCEEDED', input: 7, output: 7, itemCount: 1 });
  expect(second).toMatchObject({ status: 'FAILED', error: 'Negative' });
  expect(first!.executionArn).toBe(first!.execution!.executionArn);
  expect(first!.name).toBe(first!.execution!.name);
  expect(eventsOf(first!.execution!)).toContain('6<5 TaskStateExited I');
  expect(second!.execution!.trace()).toContain('Error: Negative');
});

test('batches count their items', async () => {
  const { mapRuns } = await run(map({ ItemBatcher: { MaxItemsPerBatch: 2 } }), { input: [1, 2, 3] });
  expect(mapRuns[0]).toMatchObject({
    executionCounts: { total: 2, succeeded: 2 },
    itemCounts: { total: 3, succeeded: 3, resultsWritten: 3 },
  });
  expect(mapRuns[0]!.executions.map(({ itemCount }) => itemCount)).toEqual([2, 1]);
});

test('that fails leaves children that were aborted, and children that were not started', async () => {
  const state = {
    StartAt: 'C',
    States: {
      C: { Type: 'Choice', Default: 'W', Choices: [{ Variable: '$', NumericLessThan: 0, Next: 'F' }] },
      W: { Type: 'Wait', Seconds: 60, End: true },
      F: { Type: 'Fail' },
    },
  };
  const ItemProcessor = { ...state, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
  const { mapRuns } = await run(map({ ItemProcessor, MaxConcurrency: 2 }), { input: [1, -1, 3] });
  expect(mapRuns[0]).toMatchObject({
    status: 'FAILED',
    executionCounts: { ...NONE, total: 3, aborted: 1, failed: 1, pending: 1 },
  });
  expect(mapRuns[0]!.executions.map(({ status }) => status)).toEqual(['ABORTED', 'FAILED', 'PENDING']);
  expect(mapRuns[0]!.executions[2]).toEqual({ status: 'PENDING', input: 3, itemCount: 1 });
});

test('that cannot read its items fails with nothing to count', async () => {
  const ItemReader = { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b', Key: 'k' } };
  const { mapRuns } = await run(map({ ItemReader }));
  expect(mapRuns[0]).toMatchObject({ status: 'FAILED', executionCounts: NONE, executions: [] });
});

test('children that time out count as failures', async () => {
  const wait = { Type: 'Wait', Seconds: 301 };
  const execution = await run(map({ ToleratedFailureCount: 1 }, wait, 'EXPRESS'), { input: [1] });
  expect(execution.mapRuns[0]).toMatchObject({
    status: 'SUCCEEDED',
    executionCounts: { ...NONE, total: 1, timedOut: 1, resultsWritten: 1 },
  });
  expect(execution.trace()).toContain('     [0] TIMED_OUT\n');
});

test.each([
  ['times out', { TimeoutSeconds: 5 }, 'TIMED_OUT'],
  ['has a branch that fails', {}, 'FAILED'],
])('is aborted when its execution %s', async (_, top, status) => {
  const { S } = map({}, { Type: 'Wait', Seconds: 60 }).States;
  const fail = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 5, Next: 'F' }, F: { Type: 'Fail' } } };
  const branches = { Type: 'Parallel', Branches: [{ StartAt: 'M', States: { M: S } }, fail], End: true };
  const machine =
    status === 'FAILED'
      ? { StartAt: 'S', States: { S: branches } }
      : { ...map({}, { Type: 'Wait', Seconds: 60 }), ...top };
  const execution = await run(machine, { input: [1] });
  expect(execution.status).toBe(status);
  expect(execution.mapRuns[0]).toMatchObject({ status: 'ABORTED', executionCounts: { ...NONE, total: 1, aborted: 1 } });
  expect(execution.mapRuns[0]!.stopDate).toEqual(execution.stopDate);
});

test('the branch that ends a Map reports its Map Run as aborted, too', async () => {
  const { S } = map({}, { Type: 'Wait', Seconds: 60 }).States;
  const fail = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 5, Next: 'F' }, F: { Type: 'Fail' } } };
  const Branches = [{ StartAt: 'M', States: { M: S } }, fail];
  const execution = await run(only({ Type: 'Parallel', Branches }), { input: [1] });
  expect(eventsOf(execution).slice(-5)).toEqual([
    '9<8 FailStateEntered F',
    '10<9 MapRunAborted',
    '11<9 MapStateAborted',
    '12<9 ParallelStateFailed',
    '13<12 ExecutionFailed',
  ]);
});

test('that runs is described as running, and is aborted with its execution', async () => {
  const execution = Simulator.fromDefinition(map({ MaxConcurrency: 1 }, task)).start({
    input: [1, 2],
    mocks: { I: never() },
  });
  await execution.advance(1);
  expect(execution.mapRuns[0]).toMatchObject({
    status: 'RUNNING',
    stopDate: undefined,
    executionCounts: { ...NONE, total: 2, running: 1, pending: 1 },
  });
  await execution.abort();
  expect(execution.mapRuns[0]).toMatchObject({
    status: 'ABORTED',
    executionCounts: { ...NONE, total: 2, aborted: 1, pending: 1 },
  });
});

test('a retried Map starts another Map Run', async () => {
  const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }];
  const { mapRuns } = await run(map({ Retry }, task), { input: [-1], mocks });
  expect(mapRuns.map(({ status }) => status)).toEqual(['FAILED', 'FAILED']);
  expect(mapRuns[0]!.mapRunArn).not.toBe(mapRuns[1]!.mapRunArn);
});

test('a redrive continues the same Map Run, and runs what had failed', async () => {
  let isBroken = true;
  const execution = Simulator.fromDefinition(map({ MaxConcurrency: 1 }, task)).start({
    input: [1, 2, 3],
    mocks: { I: (item: Json) => (item === 2 && isBroken ? fails('Broken') : returns(item)) },
  });
  await execution.end();
  expect(execution.mapRuns[0]!.executionCounts).toEqual({ ...NONE, total: 3, succeeded: 1, failed: 1, pending: 1 });
  isBroken = false;
  await (await execution.redrive()).end();
  expect(execution.mapRuns).toHaveLength(1);
  expect(execution.mapRuns[0]).toMatchObject({
    ...{ status: 'SUCCEEDED', redriveCount: 1, redriveDate: execution.redriveDate },
    executionCounts: { ...NONE, total: 3, succeeded: 3, resultsWritten: 3 },
  });
});

test('histories are kept of the first 1,000 children; of the others there are their ends', async () => {
  const { mapRuns } = await run(map({ ResultPath: null }), {
    input: Array.from({ length: 1001 }, (_, index) => index),
  });
  const { executions } = mapRuns[0]!;
  expect(executions[999]!.execution!.history).toHaveLength(4);
  expect(executions[1000]).toMatchObject({ status: 'SUCCEEDED', output: 1000, execution: undefined });
});

test('the trace counts the children, and shows the first that failed', async () => {
  const execution = await run(map({ ToleratedFailureCount: 5 }, task), { input: [1, -1, 2, -2, -3, -4], mocks });
  expect(execution.trace().split('\n').slice(0, 6)).toEqual([
    'StateMachine: SUCCEEDED after 0 s',
    '└─ ✓ S  Map, 0 s',
    '     6 child executions: 2 succeeded, 4 failed',
    '     [1] FAILED: Negative (below 0)',
    '     [3] FAILED: Negative (below 0)',
    '     [4] FAILED: Negative (below 0)',
  ]);
});

test("a child's input above 256 KiB fails the Map Run", async () => {
  const execution = await run(
    map({ ItemSelector: { 'twice.$': 'States.Array($$.Map.Item.Value, $$.Map.Item.Value)' } }),
    { input: ['x'.repeat(140_000)] },
  );
  expect(execution).toMatchObject({
    status: 'FAILED',
    error: 'States.DataLimitExceeded',
    cause: expect.stringContaining('262144 bytes'),
  });
});

test('batches have at most 256 KiB, whatever number of items is asked for', async () => {
  const machine = map({
    ItemBatcher: { MaxItemsPerBatch: 9 },
    ItemSelector: { x: 'x'.repeat(100_000) },
    ResultPath: null,
  });
  const { mapRuns } = await run(machine, { input: [1, 2, 3] });
  expect(mapRuns[0]!.executions.map(({ itemCount }) => itemCount)).toEqual([2, 1]);
});
