// Tasks that start executions do the same in a test as at the endpoint.
import { Simulator } from '../../../src/simulator';
import { arn, FixedClock, ROLE, TestApi } from '../../support/endpoint';

const NOW = Date.UTC(2026, 0, 1);
const CHILD = arn('stateMachine', 'Child');
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const PASS = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
const FAIL = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'No', Cause: 'because' } } };
const WAIT = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } };
const OPTIMISED = 'arn:aws:states:::states:startExecution';
const SDK = 'arn:aws:states:::aws-sdk:sfn:startExecution';
const SDK_SYNC = 'arn:aws:states:::aws-sdk:sfn:startSyncExecution';

interface Case {
  /** One task each, which run one after the other on the same input. */
  readonly tasks: readonly { readonly Resource: string; readonly Parameters: object }[];
  readonly child?: object;
  readonly type?: 'STANDARD' | 'EXPRESS';
}

interface Outcome {
  readonly status: string;
  readonly output: unknown;
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

function parentOf(tasks: Case['tasks']): object {
  const States = Object.fromEntries(
    tasks.map((task, index) => [
      `T${index}`,
      {
        ...{ Type: 'Task', ...task, ResultPath: `$.t${index}` },
        ...(index + 1 < tasks.length ? { Next: `T${index + 1}` } : { End: true }),
      },
    ]),
  );
  return { StartAt: 'T0', States };
}

async function inTest({ tasks, child = PASS, type = 'STANDARD' }: Case): Promise<Outcome> {
  const simulator = Simulator.fromDefinition(parentOf(tasks), {
    name: 'Parent',
    machines: { Child: { definition: child, type } },
  });
  return outcomeOf(await simulator.run({ startTime: new Date(NOW) }));
}

async function atEndpoint({ tasks, child = PASS, type = 'STANDARD' }: Case): Promise<Outcome> {
  const api = new TestApi({ clock: new FixedClock(NOW) });
  try {
    await api.machine('Child', { definition: JSON.stringify(child), type });
    const stateMachineArn = await api.machine('Parent', { definition: JSON.stringify(parentOf(tasks)), roleArn: ROLE });
    const { executionArn } = await api.call('StartExecution', { stateMachineArn });
    await api.ended(executionArn);
    const { output, ...described } = await api.call('DescribeExecution', { executionArn });
    expect(api.faults).toEqual([]);
    return outcomeOf({ ...described, output: output === undefined ? undefined : JSON.parse(output) });
  } finally {
    api.endpoint.close();
  }
}

/** Ids of requests, and names that nobody gave, are random. */
function outcomeOf({ status, output, error, cause }: Partial<Outcome>): Outcome {
  const text = JSON.stringify({ status, output, error, cause });
  return JSON.parse(text.replace(UUID, 'UUID')) as Outcome;
}

const task = (Resource: string, parameters: object = {}) => ({
  Resource,
  Parameters: { StateMachineArn: CHILD, Name: 'c', Input: { n: 1 }, ...parameters },
});

const DESCRIPTION = {
  ExecutionArn: arn('execution', 'Child:c'),
  InputDetails: { Included: true },
  Name: 'c',
  RedriveCount: 0,
  StartDate: NOW,
  StateMachineArn: CHILD,
  StopDate: NOW,
};
const SUCCEEDED = {
  ...{ OutputDetails: { Included: true }, Status: 'SUCCEEDED', RedriveStatus: 'NOT_REDRIVABLE' },
  RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
};
const REQUEST = `Service: AWSStepFunctions; Status Code: 400; Error Code: `;

test.each<[string, Case, unknown]>([
  [
    'startExecution gives the ARN, the date and what the request was',
    { tasks: [task(OPTIMISED)], child: WAIT },
    {
      t0: {
        ...{ ExecutionArn: arn('execution', 'Child:c'), StartDate: NOW, SdkResponseMetadata: { RequestId: 'UUID' } },
        SdkHttpMetadata: expect.objectContaining({ HttpStatusCode: 200 }),
      },
    },
  ],
  [
    '.sync gives the description with texts',
    { tasks: [task(`${OPTIMISED}.sync`)] },
    { t0: { ...DESCRIPTION, ...SUCCEEDED, Input: '{"n":1}', Output: '{"n":1}' } },
  ],
  [
    '.sync:2 gives the description with JSON',
    { tasks: [task(`${OPTIMISED}.sync:2`)] },
    { t0: { ...DESCRIPTION, ...SUCCEEDED, Input: { n: 1 }, Output: { n: 1 } } },
  ],
  [
    'a number is the input as JSON',
    { tasks: [task(`${OPTIMISED}.sync:2`, { Input: 5 })] },
    { t0: { ...DESCRIPTION, ...SUCCEEDED, Input: 5, Output: 5 } },
  ],
  [
    'no input is an empty object',
    { tasks: [task(`${OPTIMISED}.sync:2`, { Input: null })] },
    { t0: { ...DESCRIPTION, ...SUCCEEDED, Input: {}, Output: {} } },
  ],
  [
    'the AWS SDK gives the ARN and the date as text',
    { tasks: [task(SDK)] },
    { t0: { ExecutionArn: arn('execution', 'Child:c'), StartDate: '2026-01-01T00:00:00.000Z' } },
  ],
  [
    'the same name and text again, white space included, is the same execution',
    { tasks: [task(SDK, { Input: '{ "n": 1 }' }), task(SDK, { Input: '{ "n": 1 }' })], child: WAIT },
    {
      t0: { ExecutionArn: arn('execution', 'Child:c'), StartDate: '2026-01-01T00:00:00.000Z' },
      t1: { ExecutionArn: arn('execution', 'Child:c'), StartDate: '2026-01-01T00:00:00.000Z' },
    },
  ],
  [
    'startSyncExecution gives the end of an EXPRESS execution, with at least 100 ms on the bill',
    { tasks: [task(SDK_SYNC)], child: FAIL, type: 'EXPRESS' },
    {
      t0: {
        ...{ Name: 'c', StateMachineArn: CHILD, Status: 'FAILED', Error: 'No', Cause: 'because' },
        ...{ Input: '{"n":1}', InputDetails: { Included: true }, OutputDetails: { Included: true } },
        ...{ StartDate: '2026-01-01T00:00:00.000Z', StopDate: '2026-01-01T00:00:00.000Z' },
        BillingDetails: { BilledDurationInMilliseconds: 100, BilledMemoryUsedInMB: 64 },
        ExecutionArn: expect.stringContaining(':express:Child:c:'),
      },
    },
  ],
  [
    'startSyncExecution leaves the data out where the request says so',
    { tasks: [task(SDK_SYNC, { IncludedData: 'METADATA_ONLY' })], type: 'EXPRESS' },
    {
      t0: {
        ...{ Name: 'c', StateMachineArn: CHILD, Status: 'SUCCEEDED' },
        ...{ InputDetails: { Included: false }, OutputDetails: { Included: false } },
        ...{ StartDate: '2026-01-01T00:00:00.000Z', StopDate: '2026-01-01T00:00:00.000Z' },
        BillingDetails: { BilledDurationInMilliseconds: 100, BilledMemoryUsedInMB: 64 },
        ExecutionArn: expect.stringContaining(':express:Child:c:'),
      },
    },
  ],
])('%s', async (_, example, output) => {
  const found = await inTest(example);
  expect(found).toEqual({ status: 'SUCCEEDED', output });
  const elsewhere = await atEndpoint(example);
  expect(elsewhere).toEqual({ status: 'SUCCEEDED', output });
  // The ARNs of EXPRESS executions differ: a test makes none at random.
  if (example.type !== 'EXPRESS') expect(elsewhere).toEqual(found);
  expect(keysOf(elsewhere.output)).toEqual(keysOf(found.output));
});

/** The names of members in their order, which texts and causes show. */
function keysOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).map(([key, inner]) => [key, keysOf(inner)]);
}

test.each<[string, Case, string, string]>([
  [
    'another input under the name of a running execution fails the task',
    { tasks: [task(OPTIMISED), task(OPTIMISED, { Input: { n: 2 } })], child: WAIT },
    'StepFunctions.ExecutionAlreadyExistsException',
    `Execution Already Exists: '${arn('execution', 'Child:c')}' (${REQUEST}ExecutionAlreadyExists; Request ID: UUID; Proxy: null)`,
  ],
  [
    'the name of an execution that has ended fails the task',
    { tasks: [task(`${OPTIMISED}.sync`), task(OPTIMISED)] },
    'StepFunctions.ExecutionAlreadyExistsException',
    `Execution Already Exists: '${arn('execution', 'Child:c')}' (${REQUEST}ExecutionAlreadyExists; Request ID: UUID; Proxy: null)`,
  ],
  [
    'a name with a space fails the task',
    { tasks: [task(OPTIMISED, { Name: 'a b' })] },
    'StepFunctions.InvalidNameException',
    `Invalid Name: 'a b' (${REQUEST}InvalidName; Request ID: UUID; Proxy: null)`,
  ],
  [
    'a name of more than 80 characters fails the task',
    { tasks: [task(SDK, { Name: 'x'.repeat(81) })] },
    'Sfn.ValidationException',
    `1 validation error detected: Value '${'x'.repeat(81)}' at 'name' failed to satisfy constraint: Member must have ` +
      'length less than or equal to 80 (Service: Sfn, Status Code: 400, Request ID: UUID) (SDK Attempt Count: 1)',
  ],
  [
    'startSyncExecution of a STANDARD state machine fails the task',
    { tasks: [task(SDK_SYNC)] },
    'Sfn.StateMachineTypeNotSupportedException',
    'This operation is not supported by this type of state machine (Service: Sfn, Status Code: 400, Request ID: UUID) ' +
      '(SDK Attempt Count: 1)',
  ],
])('%s', async (_, example, error, cause) => {
  expect(await inTest(example)).toEqual({ status: 'FAILED', error, cause });
  expect(await atEndpoint(example)).toEqual({ status: 'FAILED', error, cause });
});

test('a failed execution fails the task that waited for it, with the description as the cause', async () => {
  const example = { tasks: [task(`${OPTIMISED}.sync`)], child: FAIL };
  const { error, cause } = await inTest(example);
  expect(error).toBe('States.TaskFailed');
  expect(JSON.parse(cause!)).toEqual({
    ...{ ...DESCRIPTION, Input: '{"n":1}', Status: 'FAILED', Error: 'No', Cause: 'because' },
    RedriveStatus: 'REDRIVABLE',
  });
  expect(await atEndpoint(example)).toEqual({ status: 'FAILED', error, cause });
});
