// Map, distributed: a Map Run whose items are child executions. The events are recorded: map_state_config_distributed.
import type { Json } from '../../src/json/json';
import { fails, returns, Simulator } from '../../src/simulator';
import { eventsOf, run } from '../support/executions';
import { inner, LAMBDA, only } from '../support/machines';

const PASS = { Type: 'Pass' };
const processor = (state: object, ExecutionType = 'STANDARD') => ({
  ...inner(state),
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType },
});
const map = (rest: object = {}, state: object = PASS) =>
  only({ Type: 'Map', Label: 'Each', ItemProcessor: processor(state), ...rest });

test('children leave no events in their parent, which reports only the Map Run', async () => {
  const execution = await run(map(), { input: ['a', 'b'] });
  expect(execution.output).toEqual(['a', 'b']);
  expect(eventsOf(execution)).toEqual([
    '1<0 ExecutionStarted',
    '2<0 MapStateEntered S',
    '3<2 MapStateStarted',
    '4<3 MapRunStarted',
    '5<4 MapRunSucceeded',
    '6<5 MapStateSucceeded',
    '7<4 MapStateExited S',
    '8<7 ExecutionSucceeded',
  ]);
  expect(execution.history[2]!.mapStateStartedEventDetails).toEqual({ length: 2 });
  expect(execution.history[3]!.mapRunStartedEventDetails).toEqual({
    mapRunArn: expect.stringMatching(/^arn:aws:states:us-east-1:123456789012:mapRun:StateMachine\/Each:[0-9a-f-]{36}$/),
  });
});

test('a child is an execution of its own: its context, its input, its variables', async () => {
  const state = {
    Type: 'Pass',
    Parameters: { 'id.$': '$$.Execution.Id', 'input.$': '$$.Execution.Input', 'machine.$': '$$.StateMachine.Name' },
  };
  const ItemSelector = { 'index.$': '$$.Map.Item.Index', 'value.$': '$$.Map.Item.Value', 'all.$': '$' };
  const execution = await run(map({ ItemSelector }, state), { input: ['a'] });
  expect(execution.output).toEqual([
    {
      id: expect.stringMatching(/^arn:aws:states:us-east-1:123456789012:execution:StateMachine\/Each:[0-9a-f-]{36}$/),
      input: { index: 0, value: 'a', all: ['a'] },
      machine: 'StateMachine/Each',
    },
  ]);
});

test('children run side by side in virtual time, as many as MaxConcurrency says', async () => {
  const wait = { Type: 'Wait', SecondsPath: '$' };
  const seconds = async (rest: object) => (await run(map(rest, wait), { input: [10, 20, 30] })).durationSeconds;
  expect(await seconds({})).toBe(30);
  expect(await seconds({ MaxConcurrency: 1 })).toBe(60);
});

test('an EXPRESS child ends after five minutes', async () => {
  const machine = map({ ItemProcessor: processor({ Type: 'Wait', Seconds: 301 }, 'EXPRESS') });
  expect(await run(machine, { input: [1] })).toMatchObject({
    status: 'FAILED',
    error: 'States.ExceedToleratedFailureThreshold',
    durationSeconds: 300,
  });
});

describe('failures', () => {
  const task = { Type: 'Task', Resource: `${LAMBDA}T` };
  const mocks = { I: (item: number) => (item < 0 ? fails('Negative') : returns(item)) };
  const FAILED = {
    status: 'FAILED',
    error: 'States.ExceedToleratedFailureThreshold',
    cause: 'The specified tolerated failure threshold was exceeded',
  };

  test.each<[object, Json, boolean]>([
    [{}, [1, -2], false],
    [{ ToleratedFailureCount: 1 }, [1, -2], true],
    [{ ToleratedFailureCount: 1 }, [-1, -2], false],
    [{ ToleratedFailurePercentage: 50 }, [1, -2], true],
    [{ ToleratedFailurePercentage: 49 }, [1, -2], false],
    [{ ToleratedFailureCount: 5, ToleratedFailurePercentage: 10 }, [1, -2], false],
  ])('%j of %j', async (rest, input, tolerated) => {
    const execution = await run(map(rest, task), { input, mocks });
    expect(execution).toMatchObject(tolerated ? { output: [1, { Error: 'Negative', Input: '-2' }] } : FAILED);
  });

  test.each<[object, boolean]>([
    [{ ToleratedFailureCount: 2 }, true],
    [{ ToleratedFailureCount: 1 }, false],
    [{ ToleratedFailurePercentage: 66 }, false],
    [{ ToleratedFailurePercentage: 67 }, true],
  ])('all items of a batch fail with it: %j of 2 in 3', async (rest, tolerated) => {
    const fail = { Type: 'Choice', Choices: [{ Variable: '$.Items[1]', IsPresent: true, Next: 'F' }], Default: 'P' };
    const States = { C: fail, F: { Type: 'Fail' }, P: { Type: 'Succeed' } };
    const ItemProcessor = { StartAt: 'C', States, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
    const execution = await run(map({ ItemProcessor, ItemBatcher: { MaxItemsPerBatch: 2 }, ...rest }), {
      input: [1, 2, 3],
    });
    expect(execution.status).toBe(tolerated ? 'SUCCEEDED' : 'FAILED');
    expect(execution.mapRuns[0]!.itemCounts).toMatchObject({ total: 3, failed: 2 });
  });

  test('a run that fails can be caught, and its other children end with it', async () => {
    const machine = {
      StartAt: 'S',
      States: {
        S: { ...map({}, task).States.S, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'End' }] },
        End: { Type: 'Succeed' },
      },
    };
    const execution = await run(machine, { input: [-1, 2], mocks });
    expect(execution.output).toEqual({ Error: FAILED.error, Cause: FAILED.cause });
    expect(eventsOf(execution).slice(4, 7)).toEqual(['5<4 MapRunFailed', '6<5 MapStateFailed', '7<6 MapStateExited S']);
  });

  // Recorded: tolerated_failure_count_path, tolerated_failure_percentage_path.
  test.each([
    [{ ToleratedFailureCountPath: '$.n' }, -1, 'ToleratedFailureCount cannot be negative.'],
    [
      { ToleratedFailurePercentagePath: '$.n' },
      'x',
      'The ToleratedFailurePercentagePath field refers to value "x" which is not a valid float: $.n',
    ],
    [{ ToleratedFailurePercentagePath: '$.n' }, 100.1, 'ToleratedFailurePercentage must be between 0 and 100.'],
  ])('%j refuses %j before the run starts', async (rest, n, why) => {
    const execution = await run(map({ ItemsPath: '$.items', ...rest }), { input: { items: [0], n } });
    expect(execution).toMatchObject({ error: 'States.Runtime', cause: expect.stringContaining(why) });
    expect(eventsOf(execution).slice(2)).toEqual(['3<2 MapStateStarted', '4<3 ExecutionFailed']);
  });
});

describe('ItemBatcher', () => {
  test.each<[object, Json, Json]>([
    [{ MaxItemsPerBatch: 2 }, [1, 2, 3], [{ Items: [1, 2] }, { Items: [3] }]],
    // {"Items":[1,2]} has 15 bytes.
    [{ MaxInputBytesPerBatch: 15 }, [1, 2, 3], [{ Items: [1, 2] }, { Items: [3] }]],
    [{ MaxInputBytesPerBatch: 14 }, [1, 2, 3], [{ Items: [1] }, { Items: [2] }, { Items: [3] }]],
    [{ MaxInputBytesPerBatch: 17 }, [1, 2, 33], [{ Items: [1, 2] }, { Items: [33] }]],
    [{ MaxInputBytesPerBatch: 1 }, ['large', 'too'], [{ Items: ['large'] }, { Items: ['too'] }]],
    [{ MaxItemsPerBatch: 9, BatchInput: { 'all.$': '$' } }, [1], [{ BatchInput: { all: [1] }, Items: [1] }]],
    [{ MaxItemsPerBatch: 2 }, [], []],
  ])('%j of %j', async (ItemBatcher, input, output) => {
    expect((await run(map({ ItemBatcher }), { input })).output).toEqual(output);
  });

  test.each(['MaxItemsPerBatchPath', 'MaxInputBytesPerBatchPath'])('%s finds the limit in the input', async (field) => {
    const [limit, last] = field === 'MaxItemsPerBatchPath' ? [2, 3] : [17, 33];
    const execution = await run(map({ ItemsPath: '$.items', ItemBatcher: { [field]: '$.limit' } }), {
      input: { items: [1, 2, last], limit },
    });
    expect(execution.output).toEqual([{ Items: [1, 2] }, { Items: [last] }]);
  });
});

test('the same seed gives the same bytes', async () => {
  const state = { Type: 'Pass', Parameters: { 'id.$': 'States.UUID()', 'name.$': '$$.Execution.Name' } };
  const once = async () => JSON.stringify((await run(map({}, state), { input: [1, 2, 3], seed: 7 })).history);
  expect(await once()).toBe(await once());
});

test('100,000 items are processed: work that grew with their square would not end', async () => {
  const simulator = Simulator.fromDefinition(map({ ResultPath: null }));
  const execution = await simulator.run({ input: Array.from({ length: 100_000 }, (_, index) => index % 10) });
  expect(execution.mapRuns[0]).toMatchObject({ itemCounts: { total: 100_000, succeeded: 100_000 } });
}, 60_000);

// What nothing can catch goes straight to the end of the execution (measured: floci#3167); no event says that the run failed.
test('an ItemSelector that finds nothing ends the execution and its Map Run', async () => {
  const execution = await run(map({ ItemSelector: { 'a.$': '$.gone' } }), { input: [1] });
  expect(eventsOf(execution).slice(2)).toEqual(['3<2 MapStateStarted', '4<3 MapRunStarted', '5<4 ExecutionFailed']);
  expect(execution).toMatchObject({ error: 'States.Runtime', mapRuns: [{ status: 'FAILED' }] });
});
