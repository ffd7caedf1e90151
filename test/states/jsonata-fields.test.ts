// Fields of Task and Map that JSONata may compute.
import type { Json } from '../../src/json/json';
import { fails, Simulator, type TaskCall } from '../../src/simulator';
import { run, where } from '../support/executions';
import { inner, LAMBDA, only, task } from '../support/machines';

const JSONATA = { QueryLanguage: 'JSONata' };

test.each(['TimeoutSeconds', 'HeartbeatSeconds'])('%s ends a task that is silent', async (field) => {
  const machine = { ...task({ [field]: '{% $states.input.limit + 1 %}' }), ...JSONATA };
  const execution = await Simulator.fromDefinition(machine).runWith({
    handler: () => ({ silent: true }),
    input: { limit: 2 },
  });
  expect(execution).toMatchObject({ error: 'States.Timeout', durationSeconds: 3 });
});

test('Credentials are evaluated for the handler', async () => {
  const calls: TaskCall[] = [];
  const Credentials = { RoleArn: '{% "arn:aws:iam::123456789012:role/" & $states.input.role %}' };
  await Simulator.fromDefinition({ ...task({ Credentials }), ...JSONATA }).runWith({
    handler: (call) => {
      calls.push(call);
      return { output: 1 };
    },
    input: { role: 'There' },
  });
  expect(calls.map(({ credentials }) => credentials)).toEqual([{ RoleArn: 'arn:aws:iam::123456789012:role/There' }]);
});

describe('a distributed Map', () => {
  const map = (rest: object) => {
    const processor = inner({ Type: 'Task', Resource: `${LAMBDA}T` });
    const ItemProcessor = { ...processor, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
    return { ...only({ Type: 'Map', Label: 'Each', ItemProcessor, ...rest }), ...JSONATA };
  };
  const mocks = { I: (item: Json) => ((item as number) < 0 ? fails('Negative') : item) };

  test.each<[object, string]>([
    [{ ToleratedFailureCount: '{% 2 - 1 %}' }, 'SUCCEEDED'],
    [{ ToleratedFailureCount: '{% 1 - 1 %}' }, 'FAILED'],
    [{ ToleratedFailurePercentage: '{% 25 * 2 %}' }, 'SUCCEEDED'],
    [{ ToleratedFailurePercentage: '{% 24 * 2 %}' }, 'FAILED'],
  ])('%j of one failure in two: %s', async (rest, status) => {
    expect((await run(map(rest), { input: [1, -2], mocks })).status).toBe(status);
  });

  const broken = "{% $error('oops') %}";
  test.each<[string, object]>([
    ['Items', { Items: broken }],
    ['ItemSelector/a', { Items: [1], ItemSelector: { a: broken } }],
    ['ItemBatcher/BatchInput/a', { Items: [1], ItemBatcher: { MaxItemsPerBatch: 1, BatchInput: { a: broken } } }],
    [
      'ItemReader/Bucket',
      {
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'JSON' },
          Arguments: { Bucket: broken, Key: 'k' },
        },
      },
    ],
    [
      'ResultWriter/Bucket',
      { Items: [1], ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: broken } } },
    ],
  ])('a failure in %s names the field', async (field, rest) => {
    const execution = await run(map(rest), { mocks });
    expect(execution).toMatchObject({
      error: 'States.QueryEvaluationError',
      cause: `${where('S')}The JSONata expression '$error('oops')' specified for the field '${field}' threw an error during evaluation. D3137: oops`,
    });
  });

  test('ItemBatcher has computed limits and BatchInput', async () => {
    const ItemBatcher = { MaxItemsPerBatch: '{% 1 + 1 %}', BatchInput: { all: '{% $count($states.input) %}' } };
    const execution = await run(map({ ItemBatcher }), { input: [1, 2, 3], mocks: { I: (batch: Json) => batch } });
    expect(execution.output).toEqual([
      { BatchInput: { all: 3 }, Items: [1, 2] },
      { BatchInput: { all: 3 }, Items: [3] },
    ]);
  });
});
