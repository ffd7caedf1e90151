import { mocksFromFile, scenarioFromFile, Simulator, type MocksFromFileOptions } from '../../../src/simulator';
import { tempFolder, writeIn } from '../../support/folders';
import { LAMBDA, only, task, CALLBACK } from '../../support/machines';

const folder = tempFolder('mock-config');

const file = (name: string, content: unknown) => writeIn(folder, name, content);

/** The machine and the configuration of AWS's documentation, with one attempt less where its Retry allows it. */
const MACHINE = {
  StartAt: 'LambdaState',
  States: {
    LambdaState: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { 'Payload.$': '$', FunctionName: 'HelloWorldFunction' },
      Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 2 }],
      Next: 'SQSState',
    },
    SQSState: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/myQueue', 'MessageBody.$': '$' },
      End: true,
    },
  },
};
const success = { Return: { StatusCode: 200, Payload: { StatusCode: 200, body: 'Hello from Lambda!' } } };
const CONFIG = {
  StateMachines: {
    LambdaSQSIntegration: {
      TestCases: {
        HappyPath: { LambdaState: 'MockedLambdaSuccess', SQSState: 'MockedSQSSuccess' },
        RetryPath: { LambdaState: 'MockedLambdaRetry', SQSState: 'MockedSQSSuccess' },
        HybridPath: { LambdaState: 'MockedLambdaSuccess' },
      },
    },
  },
  MockedResponses: {
    MockedLambdaSuccess: { 0: success },
    MockedSQSSuccess: { 0: { Return: { MD5OfMessageBody: 'md5', MessageId: 'm1' } } },
    MockedLambdaRetry: {
      0: { Throw: { Error: 'Lambda.ResourceNotReadyException', Cause: 'Lambda resource is not ready.' } },
      '1-2': { Throw: { Error: 'Lambda.TimeoutException', Cause: 'Lambda timed out.' } },
      3: success,
    },
  },
};
const config = file('MockConfigFile.json', CONFIG);

const runCase = (testCase: string, machine: object = MACHINE, path = config) =>
  Simulator.fromDefinition(machine).run({ mocks: mocksFromFile(path, { testCase }) });

describe('the test cases of AWS’s documentation', () => {
  test('HappyPath: Return is the whole answer of the service', async () => {
    const execution = await runCase('HappyPath');
    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: { MessageId: 'm1' } });
    const sent = execution.history.find(({ type }) => type === 'TaskSucceeded');
    expect(sent).toMatchObject({ taskSucceededEventDetails: { output: JSON.stringify(success.Return) } });
  });

  test('RetryPath: a range answers each of its attempts', async () => {
    const execution = await runCase('RetryPath');
    expect(execution.status).toBe('SUCCEEDED');
    const failed = execution.history.filter(({ type }) => type === 'TaskFailed');
    expect(failed.map(({ taskFailedEventDetails }) => taskFailedEventDetails?.error)).toEqual([
      'Lambda.ResourceNotReadyException',
      'Lambda.TimeoutException',
      'Lambda.TimeoutException',
    ]);
  });

  test('HybridPath: a state that the case does not name has no mock, and nothing to call', async () => {
    await expect(runCase('HybridPath')).rejects.toThrow("There is no mock for the task 'SQSState'");
  });
});

describe('attempts', () => {
  const over = (response: object, machine: object) =>
    runCase(
      'Case',
      machine,
      file('attempts.json', {
        StateMachines: { M: { TestCases: { Case: { S: 'Response', Call: 'Response' } } } },
        MockedResponses: { Response: response },
      }),
    );

  test('are counted from 0 over the whole execution, retries and further visits included', async () => {
    const machine = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          MaxConcurrency: 1,
          ItemProcessor: {
            StartAt: 'Call',
            States: {
              Call: {
                Type: 'Task',
                Resource: 'arn:aws:states:::lambda:invoke',
                Parameters: { FunctionName: 'f' },
                ResultSelector: { 'is.$': '$.Payload' },
                Retry: [{ ErrorEquals: ['Boom'] }],
                End: true,
              },
            },
          },
          End: true,
        },
      },
    };
    const answers = {
      0: { Throw: { Error: 'Boom', Cause: '' } },
      1: { Return: { Payload: 'one' } },
      2: { Return: { Payload: 'two' } },
    };
    const path = file('map.json', {
      StateMachines: { M: { TestCases: { Case: { Call: 'Response' } } } },
      MockedResponses: { Response: answers },
    });
    const execution = await Simulator.fromDefinition(machine).run({
      input: ['a', 'b'],
      mocks: mocksFromFile(path, { testCase: 'Case' }),
    });
    expect(execution.output).toEqual([{ is: 'one' }, { is: 'two' }]);
  });

  test.each([null, 'text', 0, [], { Payload: 1 }])('Return may be any JSON value: %j', async (value) => {
    const machine = only({
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: 'url', MessageBody: 'body' },
    });
    expect((await over({ 0: { Return: value } }, machine)).output).toEqual(value);
  });

  test('a function named by its ARN gives the Payload of Invoke’s answer, or what is there without one', async () => {
    expect((await over({ 0: { Return: { StatusCode: 200, Payload: { a: 1 } } } }, task())).output).toEqual({ a: 1 });
    expect((await over({ 0: { Return: { a: 1 } } }, task())).output).toEqual({ a: 1 });
  });

  test('a task token is there, and what is submitted is {}', async () => {
    const machine = only({
      ...CALLBACK,
    });
    const execution = await over({ 0: { Throw: { Error: 'Failure error', Cause: 'Failure cause' } } }, machine);
    expect(execution).toMatchObject({ error: 'Failure error', cause: 'Failure cause' });
    expect(execution.history.map(({ type }) => type).slice(2, 6)).toEqual([
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskFailed',
    ]);
  });
});

describe('what is wrong shows when it is needed', () => {
  const broken = file('broken.json', {
    StateMachines: {
      M: {
        TestCases: {
          Unused: { S: 'Fine', Gone: 'Nowhere', Elsewhere: 7 },
          Missing: { S: 'Nowhere' },
          Number: { S: 7 },
          Text: { S: 'Text' },
          Empty: { S: 'Empty' },
          Key: { S: 'Key' },
          Backwards: { S: 'Backwards' },
          Both: { S: 'Both' },
          None: { S: 'None' },
          List: { S: 'List' },
          Throw: { S: 'Throw' },
          NoCase: 'x',
        },
      },
    },
    MockedResponses: {
      Fine: { 0: { Return: 1 }, 1: { Return: 2 } },
      Text: 'x',
      Empty: {},
      Key: { first: { Return: 1 } },
      Backwards: { '3-1': { Return: 1 } },
      Both: { 0: { Return: 1, Throw: {} } },
      None: { 0: {} },
      List: { 0: [] },
      Throw: { 0: { Throw: { Error: 5 } } },
    },
  });

  test('what no execution comes to may be missing or wrong', async () => {
    expect((await runCase('Unused', task(), broken)).output).toBe(1);
  });

  test.each([
    [
      'Missing',
      "no mocked response is named 'Nowhere'. The MockedResponses are: 'Fine', 'Text', 'Empty', 'Key', 'Backwards', 'Both', 'None', 'List', 'Throw'.",
    ],
    ['Number', 'expected the name of a mocked response; found 7.'],
    ['Text', "the mocked response 'Text' must be an object; found string."],
    [
      'Empty',
      `the mocked response 'Empty' has no answer "0"; its answers are: none. Add an answer for each attempt, including retries.`,
    ],
    [
      'Key',
      `invalid key "first" in the mocked response 'Key': expected the number of an attempt, such as "0", or a range, such as "1-2".`,
    ],
    [
      'Backwards',
      `invalid key "3-1" in the mocked response 'Backwards': expected the number of an attempt, such as "0", or a range, such as "1-2".`,
    ],
    [
      'Both',
      `"0" of the mocked response 'Both' must be an object with one field, Return or Throw; found Return, Throw.`,
    ],
    [
      'None',
      `"0" of the mocked response 'None' must be an object with one field, Return or Throw; found an empty object.`,
    ],
    ['List', `"0" of the mocked response 'List' must be an object with one field, Return or Throw; found array.`],
    [
      'Throw',
      `Throw in "0" of the mocked response 'Throw' must be an object with the strings Error and Cause; found {"Error":5}.`,
    ],
  ])('%s', async (testCase, message) => {
    await expect(runCase(testCase, task(), broken)).rejects.toThrow(
      `broken.json, state machine 'M', test case '${testCase}', state 'S': ${message}`,
    );
  });

  test('an attempt beyond the last', async () => {
    const retried = task({ Retry: [{ ErrorEquals: ['Lambda.TimeoutException', 'E'] }] });
    const path = file('short.json', {
      StateMachines: { M: { TestCases: { Case: { S: 'R' } } } },
      MockedResponses: { R: { '0-1': { Throw: { Error: 'E', Cause: 'C' } } } },
    });
    await expect(runCase('Case', retried, path)).rejects.toThrow(
      `short.json, state machine 'M', test case 'Case', state 'S': the mocked response 'R' has no answer "2"; its answers are: "0-1". ` +
        'Add an answer for each attempt, including retries.',
    );
  });

  test('no MockedResponses at all', async () => {
    const path = file('bare.json', { StateMachines: { M: { TestCases: { Case: { S: 'R' } } } } });
    await expect(runCase('Case', task(), path)).rejects.toThrow(
      'bare.json: MockedResponses must be an object; found nothing.',
    );
  });

  test('a case that is not an object', () => {
    expect(() => mocksFromFile(broken, { testCase: 'NoCase' })).toThrow(
      "broken.json, state machine 'M', test case 'NoCase': expected an object with the name of a mocked response under each state's name; found string.",
    );
  });
});

describe('which case is meant', () => {
  const several = file('several.json', {
    StateMachines: { A: { TestCases: { Happy: {}, Sad: {} } }, B: { TestCases: { Happy: {} } }, C: 1, D: {} },
    MockedResponses: {},
  });
  const two = file('two.json', {
    StateMachines: { A: { TestCases: { Happy: {}, Sad: {} } }, B: { TestCases: { Happy: {} } } },
  });

  test.each<[string, MocksFromFileOptions, string]>([
    [
      two,
      {},
      "two.json: several test cases match. The test cases are: 'Happy' of 'A', 'Sad' of 'A', 'Happy' of 'B'. Select one with { stateMachine, testCase }, on the command line with FILE#StateMachine/TestCase.",
    ],
    [
      two,
      { testCase: 'Happy' },
      "two.json: several test cases match 'Happy'. The test cases are: 'Happy' of 'A', 'Happy' of 'B'. Select one with",
    ],
    [
      two,
      { stateMachine: 'A', testCase: 'Gone' },
      "two.json: no test case matches 'Gone'. The test cases are: 'Happy' of 'A', 'Sad' of 'A'. Select one",
    ],
    [two, { stateMachine: 'Z' }, "two.json: no state machine is named 'Z'. The state machines are: 'A', 'B'."],
    [
      several,
      { stateMachine: 'C' },
      "several.json, state machine 'C': expected an object with TestCases; found number.",
    ],
    [several, { stateMachine: 'D' }, "several.json, state machine 'D': TestCases must be an object; found nothing."],
  ])('%#', (path, options, message) => {
    expect(() => mocksFromFile(path, options)).toThrow(message);
  });

  test('the only one that fits needs no name', () => {
    expect(mocksFromFile(two, { testCase: 'Sad' })).toEqual({});
    expect(mocksFromFile(two, { stateMachine: 'B' })).toEqual({});
  });
});

describe('a JSON file of mocks', () => {
  const simulate = (content: unknown, state: object = {}) =>
    Simulator.fromDefinition(task(state)).run({ mocks: mocksFromFile(file('mocks.json', content)) });

  test('has the names that the makers of mocks have in code', async () => {
    const retried = {
      TimeoutSeconds: 30,
      Retry: [{ ErrorEquals: ['States.Timeout', 'E'], IntervalSeconds: 1, BackoffRate: 1 }],
    };
    const answers = [{ never: true }, { fails: { error: 'E', cause: 'C' }, after: 10 }, { returns: [1] }];
    expect(await simulate({ S: answers }, retried)).toMatchObject({ output: [1], durationSeconds: 30 + 1 + 10 + 1 });
  });

  test('may stand for a function by its ARN, and submit', async () => {
    expect((await simulate({ [`${LAMBDA}S`]: { returns: null } })).output).toBe(null);
    await expect(simulate({ S: { returns: 1, submits: {} } })).rejects.toThrow('answers at once');
  });

  test('may have the input and the objects of a distributed Map, which are not mocks', async () => {
    const content = { $input: { n: 616581622363398142 }, $s3: { 'b/k': [1] }, S: { returns: 1 } };
    const path = file('scenario.json', content);
    expect(Object.keys(mocksFromFile(path))).toEqual(['S']);
    expect(scenarioFromFile(path)).toMatchObject({ input: content.$input, s3: content.$s3 });
    const execution = await Simulator.fromDefinition(task({})).run(scenarioFromFile(path));
    expect(execution.inputText).toBe(`{"n":${content.$input.n}}`);
    expect(() => scenarioFromFile(file('wrong.json', { $s3: [] }))).toThrow(
      "invalid $s3: expected an object with the content of each 'bucket/key'; found array.",
    );
  });

  const expected =
    'expected { "returns": VALUE }, { "fails": { "error": "NAME", "cause": "TEXT" } }, ' +
    '{ "refuses": { "code": "CODE", "message": "TEXT" } } or { "never": true }, or a list of these, one for each attempt. An answer may also have "after": SECONDS, "heartbeats": SECONDS or "submits": VALUE.';

  test.each([
    [{ S: [{ gives: 1 }] }, `invalid answer {"gives":1} for 'S[0]': ${expected}`],
    [{ S: { returns: 1, never: true } }, `invalid answer {"returns":1,"never":true} for 'S': ${expected}`],
    [{ S: { after: 1 } }, `invalid answer {"after":1} for 'S': ${expected}`],
    [{ S: { fails: { Error: 'E' } } }, `invalid answer {"fails":{"Error":"E"}} for 'S': ${expected}`],
    [{ S: { never: false } }, `invalid answer {"never":false} for 'S': ${expected}`],
    [{ S: 5 }, `invalid answer 5 for 'S': ${expected}`],
    [
      { S: { returns: 1, after: 'soon' } },
      "'S': Invalid duration soon for after(...): expected 0 or more seconds, or a duration with toSeconds().",
    ],
    [[], "expected an object with an answer under each task state's name; found array."],
    ['{', 'mocks.json is not JSON:'],
  ])('%j is refused with its place', (content, message) => {
    expect(() => mocksFromFile(file('mocks.json', content))).toThrow(message);
  });

  test('has no test cases, and must be there', () => {
    expect(() => mocksFromFile(file('mocks.json', {}), { testCase: 'Happy' })).toThrow(
      "mocks.json is not a mock configuration with a test case 'Happy': expected an object with StateMachines and MockedResponses.",
    );
    expect(() => mocksFromFile('nowhere.json')).toThrow('The file nowhere.json does not exist');
  });
});
