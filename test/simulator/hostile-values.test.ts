// Values of programs that throw when they are read, or are no JSON: the documented errors, and never another one.
import { fails, returns, Simulator, SimulatorError, testState, validateDefinition } from '../../src/simulator';
import { only, task } from '../support/machines';

const cycle: Record<string, unknown> = {};
cycle.self = cycle;

function thrower(): never {
  throw new Error('read me not');
}

const revocable = Proxy.revocable({}, {});
revocable.revoke();
const trap = {
  get: thrower,
  has: thrower,
  ownKeys: thrower,
  getPrototypeOf: thrower,
  getOwnPropertyDescriptor: thrower,
};

const VALUES: Readonly<Record<string, unknown>> = {
  'a getter that throws': Object.defineProperty({}, 'a', { enumerable: true, get: thrower }),
  'a proxy that throws': new Proxy({}, trap),
  'a proxy inside': { a: [new Proxy({}, trap)] },
  'a revoked proxy': revocable.proxy,
  'a symbol': Symbol('s'),
  'a BigInt': BigInt(10),
  'a cycle': cycle,
  'an object without a prototype': Object.create(null),
  'methods that throw': { toString: thrower, toJSON: thrower },
  null: null,
  NaN,
  'a date that is none': new Date(NaN),
  'a function': () => 1,
};

const machine = only({ Type: 'Pass' });
const run = (options: object | null, definition: object = machine) =>
  Simulator.fromDefinition(definition).run(options as never);

const CALLS: Readonly<Record<string, (value: any) => unknown>> = {
  validateDefinition: (value) => validateDefinition(value),
  'validateDefinition of a part': (value) => validateDefinition(only({ Type: 'Pass', Result: value }) as never),
  fromDefinition: (value) => Simulator.fromDefinition(value),
  'fromDefinition of a part': (value) => Simulator.fromDefinition(only({ Type: 'Pass', Result: value })),
  'options of fromDefinition': (value) => Simulator.fromDefinition(machine, value),
  'name of fromDefinition': (value) => Simulator.fromDefinition(machine, { name: value }),
  'options of run': (value) => run(value),
  'options of start': (value) => Simulator.fromDefinition(machine).start(value).end(),
  input: (input) => run({ input }),
  name: (name) => run({ name }),
  seed: (seed) => run({ seed }),
  startTime: (startTime) => run({ startTime }),
  realTimeLimit: (realTimeLimit) => run({ realTimeLimit }),
  s3: (s3) => run({ s3 }),
  'an object of s3': (value) => run({ s3: { 'bucket/key': value } }),
  mocks: (mocks) => run({ mocks }, task()),
  'a mock': (value) => run({ mocks: { S: value } }, task()),
  'the result of a mock': (value) => run({ mocks: { S: returns(value) } }, task()),
  'what a mock throws': (value) => {
    const mock = () => {
      throw value;
    };
    return run({ mocks: { S: mock } }, task());
  },
  'what a mock rejects with': (value) => run({ mocks: { S: () => Promise.reject(value) } }, task()),
  'the error of fails': (value) => fails(value),
  'the cause of fails': (value) => fails('E', value),
  'the request of testState': (value) => testState(value),
  'the input of testState': (value) => testState({ definition: { Type: 'Pass', End: true }, input: value }),
  'the definition of testState': (value) => testState({ definition: value }),
};

describe.each(Object.entries(CALLS))('%s', (name, call) => {
  test.each(Object.entries(VALUES))('is answered or refused for %s', async (_, value) => {
    let thrown: unknown;
    try {
      await call(value);
    } catch (error) {
      thrown = error;
    }
    if (thrown !== undefined) expect(thrown).toBeInstanceOf(SimulatorError);
    if (name.startsWith('validateDefinition')) expect(thrown).toBeUndefined();
  });
});

test.each<[string, () => unknown, string]>([
  ['seed', () => run({ seed: Symbol('s') }), 'Invalid seed: expected a number; found Symbol(s).'],
  [
    'input',
    () => run({ input: VALUES['a getter that throws'] }),
    'Invalid input: expected a value that JSON can hold; found a value that cannot be read (read me not) at $.',
  ],
  [
    'fails',
    () => fails(Object.create(null)),
    'Invalid error of fails(error, cause): expected a string; found an object that has no text.',
  ],
  [
    'a cyclic input of testState',
    () => testState({ definition: { Type: 'Pass', End: true }, input: cycle as never }),
    expect.stringMatching(
      /^Cannot read the request: a cycle, or a value nested deeper than 1,000 levels, at \$\.input\.self.*\.\.\. is not JSON\.$/,
    ) as never,
  ],
  ['options', () => run(new Proxy({}, trap)), 'Cannot read the options of the run: read me not.'],
  ['mocks', () => run({ mocks: VALUES['a getter that throws'] }), 'Cannot read the options of the run: read me not.'],
  [
    'a thrown value',
    () =>
      run(
        {
          mocks: {
            S: () => {
              throw Object.create(null);
            },
          },
        },
        task(),
      ),
    "The mock of 'S' threw an object that has no text. To make the task fail, return or throw " +
      "fails('ErrorName', 'cause') or refuses('Code', 'message').",
  ],
])('%s that cannot be used is named', async (_, call, message) => {
  await expect((async () => call())()).rejects.toMatchObject({ name: expect.stringMatching(/Error$/), message });
});

test('validateDefinition reports a definition that throws as one that is not JSON', () => {
  expect(validateDefinition(VALUES['a getter that throws'])).toEqual([
    {
      severity: 'ERROR',
      code: 'SCHEMA_VALIDATION_FAILED',
      message: 'Definition must be a valid JSON object',
    },
  ]);
});
