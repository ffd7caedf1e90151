// Map, inline: its processor runs once for each item.
import type { Json } from '../../src/json/json';
import { fails, returns } from '../../src/simulator';
import { eventsOf, LINGER_SECONDS, lingering, run, where } from '../support/executions';
import { LAMBDA, only } from '../support/machines';

const EACH = { StartAt: 'Each', States: { Each: { Type: 'Pass', End: true } } };
const WAIT = { StartAt: 'W', States: { W: { Type: 'Wait', SecondsPath: '$', End: true } } };
const CALL = { StartAt: 'T', States: { T: { Type: 'Task', Resource: `${LAMBDA}T`, End: true } } };
const map = (rest: object = {}) => only({ Type: 'Map', ItemProcessor: EACH, ...rest });
const caught = (rest: object) => ({
  StartAt: 'M',
  States: {
    M: { ...map(rest).States.S, Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Caught' }] },
    Caught: { Type: 'Pass', End: true },
  },
});

describe('the items', () => {
  const input = { list: ['a', 'b'], deep: { list: ['c'] }, name: 'n' };
  const index = { 'i.$': '$$.Map.Item.Index', 'v.$': '$$.Map.Item.Value' };

  test.each<[string, object, Json, Json]>([
    ['are the input itself', {}, ['a', 'b'], ['a', 'b']],
    ['are where ItemsPath says', { ItemsPath: '$.list' }, input, ['a', 'b']],
    ['are looked for in what InputPath says', { InputPath: '$.deep', ItemsPath: '$.list' }, input, ['c']],
    ['may be none', { ItemsPath: '$.list' }, { list: [] }, []],
    ['may be null', {}, [null], [null]],
    [
      'become what ItemSelector makes of each and of the input',
      { ItemsPath: '$.list', ItemSelector: { ...index, 'n.$': '$.name' } },
      input,
      [
        { i: 0, v: 'a', n: 'n' },
        { i: 1, v: 'b', n: 'n' },
      ],
    ],
    [
      // docs: input-output-contextobject
      'tell ItemSelector where they come from: the input of the state',
      { ItemsPath: '$.list', ItemSelector: { 'item.$': '$$.Map.Item' } },
      input,
      [
        { item: { Index: 0, Value: 'a', Source: 'STATE_DATA' } },
        { item: { Index: 1, Value: 'b', Source: 'STATE_DATA' } },
      ],
    ],
    [
      'become what the deprecated Parameters makes of them',
      { ItemsPath: '$.list', Parameters: index },
      input,
      [
        { i: 0, v: 'a' },
        { i: 1, v: 'b' },
      ],
    ],
    ['go through the deprecated Iterator', { Iterator: EACH, ItemProcessor: undefined }, [1, 2], [1, 2]],
    ['give a list to ResultSelector', { ResultSelector: { 'first.$': '$[0]' } }, [1, 2], { first: 1 }],
    ['give a list to ResultPath', { ItemsPath: '$.list', ResultPath: '$.name' }, input, { ...input, name: ['a', 'b'] }],
  ])('%s', async (_, rest, given, output) => {
    const machine = JSON.parse(JSON.stringify(map(rest))) as object;
    expect((await run(machine, { input: given })).output).toEqual(output);
  });

  test.each<[string, object, Json]>([
    ['Items', { Items: '{% $states.input.list %}' }, ['a', 'b']],
    ['Items with expressions inside', { Items: ['{% $states.input.name %}', 1] }, ['n', 1]],
    [
      'ItemSelector, which sees each item in the context object',
      { Items: '{% $states.input.list %}', ItemSelector: '{% $states.context.Map.Item.Value & $states.input.name %}' },
      ['an', 'bn'],
    ],
    ['Output, of the list', { Items: [1, 2], Output: '{% $sum($states.result) %}' }, 3],
  ])('JSONata has %s', async (_, rest, output) => {
    expect((await run({ ...map(rest), QueryLanguage: 'JSONata' }, { input })).output).toEqual(output);
  });
});

describe('a value that is not a list fails', () => {
  test.each<[object, Json, string]>([
    [{ ItemsPath: '$.a' }, { a: {} }, 'Reference path "$.a" must point to array.'],
    [{}, {}, 'Reference path "$" must point to array.'],
    [{ ItemsPath: '$.gone' }, {}, "Invalid path '$.gone' : No results for path: $['gone']"],
  ])('%j of %j', async (rest, input, why) => {
    const execution = await run(map(rest), { input });
    expect(execution).toMatchObject({ error: 'States.Runtime', cause: where('S') + why });
  });

  // Recorded: map_state_items_input_types and map_state_items_eval_jsonata_fail.
  test.each<[object, string]>([
    [{}, 'Map state input must be an array but was: {"a":1}'],
    [
      { Items: '{% $states.input.a %}' },
      "The JSONata expression '$states.input.a' specified for the field 'Items' returned an unexpected result type. " +
        "Expected 'array', but was 'number' for value: 1",
    ],
  ])('%j in JSONata', async (rest, why) => {
    const execution = await run({ ...map(rest), QueryLanguage: 'JSONata' }, { input: { a: 1 } });
    expect(execution).toMatchObject({ error: 'States.QueryEvaluationError', cause: where('S') + why });
  });
});

describe('MaxConcurrency', () => {
  test.each<[object, number]>([
    [{}, 4],
    [{ MaxConcurrency: 0 }, 4],
    [{ MaxConcurrency: 1 }, 10],
    [{ MaxConcurrency: 2 }, 6],
    [{ MaxConcurrency: 9 }, 4],
    [{ MaxConcurrencyPath: '$.two' }, 6],
  ])('%j takes four items of 1 to 4 seconds in %d s', async (rest, seconds) => {
    const machine = map({ ItemsPath: '$.items', ItemProcessor: WAIT, ...rest });
    const execution = await run(machine, { input: { items: [1, 2, 3, 4], two: 2 } });
    expect(execution).toMatchObject({ durationSeconds: seconds, output: [1, 2, 3, 4] });
  });

  test('in JSONata may be an expression', async () => {
    const processor = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: '{% $states.input %}', End: true } } };
    const machine = map({ MaxConcurrency: '{% 1 + 1 %}', ItemProcessor: processor });
    expect((await run({ ...machine, QueryLanguage: 'JSONata' }, { input: [1, 2, 3, 4] })).durationSeconds).toBe(6);
  });

  test('has 40 iterations at most', async () => {
    const input = Array.from({ length: 41 }, () => 1);
    expect((await run(map({ ItemProcessor: WAIT, MaxConcurrency: 50 }), { input })).durationSeconds).toBe(2);
  });

  // Recorded: max_concurrency_path.
  test.each<[Json, string]>([
    ['NoNumber', 'NoNumber'],
    [{}, '{}'],
    [1.5, '1.5'],
  ])('that is %j fails, and no catcher sees it', async (value, quoted) => {
    const execution = await run(caught({ ItemsPath: '$.items', MaxConcurrencyPath: '$.max' }), {
      input: { items: [], max: value },
    });
    expect(execution).toMatchObject({
      error: 'States.Runtime',
      cause: `${where('M')}The MaxConcurrencyPath field refers to value "${quoted}" which is not a valid integer: $.max`,
    });
    expect(eventsOf(execution).slice(1)).toEqual(['2<0 MapStateEntered M', '3<2 ExecutionFailed']);
  });
});

// Recorded: map_state_break_condition.
test('iterations follow the start of the Map or, one after another, the last event of the one before', async () => {
  const execution = await run(map({ MaxConcurrency: 1 }), { input: [1, 2] });
  expect(eventsOf(execution)).toEqual([
    '1<0 ExecutionStarted',
    '2<0 MapStateEntered S',
    '3<2 MapStateStarted',
    '4<3 MapIterationStarted S',
    '5<4 PassStateEntered Each',
    '6<5 PassStateExited Each',
    '7<6 MapIterationSucceeded S',
    '8<6 MapIterationStarted S',
    '9<8 PassStateEntered Each',
    '10<9 PassStateExited Each',
    '11<10 MapIterationSucceeded S',
    '12<11 MapStateSucceeded',
    '13<11 MapStateExited S',
    '14<13 ExecutionSucceeded',
  ]);
  expect(execution.history[2]).toMatchObject({ mapStateStartedEventDetails: { length: 2 } });
  expect(execution.history[7]).toMatchObject({ mapIterationStartedEventDetails: { name: 'S', index: 1 } });
});

describe('an iteration that fails', () => {
  const failing = (payload: number) => (payload === 2 ? fails('E', 'two') : payload);

  // Recorded: map_state_catch.
  test('fails the Map with its own error, which Catch takes', async () => {
    const execution = await run(caught({ ItemsPath: '$.items', ItemProcessor: CALL, MaxConcurrency: 1 }), {
      input: { items: [2, 3] },
      mocks: { T: failing },
    });
    expect(execution.output).toEqual({ items: [2, 3], error: { Error: 'E', Cause: 'two' } });
    expect(eventsOf(execution).slice(3)).toEqual([
      '4<3 MapIterationStarted M',
      '5<4 TaskStateEntered T',
      '6<5 LambdaFunctionScheduled',
      '7<6 LambdaFunctionStarted',
      '8<7 LambdaFunctionFailed',
      '9<8 MapIterationFailed M',
      '10<8 TaskStateAborted',
      '11<8 MapStateFailed',
      '12<11 MapStateExited M',
      '13<12 PassStateEntered Caught',
      '14<13 PassStateExited Caught',
      '15<14 ExecutionSucceeded',
    ]);
  });

  test('ends the others, and no further one starts', async () => {
    const processor = {
      StartAt: 'W',
      States: { W: { Type: 'Wait', SecondsPath: '$', Next: 'T' }, ...CALL.States },
    };
    const received: unknown[] = [];
    const execution = await run(
      lingering(caught({ ItemsPath: '$.items', ItemProcessor: processor, MaxConcurrency: 3 })),
      {
        input: { items: [1, 2, 3, 4] },
        mocks: { T: (payload) => (received.push(payload), failing(payload)) },
      },
    );
    expect(received).toEqual([1, 2]);
    expect(execution).toMatchObject({ status: 'SUCCEEDED', durationSeconds: 2 + LINGER_SECONDS });
  });

  // Measured on AWS (two activities, September 2026): all ends hang on the failure, in the order of the iterations.
  test('reports the others as aborted, with the state that each was in', async () => {
    const processor = { StartAt: 'W', States: { W: { Type: 'Wait', SecondsPath: '$', Next: 'T' }, ...CALL.States } };
    const execution = await run(map({ ItemProcessor: processor }), { input: [9, 2], mocks: { T: failing } });
    const failure = execution.history.find(({ type }) => type === 'LambdaFunctionFailed')!.id;
    expect(eventsOf(execution).slice(failure)).toEqual([
      `${failure + 1}<${failure} MapIterationAborted S`,
      `${failure + 2}<${failure} WaitStateAborted`,
      `${failure + 3}<${failure} MapIterationFailed S`,
      `${failure + 4}<${failure} TaskStateAborted`,
      `${failure + 5}<${failure} MapStateFailed`,
      `${failure + 6}<${failure + 5} ExecutionFailed`,
    ]);
  });

  // Recorded: map_state_retry.
  test('is retried with all others: the Map starts again after the failure, without being entered again', async () => {
    const machine = map({ ItemProcessor: CALL, Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 3, MaxAttempts: 1 }] });
    let calls = 0;
    const execution = await run(machine, { input: [7], mocks: { T: () => ((calls += 1) === 1 ? fails('E') : calls) } });
    expect(execution).toMatchObject({ output: [2], durationSeconds: 3 });
    expect(eventsOf(execution).slice(7, 13)).toEqual([
      '8<7 LambdaFunctionFailed',
      '9<8 MapIterationFailed S',
      '10<8 TaskStateAborted',
      '11<8 MapStateStarted',
      '12<11 MapIterationStarted S',
      '13<12 TaskStateEntered T',
    ]);
  });

  test('can catch its own failure', async () => {
    const processor = {
      StartAt: 'T',
      States: {
        T: { ...CALL.States.T, Catch: [{ ErrorEquals: ['E'], Next: 'Mend' }] },
        Mend: { Type: 'Pass', Result: 'mended', End: true },
      },
    };
    const execution = await run(map({ ItemProcessor: processor }), { input: [1, 2], mocks: { T: failing } });
    expect(execution.output).toEqual([1, 'mended']);
  });
});

test('an inner Map sees its own item, and the variables around it', async () => {
  const inner = {
    StartAt: 'Inner',
    States: {
      Inner: {
        Type: 'Map',
        ItemSelector: { 'v.$': '$$.Map.Item.Value', 'factor.$': '$factor' },
        ItemProcessor: EACH,
        End: true,
      },
    },
  };
  const machine = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Assign: { factor: 2 }, Next: 'M' },
      M: { Type: 'Map', ItemProcessor: inner, End: true },
    },
  };
  expect((await run(machine, { input: [[1], [2]] })).output).toEqual([[{ v: 1, factor: 2 }], [{ v: 2, factor: 2 }]]);
});

test('a mock is called once for each item, in the order of the items', async () => {
  const received: unknown[] = [];
  await run(map({ ItemProcessor: CALL }), { input: [3, 1, 2], mocks: { T: (payload) => received.push(payload) } });
  expect(received).toEqual([3, 1, 2]);
  expect((await run(map({ ItemProcessor: CALL }), { input: [3], mocks: { T: returns('x') } })).output).toEqual(['x']);
});
