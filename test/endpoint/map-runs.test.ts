// Map Runs of distributed Maps. The form of the answers is recorded: sfn_api_map_run/…list_map_runs_and_describe_map_run.
import { DescribeMapRunCommand, paginateListMapRuns, SFNClient } from '@aws-sdk/client-sfn';
import { listen } from '../../src/endpoint/http/server';
import { SharedMocks } from '../../src/endpoint/state/mock-source';
import { fails, returns, sequence } from '../../src/simulator';
import { arn, FixedClock, TestApi } from '../support/endpoint';

const stateMachineArn = arn('stateMachine', 'M');
const executionArn = arn('execution', 'M:a');
const WAIT = { Type: 'Wait', Seconds: 60, End: true };
const TASK = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F', End: true };
const NO_COUNTS = {
  ...{ pending: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0, total: 0, resultsWritten: 0 },
  ...{ failuresNotRedrivable: 0, pendingRedrive: 0 },
};

let clock: FixedClock;
let api: TestApi;

/** Starts a Map Run of the label Each and gives its ARN. */
async function started(child: object, items: unknown, rest: object = {}, type = 'STANDARD', options = {}) {
  clock = new FixedClock(1_000_000_000_000);
  api = new TestApi({ clock, ...options });
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type },
    ...{ StartAt: 'C', States: 'Next' in child ? { C: child, F: { Type: 'Fail' } } : { C: child } },
  };
  const map = { Type: 'Map', Label: 'Each', ItemProcessor, End: true, ...rest };
  await api.machine('M', { definition: JSON.stringify({ StartAt: 'Map', States: { Map: map } }) });
  await api.call('StartExecution', { stateMachineArn, name: 'a', input: JSON.stringify(items) });
  await api.endpoint.world.advance(0);
  const { mapRuns } = await api.call('ListMapRuns', { executionArn });
  return mapRuns[0]!.mapRunArn;
}

const described = (mapRunArn: string) => api.call('DescribeMapRun', { mapRunArn });
const statuses = async (mapRunArn: string, rest: object = {}) =>
  (await api.call('ListExecutions', { mapRunArn, ...rest })).executions.map(({ status }) => status);

afterEach(() => api.close());

test('a Map Run is listed and described while it runs and when it has ended', async () => {
  const mapRunArn = await started(WAIT, ['a', 'b', 'c'], { MaxConcurrency: 2 });
  expect(mapRunArn).toMatch(/^arn:aws:states:us-east-1:123456789012:mapRun:M\/Each:[0-9a-f-]{36}$/);
  const listed = { executionArn, mapRunArn, stateMachineArn: `${stateMachineArn}/Each`, startDate: 1_000_000_000 };
  expect(await api.call('ListMapRuns', { executionArn })).toEqual({ mapRuns: [listed] });
  const running = { ...NO_COUNTS, total: 3, running: 2, pending: 1 };
  const description = {
    ...{ mapRunArn, executionArn, startDate: 1_000_000_000, maxConcurrency: 2, redriveCount: 0 },
    ...{ toleratedFailureCount: 0, toleratedFailurePercentage: 0 },
  };
  expect(await described(mapRunArn)).toEqual({
    ...{ ...description, status: 'RUNNING', itemCounts: running, executionCounts: running },
  });
  await api.endpoint.world.advance(120);
  const done = { ...NO_COUNTS, total: 3, succeeded: 3, resultsWritten: 3 };
  expect(await described(mapRunArn)).toEqual({
    ...{ ...description, status: 'SUCCEEDED', stopDate: 1_000_000_120, itemCounts: done, executionCounts: done },
  });
  expect(await api.call('ListMapRuns', { executionArn })).toEqual({
    mapRuns: [{ ...listed, stopDate: 1_000_000_120 }],
  });
});

test('the children of a Map Run are listed newest first, by pages and by status', async () => {
  const mapRunArn = await started(WAIT, [1, 2, 3], { MaxConcurrency: 1 });
  await api.endpoint.world.advance(60);
  expect(await statuses(mapRunArn)).toEqual(['RUNNING', 'SUCCEEDED']);
  expect(await statuses(mapRunArn, { statusFilter: 'SUCCEEDED' })).toEqual(['SUCCEEDED']);
  expect(await statuses(mapRunArn, { redriveFilter: 'REDRIVEN' })).toEqual([]);
  const { executions, nextToken } = await api.call('ListExecutions', { mapRunArn, maxResults: 1 });
  expect(executions[0]).toMatchObject({ status: 'RUNNING', startDate: 1_000_000_060, itemCount: 1, mapRunArn });
  const last = await api.call('ListExecutions', { mapRunArn, maxResults: 1, nextToken });
  expect(last).toEqual({
    executions: [
      {
        executionArn: expect.stringMatching(/:execution:M\/Each:[0-9a-f-]{36}$/),
        name: expect.any(String),
        ...{ stateMachineArn: `${stateMachineArn}/Each`, mapRunArn, itemCount: 1, status: 'SUCCEEDED' },
        ...{ startDate: 1_000_000_000, stopDate: 1_000_000_060, redriveCount: 0 },
      },
    ],
  });
});

test('batches count as one execution and as many items', async () => {
  const mapRunArn = await started(WAIT, [1, 2, 3], { ItemBatcher: { MaxItemsPerBatch: 2 }, MaxConcurrency: 1 });
  expect(await described(mapRunArn)).toMatchObject({
    itemCounts: { total: 3, running: 2, pending: 1 },
    executionCounts: { total: 2, running: 1, pending: 1 },
  });
});

test('after a stop, running children are aborted and the others are pending', async () => {
  const mapRunArn = await started(WAIT, [1, 2], { MaxConcurrency: 1 });
  await api.call('StopExecution', { executionArn });
  expect(await described(mapRunArn)).toMatchObject({
    ...{ status: 'ABORTED', stopDate: 1_000_000_000 },
    executionCounts: { aborted: 1, pending: 1, total: 2 },
  });
});

test('a Map Run that fails is redriven, and its failed child with it', async () => {
  const mocks = new SharedMocks({ C: sequence(fails('Bad'), returns('good')) });
  const mapRunArn = await started(TASK, [1], {}, 'STANDARD', { mocks });
  expect(await described(mapRunArn)).toMatchObject({
    ...{ status: 'FAILED', executionCounts: { failed: 1, resultsWritten: 0, failuresNotRedrivable: 0 } },
  });
  clock.now += 5000;
  await api.call('RedriveExecution', { executionArn });
  await api.ended(executionArn);
  expect(await described(mapRunArn)).toMatchObject({
    ...{ status: 'SUCCEEDED', redriveCount: 1, redriveDate: 1_000_000_005, stopDate: 1_000_000_005 },
    executionCounts: { succeeded: 1, failed: 0 },
  });
  const { executions } = await api.call('ListExecutions', { mapRunArn, redriveFilter: 'REDRIVEN' });
  expect(executions).toMatchObject([{ status: 'SUCCEEDED', redriveCount: 1, redriveDate: 1_000_000_005 }]);
});

test('a Map Run that cannot read its items fails without children', async () => {
  const ItemReader = { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'none', Key: 'none' } };
  const mapRunArn = await started(WAIT, {}, { ItemReader });
  await api.ended(executionArn);
  expect(await described(mapRunArn)).toMatchObject({ status: 'FAILED', executionCounts: NO_COUNTS });
  expect(await statuses(mapRunArn)).toEqual([]);
});

describe('UpdateMapRun', () => {
  test('more room starts more children at once, less starts none until there is room', async () => {
    const mapRunArn = await started(WAIT, [1, 2, 3, 4, 5], { MaxConcurrency: 1 });
    expect(await api.call('UpdateMapRun', { mapRunArn, maxConcurrency: 3 })).toEqual({});
    expect(await described(mapRunArn)).toMatchObject({ maxConcurrency: 3, executionCounts: { running: 3 } });
    await api.call('UpdateMapRun', { mapRunArn, maxConcurrency: 1 });
    expect(await described(mapRunArn)).toMatchObject({ executionCounts: { running: 3, pending: 2 } });
    await api.endpoint.world.advance(60);
    expect(await described(mapRunArn)).toMatchObject({ executionCounts: { running: 1, pending: 1, succeeded: 3 } });
  });

  test('a tolerance saves a run whose children fail', async () => {
    const mapRunArn = await started({ Type: 'Wait', Seconds: 60, Next: 'F' }, [1, 2]);
    await api.call('UpdateMapRun', { mapRunArn, toleratedFailurePercentage: 100 });
    await api.endpoint.world.advance(60);
    expect(await described(mapRunArn)).toMatchObject({
      ...{ status: 'SUCCEEDED', toleratedFailurePercentage: 100, executionCounts: { failed: 2 } },
    });
  });

  test('refuses a Map Run that has ended, and an update of nothing', async () => {
    const mapRunArn = await started(WAIT, []);
    await api.ended(executionArn);
    expect(await api.refusal('UpdateMapRun', { mapRunArn, maxConcurrency: 1 })).toBe(
      `ValidationException: Map Run is completed and cannot be updated: '${mapRunArn}'`,
    );
    expect(await api.refusal('UpdateMapRun', { mapRunArn })).toBe(
      'ValidationException: Must provide maxConcurrency, toleratedFailureCount or toleratedFailurePercentage',
    );
  });
});

describe('a child execution', () => {
  const childArns = async (mapRunArn: string) =>
    (await api.call('ListExecutions', { mapRunArn })).executions.map((child) => child.executionArn).reverse();

  test('is described, with its input, its output and its Map Run', async () => {
    const mapRunArn = await started(WAIT, [1, 2], { MaxConcurrency: 1 });
    await api.endpoint.world.advance(60);
    const [first, second] = await childArns(mapRunArn);
    const data = { included: true };
    expect(await api.call('DescribeExecution', { executionArn: first! })).toEqual({
      ...{ executionArn: first, mapRunArn, stateMachineArn: `${stateMachineArn}/Each`, name: first!.split(':').pop() },
      ...{ status: 'SUCCEEDED', startDate: 1_000_000_000, stopDate: 1_000_000_060 },
      ...{ input: '1', inputDetails: data, output: '1', outputDetails: data, redriveCount: 0 },
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    });
    expect(await api.call('DescribeExecution', { executionArn: second! })).toMatchObject({
      ...{ status: 'RUNNING', input: '2', startDate: 1_000_000_060 },
    });
    expect(await api.call('DescribeStateMachineForExecution', { executionArn: first! })).toMatchObject({
      ...{ mapRunArn, label: 'Each', stateMachineArn: `${stateMachineArn}/Each`, name: 'M/Each' },
    });
  });

  test('has a history', async () => {
    const [child] = await childArns(await started(WAIT, [1]));
    const { events } = await api.call('GetExecutionHistory', { executionArn: child! });
    expect(events.map(({ type }) => type)).toEqual(['ExecutionStarted', 'WaitStateEntered']);
  });

  test('is stopped by itself, which is a failure of the Map Run', async () => {
    const mapRunArn = await started(WAIT, [1, 2], { ToleratedFailureCount: 1 });
    const [child] = await childArns(mapRunArn);
    const stop = { executionArn: child!, error: 'Enough' };
    expect(await api.call('StopExecution', stop)).toEqual({ stopDate: 1_000_000_000 });
    await api.endpoint.world.advance(60);
    expect(await described(mapRunArn)).toMatchObject({
      ...{ status: 'SUCCEEDED', executionCounts: { aborted: 1, succeeded: 1 } },
    });
    expect(await api.call('DescribeExecution', { executionArn: child! })).toMatchObject({
      ...{ status: 'ABORTED', error: 'Enough' },
    });
  });

  test('is not redriven by itself', async () => {
    const mapRunArn = await started({ ...WAIT, Next: 'F', End: undefined }, [1]);
    await api.endpoint.world.advance(60);
    const [child] = await childArns(mapRunArn);
    const refusal = await api.refusal('RedriveExecution', { executionArn: child });
    expect(refusal).toMatch(/^ExecutionNotRedrivable: .*redriven with its Map Run/);
  });

  test('lists the Map Runs of its own', async () => {
    const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
    const ItemProcessor = { ProcessorConfig, StartAt: 'D', States: { D: WAIT } };
    const mapRunArn = await started({ Type: 'Map', Label: 'Inner', ItemProcessor, End: true }, [[1, 2]]);
    const [child] = await childArns(mapRunArn);
    const { mapRuns } = await api.call('ListMapRuns', { executionArn: child! });
    expect(mapRuns).toMatchObject([{ executionArn: child, stateMachineArn: `${stateMachineArn}/Each/Inner` }]);
    const [grandchild] = await childArns(mapRuns[0]!.mapRunArn);
    expect(await api.call('DescribeExecution', { executionArn: grandchild! })).toMatchObject({ input: '1' });
  });

  test('that does not exist is not found', async () => {
    await started(WAIT, [1]);
    const refusal = await api.refusal('DescribeExecution', { executionArn: arn('execution', 'M/Each:x') });
    expect(refusal).toMatch(/^ExecutionDoesNotExist/);
  });
});

test('children that are EXPRESS are not listed', async () => {
  const mapRunArn = await started(WAIT, [1], {}, 'EXPRESS');
  expect(await described(mapRunArn)).toMatchObject({ executionCounts: { running: 1 } });
  expect(await api.refusal('ListExecutions', { mapRunArn })).toMatch(/^StateMachineTypeNotSupported: /);
});

test("an unknown ARN, and one that is not a Map Run's, are refused", async () => {
  await started(WAIT, [1]);
  const unknown = arn('mapRun', 'M/Each:none');
  for (const operation of ['DescribeMapRun', 'UpdateMapRun', 'ListExecutions'] as const) {
    expect(await api.refusal(operation, { mapRunArn: unknown })).toBe(
      `ResourceNotFound: Resource not found: '${unknown}'`,
    );
    expect(await api.refusal(operation, { mapRunArn: executionArn })).toMatch(/^InvalidArn: /);
  }
  expect(await api.refusal('ListMapRuns', { executionArn: arn('execution', 'M:none') })).toMatch(
    /^ExecutionDoesNotExist: /,
  );
});

test('Map Runs are forgotten with the history of their execution', async () => {
  const mapRunArn = await started(WAIT, [1], {}, 'STANDARD', { keepEvents: 0 });
  await api.endpoint.world.advance(60);
  expect(await api.refusal('DescribeMapRun', { mapRunArn })).toMatch(/^ResourceNotFound: /);
  expect(await api.refusal('ListMapRuns', { executionArn })).toMatch(/^ExecutionDoesNotExist: .* no longer kept/);
});

test('the Map Runs of an execution are listed by pages, newest first', async () => {
  const mocks = new SharedMocks({ C: fails('Bad') });
  const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 1 }];
  const first = await started(TASK, [1], { Retry }, 'STANDARD', { mocks });
  await api.endpoint.world.advance(1);
  const { mapRuns, nextToken } = await api.call('ListMapRuns', { executionArn, maxResults: 1 });
  expect(mapRuns).toMatchObject([{ startDate: 1_000_000_001 }]);
  const rest = await api.call('ListMapRuns', { executionArn, maxResults: 1, nextToken });
  expect(rest).toMatchObject({ mapRuns: [{ mapRunArn: first, startDate: 1_000_000_000 }] });
  expect(rest.nextToken).toBeUndefined();
});

test('the AWS SDK reads Map Runs', async () => {
  const mapRunArn = await started(WAIT, [1, 2]);
  const server = await listen(api.endpoint, 0, '127.0.0.1');
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const client = new SFNClient({ region: 'us-east-1', credentials, endpoint: server.url });
  try {
    const arns: (string | undefined)[] = [];
    for await (const page of paginateListMapRuns({ client }, { executionArn })) {
      arns.push(...page.mapRuns!.map((run) => run.mapRunArn));
    }
    expect(arns).toEqual([mapRunArn]);
    expect(await client.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
      ...{ status: 'RUNNING', startDate: new Date(1_000_000_000_000), itemCounts: { running: 2, total: 2 } },
    });
  } finally {
    client.destroy();
    await server.close();
  }
});
