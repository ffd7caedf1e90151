// Map and Parallel under TestState: a mock stands for their iterations and branches.
// Recorded: corpus teststate, map_state_failure_count, map_iteration_item_reader, map_context_object, parallel_state_mock.
import { ask, refusal } from './support';

const PROCESSOR = { StartAt: 'Do', States: { Do: { Type: 'Pass', End: true } } };
const DISTRIBUTED = { ...PROCESSOR, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
const MAP = { Type: 'Map', ItemsPath: '$.items', ItemProcessor: DISTRIBUTED, End: true };
const INPUT = { items: [1, 2, 3] };

const test3 = async (definition: object, request: object = {}) =>
  ask({ definition, input: INPUT, result: ['a', 'b', 'c'], inspectionLevel: 'TRACE', ...request });

describe('Map', () => {
  test('gives the mocked results, and shows its items and how many would run at a time', async () => {
    expect(await test3({ ...MAP, ResultPath: '$.done' })).toEqual({
      status: 'SUCCEEDED',
      output: { ...INPUT, done: ['a', 'b', 'c'] },
      inspectionData: {
        ...{ input: INPUT, afterInputPath: INPUT, afterItemsPath: [1, 2, 3], maxConcurrency: 0 },
        ...{ afterResultSelector: ['a', 'b', 'c'], afterResultPath: { ...INPUT, done: ['a', 'b', 'c'] } },
      },
    });
  });

  test.each([
    ['inline', PROCESSOR],
    ['distributed', DISTRIBUTED],
  ])('%s shows what ItemSelector makes of each item', async (_, ItemProcessor) => {
    const ItemSelector = { 'n.$': '$$.Map.Item.Value', 'of.$': '$.items[0]' };
    const answer = await test3({ ...MAP, ItemProcessor, ItemSelector });
    const afterItemSelector = [1, 2, 3].map((n) => ({ n, of: 1 }));
    expect(answer).toMatchObject({ inspectionData: { afterItemSelector } });
  });

  test('the items keep their place in a context object that is given', async () => {
    const ItemSelector = { 'n.$': '$$.Map.Item.Index', 'id.$': '$$.Execution.Id' };
    const answer = await test3({ ...MAP, ItemSelector }, { context: { Execution: { Id: 'e' } } });
    expect(answer).toMatchObject({ inspectionData: { afterItemSelector: [0, 1, 2].map((n) => ({ n, id: 'e' })) } });
  });

  test('shows its batches, in JSONata too', async () => {
    const definition = {
      ...{ Type: 'Map', QueryLanguage: 'JSONata', Items: '{% $states.input.items %}', ItemProcessor: DISTRIBUTED },
      ...{ ItemBatcher: { MaxItemsPerBatch: 2 }, MaxConcurrency: '{% 1 + 1 %}', End: true },
    };
    expect(await test3(definition)).toMatchObject({
      inspectionData: { input: INPUT, afterItemBatcher: [{ Items: [1, 2] }, { Items: [3] }], maxConcurrency: 2 },
    });
  });

  test('reads its items from the data of the request', async () => {
    const ItemReader = {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON', ItemsPointer: '/list' },
      Parameters: { Bucket: 'b', Key: 'k' },
    };
    const definition = { ...MAP, ItemsPath: undefined, ItemReader, ItemSelector: { 'n.$': '$$.Map.Item.Value' } };
    const { ItemsPath: _, ...map } = definition;
    const stateConfiguration = { mapItemReaderData: '{"list": [4, 5]}' };
    expect(await test3(map, { stateConfiguration })).toMatchObject({
      status: 'SUCCEEDED',
      inspectionData: { afterItemsPointer: [4, 5], afterItemSelector: [{ n: 4 }, { n: 5 }] },
    });
  });

  test('without data to read has no items, and gives the mocked results all the same', async () => {
    const Parameters = { Bucket: 'b', Key: 'k' };
    const reader = (InputType: string) => ({
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType },
      Parameters,
    });
    const { ItemsPath: _, ...map } = MAP;
    for (const type of ['JSON', 'JSONL']) {
      expect(await test3({ ...map, ItemReader: reader(type) })).toMatchObject({ output: ['a', 'b', 'c'] });
    }
  });

  test('fails when more iterations fail than it tolerates', async () => {
    const failing = async (fields: object, mapIterationFailureCount: number) =>
      test3({ ...MAP, ...fields }, { stateConfiguration: { mapIterationFailureCount } });
    const exceeded = {
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
      cause: 'The specified tolerated failure threshold was exceeded',
    };
    expect(await failing({ ToleratedFailureCount: 1 }, 1)).toMatchObject({
      status: 'SUCCEEDED',
      inspectionData: { toleratedFailureCount: 1 },
    });
    expect(await failing({ ToleratedFailureCount: 1 }, 2)).toMatchObject(exceeded);
    expect(await failing({ ToleratedFailurePercentage: 50 }, 1)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await failing({ ToleratedFailurePercentage: 50 }, 2)).toMatchObject({
      ...exceeded,
      inspectionData: { toleratedFailurePercentage: 50 },
    });
    expect(await failing({ ItemProcessor: PROCESSOR, ToleratedFailureCount: 1 }, 2)).toMatchObject(exceeded);
    expect(await failing({}, 3)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('fails with a mocked error, which its catchers see', async () => {
    const error = { error: 'Bad', cause: 'c' };
    const request = { result: undefined, error, stateConfiguration: { errorCausedByState: 'Do' } };
    expect(await test3(MAP, request)).toMatchObject({ status: 'FAILED', ...error });
    const Catch = [{ ErrorEquals: ['Bad'], Next: 'B' }];
    expect(await test3({ ...MAP, Catch }, request)).toMatchObject({ status: 'CAUGHT_ERROR', nextState: 'B' });
  });

  test('without a list of items says so', async () => {
    const definition = { ...MAP, ItemProcessor: PROCESSOR, ItemsPath: '$$.Execution.Input' };
    expect(await test3(definition, { context: { Execution: { Input: { a: 1 } } } })).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'Reference path "$.Execution.Input" must point to array.',
      inspectionData: { input: INPUT, afterInputPath: INPUT },
    });
  });

  test('accepts at most as many failures as iterations', async () => {
    const text =
      'ValidationException: Map iteration failure count must be less than or equal to the number of Map iterations';
    const request = {
      definition: MAP,
      input: JSON.stringify(INPUT),
      stateConfiguration: { mapIterationFailureCount: 4 },
    };
    expect(await refusal({ ...request, mock: { result: '[1,2,3]' } })).toBe(text);
    expect(await refusal({ ...request, mock: { errorOutput: { error: 'E' } } })).toBe(text);
  });

  test('that exports its results is given an object, others a list', async () => {
    const Parameters = { Bucket: 'b', Prefix: 'p' };
    const writing = { ...MAP, ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters } };
    const result = { MapRunArn: 'a', ResultWriterDetails: { Bucket: 'b', Key: 'k' } };
    expect(await test3(writing, { result })).toMatchObject({ status: 'SUCCEEDED', output: result });
    const mocked = (definition: object, text: string) => refusal({ definition, mock: { result: text } });
    expect(await mocked(writing, '[]')).toBe('ValidationException: Mocked result must be a JSON object.');
    expect(await mocked(MAP, '{}')).toBe('ValidationException: Mocked result must be an array.');
  });
});

describe('Parallel', () => {
  const parallel = {
    Type: 'Parallel',
    Branches: [PROCESSOR, { ...PROCESSOR, StartAt: 'Else', States: { Else: { Type: 'Succeed' } } }],
  };

  test('gives the mocked results, and shows only its output processing', async () => {
    const definition = {
      ...parallel,
      InputPath: '$.items',
      ResultSelector: { 'first.$': '$[0]' },
      ResultPath: '$.r',
      End: true,
    };
    const output = { ...INPUT, r: { first: 'a' } };
    expect(await test3(definition, { result: ['a', 'b'] })).toEqual({
      status: 'SUCCEEDED',
      output,
      inspectionData: { input: INPUT, afterResultSelector: { first: 'a' }, afterResultPath: output },
    });
  });

  test('in JSONata shows its input alone', async () => {
    const definition = {
      ...parallel,
      QueryLanguage: 'JSONata',
      Arguments: 1,
      Output: '{% $states.result[1] %}',
      End: true,
    };
    expect(await test3(definition, { result: ['a', 'b'] })).toEqual({
      ...{ status: 'SUCCEEDED', output: 'b' },
      inspectionData: { input: INPUT },
    });
  });

  test('needs one result for each branch', async () => {
    expect(await refusal({ definition: { ...parallel, End: true }, mock: { result: '[1]' } })).toBe(
      'ValidationException: Mocked result must contain the same number of items as number of Parallel branches.',
    );
  });

  test('fails with a mocked error', async () => {
    const error = { error: 'Bad' };
    expect(await test3({ ...parallel, End: true }, { result: undefined, error })).toMatchObject({
      status: 'FAILED',
      ...error,
    });
  });
});

// docs: test-state-isolation, Automatic Context population.
describe('a state inside of a Map', () => {
  const item = { Type: 'Pass', Parameters: { 'item.$': '$$.Map.Item' }, End: true };
  const inBranch = { Type: 'Parallel', Branches: [{ StartAt: 'P', States: { P: item } }], End: true };

  test.each<[string, object]>([
    ['inline', { ...MAP, ItemProcessor: { StartAt: 'P', States: { P: item } } }],
    ['distributed', { ...MAP, ItemProcessor: { ...DISTRIBUTED, StartAt: 'P', States: { P: item } } }],
    ['in a branch', { ...MAP, ItemProcessor: { StartAt: 'B', States: { B: inBranch } } }],
  ])('%s has the first item, which is its input', async (_, map) => {
    const definition = { StartAt: 'M', States: { M: map } };
    expect(await ask({ definition, stateName: 'P', input: { q: 1 } })).toMatchObject({
      status: 'SUCCEEDED',
      output: { item: { Index: 0, Value: { q: 1 }, Source: 'STATE_DATA' } },
    });
  });

  test('has none if a context object is given', async () => {
    const call = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true };
    const P = { ...call, Parameters: { QueueUrl: 'q', 'MessageBody.$': '$$.Map.Item' } };
    const definition = {
      StartAt: 'M',
      States: { M: { ...MAP, ItemProcessor: { StartAt: 'P', States: { P } } } },
    };
    const request = { definition, stateName: 'P', input: {}, result: {} };
    expect(await ask({ ...request, context: { Execution: { Id: 'e' } } })).toMatchObject({ error: 'States.Runtime' });
    expect(await ask(request)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('is unlike a state outside of it', async () => {
    const definition = { StartAt: 'A', States: { A: { ...item } } };
    expect(await ask({ definition, stateName: 'A', input: {} })).toMatchObject({ error: 'States.Runtime' });
  });
});
