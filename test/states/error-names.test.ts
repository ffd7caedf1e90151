// Every error name of AWS's page concepts-error-handling: raised, retried and caught.
import type { Json } from '../../src/json/json';
import { fails, never, Simulator, type Mocks } from '../../src/simulator';
import { CALLBACK, inner, LAMBDA, machineOf, END } from '../support/machines';

interface Raised {
  /** The state that raises the error. */
  readonly state: object;
  readonly input?: Json;
  readonly mocks?: Mocks;
  /** The error of an execution without Retry and Catch. @default - the name itself */
  readonly error?: string;
  /** Whether Retry and Catch take it by its name. @default true */
  readonly isTaken?: false;
  /** Whether States.ALL takes it. @default - as by its name */
  readonly isInAll?: false;
  /** Whether States.TaskFailed takes it. @default - as States.ALL */
  readonly isTaskFailed?: false;
}

const call = { Type: 'Task', Resource: `${LAMBDA}F` };
const given = (name: string): Raised => ({ state: call, mocks: { S: fails(name, 'because') } });
const distributed = (rest: object, of: object = {}) => ({
  ...{ Type: 'Map', ItemsPath: '$.items', ...rest },
  ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inner(of) },
});
const PASS = { Type: 'Pass' };

/** A Choice has neither Retry nor Catch: a Parallel around it has both. */
const inBranch = (state: object, others: object = {}) => ({
  ...{ Type: 'Parallel', Branches: [{ StartAt: 'B', States: { B: state, ...others } }] },
});

const TABLE: Readonly<Record<string, Raised>> = {
  // The engine gives a failed branch its own error; nothing recorded has the name States.BranchFailed.
  'States.BranchFailed': given('States.BranchFailed'),
  'States.DataLimitExceeded': {
    state: { ...PASS, Type: 'Task', Resource: `${LAMBDA}F` },
    mocks: { S: () => 'x'.repeat(262_145) },
  },
  'States.ExceedToleratedFailureThreshold': {
    state: distributed({}, { Type: 'Fail', End: undefined }),
    input: { items: [1] },
  },
  // The history and the error say States.Timeout.
  'States.HeartbeatTimeout': {
    state: { ...CALLBACK, HeartbeatSeconds: 5, TimeoutSeconds: 50 },
    mocks: { S: never() },
    error: 'States.Timeout',
    isTaskFailed: false,
  },
  'States.Http.Socket': given('States.Http.Socket'),
  // Reserved: a failing intrinsic function is States.Runtime.
  'States.IntrinsicFailure': {
    state: { ...call, Parameters: { 'a.$': 'States.StringToJson($.text)' } },
    input: { text: '{' },
    error: 'States.Runtime',
    isTaken: false,
  },
  'States.ItemReaderFailed': {
    state: distributed(
      {
        ItemsPath: undefined,
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'JSON' },
          Parameters: { Bucket: 'b', Key: 'gone.json' },
        },
      },
      PASS,
    ),
  },
  // Measured on AWS: States.Runtime (floci#3167).
  'States.NoChoiceMatched': {
    error: 'States.Runtime',
    isTaken: false,
    state: inBranch({ Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'E' }] }, { E: END }),
  },
  // A path of Parameters that finds nothing is States.Runtime (recorded).
  'States.ParameterPathFailure': {
    state: { ...call, Parameters: { 'a.$': '$.gone' } },
    error: 'States.Runtime',
    isTaken: false,
  },
  'States.Permissions': given('States.Permissions'),
  'States.QueryEvaluationError': { state: { ...call, QueryLanguage: 'JSONata', Arguments: '{% $gone %}' } },
  // AWS raises States.Runtime (floci#2521).
  'States.ResultPathMatchFailure': {
    error: 'States.Runtime',
    isTaken: false,
    state: { ...call, ResultPath: '$.a.b' },
    input: { a: 1 },
    mocks: { S: () => 1 },
  },
  'States.ResultWriterFailed': given('States.ResultWriterFailed'),
  'States.Runtime': { state: { ...call, InputPath: '$.gone' }, isTaken: false },
  'States.TaskFailed': given('Any.Other'),
  'States.Timeout': { state: { ...CALLBACK, TimeoutSeconds: 5 }, mocks: { S: never() }, isTaskFailed: false },
};

async function outcome(raised: Raised, names: readonly string[] | undefined) {
  const recovery = names && {
    Retry: [{ ErrorEquals: names, MaxAttempts: 1 }],
    Catch: [{ ErrorEquals: names, Next: 'Caught' }],
  };
  const machine = machineOf({ S: { ...raised.state, ...recovery, Next: 'Caught' }, Caught: END });
  const simulator = Simulator.fromDefinition(JSON.parse(JSON.stringify(machine)));
  const execution = await simulator.run({ input: raised.input ?? {}, mocks: raised.mocks ?? {} });
  // A retry comes after a second.
  return { error: execution.error, status: execution.status, seconds: execution.durationSeconds };
}

describe.each(Object.entries(TABLE))('%s', (name, raised) => {
  const { error = name === 'States.TaskFailed' ? 'Any.Other' : name, isTaken = true } = raised;
  const { isInAll = isTaken } = raised;
  const { isTaskFailed = isInAll } = raised;

  test('fails an execution that does not catch it', async () => {
    expect(await outcome(raised, undefined)).toMatchObject({ status: 'FAILED', error });
  });

  test.each([
    [name, isTaken],
    ['States.ALL', isInAll],
    ['States.TaskFailed', isTaskFailed],
  ])('%s takes it: %s', async (by, takes) => {
    const { seconds } = await outcome(raised, undefined);
    const isRetried = expect.closeTo(2 * seconds! + 1);
    expect(await outcome(raised, [by])).toMatchObject(
      takes ? { status: 'SUCCEEDED', seconds: isRetried } : { status: 'FAILED', error, seconds },
    );
  });
});
