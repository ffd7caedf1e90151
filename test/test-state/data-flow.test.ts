// What TestState answers for a state that goes well, and what it shows of the state's data on the way.
// Each rule was recorded: corpus teststate, test_state_scenarios and test_state_mock_scenarios.
import { ask } from './support';
import { Simulator, testState } from '../../src/simulator';

const ORDER = { order: { id: 7, total: 5 }, note: 'n' };
const QUEUE = 'arn:aws:states:::sqs:sendMessage';

describe('a state alone', () => {
  test('is run with its input and output processing, and names the next state', async () => {
    const definition = {
      Type: 'Pass',
      InputPath: '$.order',
      Parameters: { 'key.$': '$.id' },
      ResultPath: '$.k',
      Next: 'B',
    };
    expect(await ask({ definition, input: ORDER })).toEqual({
      status: 'SUCCEEDED',
      output: { ...ORDER, k: { key: 7 } },
      nextState: 'B',
    });
  });

  test('has an empty object as its default input', async () => {
    expect(await ask({ definition: { Type: 'Succeed' } })).toEqual({ status: 'SUCCEEDED', output: {} });
  });

  test('may be given as text, and its answer is text', async () => {
    const answer = await testState({
      definition: '{"Type":"Pass","End":true}',
      input: '{"a": 1}',
      inspectionLevel: 'DEBUG',
    });
    expect(answer.output).toBe('{"a": 1}');
    expect(answer.inspectionData).toMatchObject({ input: '{"a": 1}', afterInputPath: '{"a": 1}' });
  });

  test('that chooses says what it chose', async () => {
    const Choices = [{ Variable: '$.order.total', NumericGreaterThan: 3, Next: 'Big' }];
    const definition = { Type: 'Choice', Choices, Default: 'Small' };
    expect(await ask({ definition, input: ORDER })).toMatchObject({ nextState: 'Big', output: ORDER });
    expect(await ask({ definition, input: { order: { total: 1 } } })).toMatchObject({ nextState: 'Small' });
  });

  test('that waits is over at once, unless it would take longer than the five minutes of a test', async () => {
    const waiting = (Seconds: number) => ask({ definition: { Type: 'Wait', Seconds, Next: 'B' }, input: 1 });
    expect(await waiting(299)).toEqual({ status: 'SUCCEEDED', output: 1, nextState: 'B' });
    expect(await waiting(301)).toEqual({ status: 'FAILED', error: 'States.Timeout' });
  });
});

describe('a state of a state machine', () => {
  const machine = {
    QueryLanguage: 'JSONata',
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: {
          StartAt: 'Double',
          States: {
            Double: { Type: 'Pass', Output: '{% $states.input * 2 %}', Next: 'After' },
            After: { Type: 'Succeed' },
          },
        },
        End: true,
      },
    },
  };

  test('is found by its name at any depth, and uses the language of the machine', async () => {
    const answer = await ask({ definition: machine, stateName: 'Double', input: 4 });
    expect(answer).toEqual({ status: 'SUCCEEDED', output: 8, nextState: 'After' });
  });

  test('can be tested through a simulator', async () => {
    const simulator = Simulator.fromDefinition(machine);
    expect(await simulator.testState({ stateName: 'Double', input: '3' })).toMatchObject({ output: '6' });
  });
});

describe('inspection', () => {
  const inspect = async (definition: object, request: object = {}) =>
    ((await ask({ definition, input: ORDER, inspectionLevel: 'TRACE', ...request })) as { inspectionData?: object })
      .inspectionData;

  test('is asked for by level', async () => {
    const definition = { Type: 'Pass', End: true };
    expect(await inspect(definition, { inspectionLevel: 'INFO' })).toBeUndefined();
    expect(await inspect(definition, { inspectionLevel: undefined })).toBeUndefined();
    expect(await inspect(definition, { inspectionLevel: 'DEBUG' })).toEqual(await inspect(definition));
  });

  test('shows the way through a Pass', async () => {
    const definition = {
      Type: 'Pass',
      InputPath: '$.order',
      Parameters: { 'key.$': '$.id' },
      ResultPath: '$.k',
      End: true,
    };
    expect(await inspect(definition)).toEqual({
      input: ORDER,
      afterInputPath: ORDER.order,
      afterParameters: { key: 7 },
      afterResultSelector: { key: 7 },
      afterResultPath: { ...ORDER, k: { key: 7 } },
    });
  });

  test('of a Pass with a Result shows the result, and not what it does not use', async () => {
    const definition = { Type: 'Pass', Parameters: { a: 1 }, Result: 'r', ResultPath: '$.k', End: true };
    const afterResultPath = { ...ORDER, k: 'r' };
    expect(await inspect(definition)).toEqual({ input: ORDER, result: 'r', afterResultSelector: 'r', afterResultPath });
  });

  test('shows the way through a Task', async () => {
    const definition = {
      ...{
        Type: 'Task',
        Resource: QUEUE,
        InputPath: '$.order',
        Parameters: { 'MessageBody.$': '$.id', QueueUrl: 'q' },
      },
      ...{ ResultSelector: { 'id.$': '$.MessageId' }, ResultPath: '$.sent', End: true },
    };
    expect(await inspect(definition, { result: { MessageId: 'm' } })).toEqual({
      input: ORDER,
      afterInputPath: ORDER.order,
      afterParameters: { MessageBody: 7, QueueUrl: 'q' },
      result: { MessageId: 'm' },
      afterResultSelector: { id: 'm' },
      afterResultPath: { ...ORDER, sent: { id: 'm' } },
    });
  });

  test('in JSONata shows the arguments and the result of a Task, and the input alone of others', async () => {
    const task = { Type: 'Task', QueryLanguage: 'JSONata', Resource: QUEUE, Output: '{% $states.result.MessageId %}' };
    const Arguments = { MessageBody: '{% $states.input.order.id %}', QueueUrl: 'q' };
    const shown = await inspect({ ...task, Arguments, End: true }, { result: { MessageId: 'm' } });
    const afterArguments = { MessageBody: 7, QueueUrl: 'q' };
    expect(shown).toEqual({ input: ORDER, afterArguments, result: { MessageId: 'm' } });
    expect(await inspect({ Type: 'Pass', QueryLanguage: 'JSONata', Output: 1, End: true })).toEqual({ input: ORDER });
  });

  test.each([
    ['Succeed', { Type: 'Succeed', InputPath: '$.order' }, ORDER.order],
    ['Choice', { Type: 'Choice', Choices: [{ Variable: '$.id', IsPresent: true, Next: 'B' }], Default: 'C' }, ORDER],
    ['Wait', { Type: 'Wait', Seconds: 1, End: true }, ORDER],
    ['Fail', { Type: 'Fail', Error: 'E' }, ORDER],
  ])('of a %s shows what came through InputPath', async (_, definition, afterInputPath) => {
    expect(await inspect(definition)).toEqual({ input: ORDER, afterInputPath });
  });

  test('ends where the state failed', async () => {
    const definition = { Type: 'Pass', InputPath: '$.order', Parameters: { 'a.$': '$.nowhere' }, End: true };
    expect(await inspect(definition)).toEqual({ input: ORDER, afterInputPath: ORDER.order });
  });

  test('shows the variables that were given and those that the state assigns', async () => {
    const definition = { Type: 'Pass', Assign: { 'sum.$': 'States.MathAdd($one, 1)' }, End: true };
    expect(await inspect(definition, { variables: { one: 1 } })).toMatchObject({ variables: { one: 1, sum: 2 } });
    expect(await inspect(definition, { variables: { one: 1, sum: 0 } })).toMatchObject({
      variables: { one: 1, sum: 2 },
    });
  });
});

describe('the context object', () => {
  const definition = { Type: 'Task', Resource: QUEUE, Parameters: { MessageBody: 'm', QueueUrl: 'q' }, End: true };
  const seen = { ...definition, ResultSelector: { 'context.$': '$$' } };

  test('is that of an EXPRESS execution which starts with the state', async () => {
    const roleArn = 'arn:aws:iam::111111111111:role/Mine';
    expect(await ask({ definition: seen, input: 1, result: {}, roleArn })).toMatchObject({
      output: {
        context: {
          Execution: {
            Id: expect.stringMatching(/^arn:aws:states:us-east-1:111111111111:express:[^:]+:[^:]+$/),
            Input: 1,
            Name: expect.any(String),
            RoleArn: roleArn,
            StartTime: '2026-01-01T00:00:00Z',
          },
          StateMachine: { Id: expect.stringMatching(/:111111111111:stateMachine:/), Name: expect.any(String) },
          State: { Name: 'StateName', EnteredTime: '2026-01-01T00:00:00Z', RetryCount: 0 },
        },
      },
    });
  });

  test('is the given one and nothing else', async () => {
    expect(await ask({ definition: seen, result: {}, context: {} })).toMatchObject({ output: { context: {} } });
    const context = { Execution: { Input: [1] } };
    expect(await ask({ definition: seen, result: {}, context })).toMatchObject({ output: { context } });
  });

  test('brings the task token of a task that has one', async () => {
    const Parameters = { QueueUrl: 'q', 'MessageBody.$': '$$.Task.Token' };
    const waiting = { ...definition, Resource: `${QUEUE}.waitForTaskToken`, Parameters };
    const answer = await ask({
      definition: waiting,
      result: {},
      context: { Task: { Token: 't' } },
      inspectionLevel: 'DEBUG',
    });
    expect(answer).toMatchObject({ inspectionData: { afterParameters: { MessageBody: 't' } } });
  });
});
