// Numbers that paths and expressions compute are held to the range of their field.
import { returns } from '../../src/simulator';
import { run, where } from '../support/executions';
import { inner, LAMBDA, only } from '../support/machines';

const TASK = { Type: 'Task', Resource: `${LAMBDA}S` };
const EACH = { Type: 'Map', ItemProcessor: inner({ Type: 'Pass' }) };
const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
const DISTRIBUTED = { Type: 'Map', ItemProcessor: { ...EACH.ItemProcessor, ProcessorConfig } };
const LIST = { ...DISTRIBUTED, ItemsPath: '$.list' };

const runWith = (state: object, n: number) =>
  run(only(state), { input: { n, list: [1] }, mocks: 'Resource' in state ? { S: returns(1) } : {} });

// docs: state-wait, state-task, input-output-itembatcher. The texts are ours, in the form of AWS's for other values.
test.each<[object, number, string]>([
  [
    { ...TASK, TimeoutSecondsPath: '$.n' },
    0,
    'TimeoutSecondsPath field refers to value "0" which is not between 1 and 99999999',
  ],
  [
    { ...TASK, HeartbeatSecondsPath: '$.n' },
    -3,
    'HeartbeatSecondsPath field refers to value "-3" which is not between 1 and 99999999',
  ],
  [
    { Type: 'Wait', SecondsPath: '$.n' },
    1e8,
    'SecondsPath field refers to value "100000000" which is not between 0 and 99999999',
  ],
  [
    { ...LIST, ItemBatcher: { MaxItemsPerBatchPath: '$.n' } },
    0,
    'MaxItemsPerBatchPath field refers to value "0" which is not at least 1',
  ],
  [
    { ...LIST, ItemBatcher: { MaxInputBytesPerBatchPath: '$.n' } },
    262_145,
    'MaxInputBytesPerBatchPath field refers to value "262145" which is not between 1 and 262144',
  ],
])('%j with %d ends the execution with States.Runtime', async (state, n, text) => {
  expect(await runWith(state, n)).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: `${where('S')}The ${text}: $.n`,
  });
});

// Recorded: tolerated_failure_count_path, tolerated_failure_percentage_path.
test.each<[object, number, string]>([
  [{ ToleratedFailureCountPath: '$.n' }, -1, 'ToleratedFailureCount cannot be negative.'],
  [{ ToleratedFailurePercentagePath: '$.n' }, 100.1, 'ToleratedFailurePercentage must be between 0 and 100.'],
])('a Map with %j and %d fails in words of its own', async (rest, n, text) => {
  for (const map of [LIST, { ...EACH, ItemsPath: '$.list' }]) {
    expect((await runWith({ ...map, ...rest }, n)).cause).toBe(where('S') + text);
  }
});

// docs: transforming-data, "Value out of range". The text is ours.
test.each<[string, object, number, string]>([
  ['TimeoutSeconds', TASK, -5, 'between 1 and 99999999'],
  ['HeartbeatSeconds', TASK, 0, 'between 1 and 99999999'],
  ['Seconds', { Type: 'Wait' }, 1.5, 'between 0 and 99999999'],
  ['MaxConcurrency', { ...EACH, Items: [1] }, -1, 'at least 0'],
  ['ToleratedFailureCount', { ...DISTRIBUTED, Items: [1] }, -1, 'at least 0'],
  ['ToleratedFailurePercentage', { ...DISTRIBUTED, Items: [1] }, 101, 'between 0 and 100'],
])('an expression for %s of %j cannot give %d', async (field, state, n, range) => {
  const execution = await runWith({ ...state, QueryLanguage: 'JSONata', [field]: '{% $states.input.n %}' }, n);
  const text = `The JSONata expression '$states.input.n' specified for the field '${field}' returned a value out of range. `;
  expect(execution).toMatchObject({
    status: 'FAILED',
    error: 'States.QueryEvaluationError',
    cause: `${where('S')}${text}Expected ${range}, but was: ${n}`,
  });
});

// Recorded: csv_max_items_paths, max_concurrency_path_negative.
test('MaxItemsPath may lead above its maximum, and a negative MaxConcurrencyPath stalls', async () => {
  const reader = { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b', Key: 'k' } };
  const ItemReader = { ...reader, ReaderConfig: { InputType: 'JSON', MaxItemsPath: '$.n' } };
  const read = await run(only({ ...DISTRIBUTED, ItemReader }), { input: { n: 100_000_001 }, s3: { 'b/k': '[1]' } });
  expect(read.output).toEqual([1]);
  expect((await runWith({ ...EACH, ItemsPath: '$.list', MaxConcurrencyPath: '$.n' }, -1)).status).toBe('RUNNING');
});
