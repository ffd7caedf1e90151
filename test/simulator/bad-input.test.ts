import { fails, InvalidDefinitionError, returns, sequence, Simulator, type Mocks } from '../../src/simulator';
import { FETCH_AND_PROCESS, LAMBDA, only, task } from '../support/machines';

const simulator = Simulator.fromDefinition(FETCH_AND_PROCESS, { name: 'Fetch' });

describe('definitions that AWS refuses', () => {
  test.each([
    ['text that is no JSON', '{"StartAt":', 'INVALID_JSON_DESCRIPTION'],
    ['a list', [] as object, 'SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object'],
    ['no States', { StartAt: 'A' }, 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'],
    [
      'a state that does not exist',
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } },
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next",
    ],
    [
      'a state that nothing leads to',
      { StartAt: 'A', States: { A: { Type: 'Succeed' }, B: { Type: 'Succeed' } } },
      'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B',
    ],
    [
      'a path that is none',
      only({ Type: 'Pass', InputPath: '$.a[' }),
      'Value must be a valid JSONPath at /States/S/InputPath',
    ],
    ['a field of another state', only({ Type: 'Pass', Catch: [] }), "Field 'Catch' is not supported at /States/S"],
  ])('%s', (_, definition, message) => {
    expect(() => Simulator.fromDefinition(definition)).toThrow(InvalidDefinitionError);
    expect(() => Simulator.fromDefinition(definition)).toThrow(message);
  });
});

describe('mocks', () => {
  test('a task without a mock rejects with the mock to write', async () => {
    await expect(simulator.run({ input: { id: 7 } })).rejects.toThrow(
      `There is no mock for the task 'FetchData' (${LAMBDA}FetchData), which was called with {"id":7}. ` +
        'Add one, for example:\n\n  mocks: { FetchData: returns({}) }\n',
    );
  });

  // docs: service-quotas.
  test.each(['', 'n'.repeat(81), 'a b', 'a*', 'a/b', 'a\u0001'])('the name %j is refused', async (name) => {
    await expect(simulator.run({ name })).rejects.toThrow(
      `Invalid name '${name}': expected 1 to 80 characters without white space, control characters and any of ` +
        '< > { } [ ] ? * " # % \\ ^ | ~ ` $ & , ; : /.',
    );
  });

  test('a mock for a state that does not exist is refused with the names of those that do', async () => {
    const mocks: Mocks = { FetchDat: returns(1) };
    await expect(simulator.run({ mocks })).rejects.toThrow(
      "There is a mock for 'FetchDat', but the state machine 'Fetch' has no task state of that name. Did you mean 'FetchData'? Its task states are: 'FetchData', 'ProcessData'.",
    );
  });

  test('a value that is not a mock is refused with its place', async () => {
    const mocks = { FetchData: sequence(returns(1), { id: 1 } as never) };
    await expect(simulator.run({ mocks })).rejects.toThrow("Invalid mocks['FetchData'], number 2: expected a function");
  });

  test('a mock that throws anything but fails(...) is a mistake in the test', async () => {
    const mocks = {
      FetchData: () => {
        throw new TypeError('oops');
      },
    };
    await expect(simulator.run({ mocks })).rejects.toThrow(
      "The mock of 'FetchData' threw TypeError: oops. To make the task fail",
    );
    await expect(simulator.run({ mocks: { FetchData: () => Promise.reject(new TypeError('later')) } })).rejects.toThrow(
      'TypeError: later',
    );
  });

  test('fails(...) may be returned, thrown or promised', async () => {
    const one = Simulator.fromDefinition(task());
    const throwing = () => {
      throw fails('E', 'thrown');
    };
    for (const mock of [fails('E', 'thrown'), () => fails('E', 'thrown'), throwing, async () => fails('E', 'thrown')]) {
      expect(await one.run({ mocks: { S: mock } })).toMatchObject({ status: 'FAILED', error: 'E', cause: 'thrown' });
    }
  });

  test('a sequence that is used up reports its length', async () => {
    await expect(simulator.run({ mocks: { FetchData: sequence(fails('Lambda.ServiceException')) } })).rejects.toThrow(
      `The sequence of mocks for 'FetchData' (${LAMBDA}FetchData) has 1 mock, but attempt 2 was made.`,
    );
  });

  test.each([
    ['a function', () => 1, 'a function at $'],
    ['a BigInt', 1n, 'a BigInt at $'],
    ['NaN', { n: [NaN] }, 'NaN at $.n[0]'],
  ])('a mock that returns %s is refused with the place', async (_, value, place) => {
    const mocks = { FetchData: () => ({ value }), ProcessData: returns(1) };
    await expect(simulator.run({ mocks })).rejects.toThrow(
      `The mock of 'FetchData' returned ${place.replace('$', '$.value')}`,
    );
  });

  test('a mock that returns nothing gives null, as a Lambda function does', async () => {
    expect((await Simulator.fromDefinition(task()).run({ mocks: { S: () => undefined } })).output).toBeNull();
  });

  test('what a mock does to its payload, and a caller to the input, changes nothing', async () => {
    const input = { list: [1] };
    const machine = {
      StartAt: 'A',
      States: { A: { ...task({ ResultPath: null }).States.S, End: undefined, Next: 'B' }, B: { Type: 'Succeed' } },
    };
    const run = Simulator.fromDefinition(machine).run({ input, mocks: { A: (payload) => payload.list.push(2) } });
    input.list.push(3);
    expect((await run).output).toEqual({ list: [1] });
    expect(input).toEqual({ list: [1, 3] });
  });

  test('__proto__ in a payload is a member like any other', async () => {
    const execution = await Simulator.fromDefinition(task()).run({
      inputText: '{"__proto__":{"polluted":1}}',
      mocks: { S: (payload) => Object.keys(payload) },
    });
    expect(execution.output).toEqual(['__proto__']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('input', () => {
  test.each([
    [{ inputText: '{' }, 'The input is not JSON:'],
    [{ input: { when: 1n } }, 'Invalid input: expected a value that JSON can hold; found a BigInt at $.when.'],
    [{ startTime: 'tomorrow' }, "Invalid startTime 'tomorrow': expected a Date or an ISO 8601 string"],
  ])('%j', async (options, message) => {
    await expect(simulator.run({ ...options, mocks: {} })).rejects.toThrow(message);
  });

  // 262,144 bytes with the quotes; a letter with an accent has two.
  test.each([
    ['x'.repeat(262_142), 'x'.repeat(262_143)],
    ['é'.repeat(131_071), 'é'.repeat(131_071) + 'x'],
  ])('of 256 KiB at most', async (most, more) => {
    const refused =
      /^The input has 262145 bytes of JSON; StartExecution accepts at most 262144 \(256 KiB\)\. Put the data into a bucket/;
    const pass = Simulator.fromDefinition(only({ Type: 'Pass' }));
    expect((await pass.run({ input: most })).output).toBe(most);
    expect(pass.start({ inputText: JSON.stringify(most) }).status).toBe('RUNNING');
    await expect(pass.run({ input: more })).rejects.toThrow(refused);
    expect(() => pass.start({ inputText: JSON.stringify(more) })).toThrow(refused);
    await expect(pass.run({ inputText: ` ${JSON.stringify(most)}` })).rejects.toThrow(refused);
  });
});
