import { SharedMocks } from '../../src/endpoint/state/mock-source';
import { returns } from '../../src/simulator';
import { arn, FixedClock, TestApi } from '../support/endpoint';

const M = arn('stateMachine', 'M');
const execution = (name: string) => arn('execution', `M:${name}`);

const WAITING = JSON.stringify({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3600, End: true } } });
const FAILING = JSON.stringify({ StartAt: 'F', States: { F: { Type: 'Fail', Error: 'No', Cause: 'because' } } });

let api: TestApi;
let clock: FixedClock;

beforeEach(() => {
  clock = new FixedClock(1_000_000_000_000);
  api = new TestApi({ clock });
});

afterEach(() => api.close());

describe('StartExecution', () => {
  test('an execution runs on its own and is described with its outcome', async () => {
    await api.machine('M');
    const started = await api.call('StartExecution', { stateMachineArn: M, name: 'a', input: '{ "x": 1 }' });
    expect(started).toEqual({ executionArn: execution('a'), startDate: 1_000_000_000 });
    await api.ended(execution('a'));
    expect(await api.call('DescribeExecution', { executionArn: execution('a') })).toEqual({
      ...{ executionArn: execution('a'), stateMachineArn: M, name: 'a', status: 'SUCCEEDED' },
      ...{ startDate: 1_000_000_000, stopDate: 1_000_000_000 },
      ...{ input: '{ "x": 1 }', inputDetails: { included: true } },
      ...{ output: '{ "x": 1 }', outputDetails: { included: true } },
      redriveCount: 0,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    });
  });

  test('integers beyond 2^53 keep their digits, in the definition, the input and the output', async () => {
    const definition = `{"StartAt":"A","States":{"A":{"Type":"Pass","Result":{"a":9007199254740993},"ResultPath":"$.r","End":true}}}`;
    await api.machine('M', { definition });
    await api.call('StartExecution', { stateMachineArn: M, name: 'a', input: '{"id":616581622363398142}' });
    await api.ended(execution('a'));
    const { output } = await api.call('DescribeExecution', { executionArn: execution('a') });
    expect(output).toBe('{"id":616581622363398142,"r":{"a":9007199254740993}}');
  });

  test('an execution without a name gets one, and without an input it gets {}', async () => {
    await api.machine('M');
    const { executionArn } = await api.call('StartExecution', { stateMachineArn: M });
    expect(executionArn).toMatch(/:execution:M:[0-9a-f-]{36}$/);
    expect((await api.call('DescribeExecution', { executionArn })).input).toBe('{}');
  });

  test('a repeated name and input means the same execution while it runs, and is refused afterwards', async () => {
    await api.machine('M', { definition: WAITING });
    const request = { stateMachineArn: M, name: 'a', input: '{"a":1}' };
    const taken = `ExecutionAlreadyExists: Execution Already Exists: '${execution('a')}'`;
    const first = await api.call('StartExecution', request);
    clock.now += 1000;
    expect(await api.call('StartExecution', request)).toEqual(first);
    expect(await api.refusal('StartExecution', { ...request, input: '{"a":2}' })).toBe(taken);
    await api.call('StopExecution', { executionArn: execution('a') });
    expect(await api.refusal('StartExecution', request)).toBe(taken);
  });

  test('each start of an EXPRESS machine is an execution of its own, which cannot be described', async () => {
    await api.machine('M', { type: 'EXPRESS' });
    const request = { stateMachineArn: M, name: 'a' };
    const [one, two] = [await api.call('StartExecution', request), await api.call('StartExecution', request)];
    expect(one.executionArn).toMatch(/:express:M:a:[0-9a-f-]{36}$/);
    expect(two.executionArn).not.toBe(one.executionArn);
    for (const operation of ['DescribeExecution', 'StopExecution', 'GetExecutionHistory'] as const) {
      expect(await api.refusal(operation, one)).toBe(
        "InvalidArn: Invalid Arn: 'Resource type not valid in this context: express'",
      );
    }
    expect(await api.refusal('ListExecutions', { stateMachineArn: M })).toBe(
      'StateMachineTypeNotSupported: This operation is not supported by this type of state machine',
    );
  });

  test.each([
    [{ name: 'a b' }, "InvalidName: Invalid Name: 'a b'"],
    [{ stateMachineArn: `${M}:9` }, `StateMachineDoesNotExist: State Machine Does Not Exist: '${M}:9'`],
    [
      { stateMachineArn: `${M}#Case` },
      "ValidationException: There is no test case 'Case': the endpoint was not started with a mock configuration " +
        '(--mocks FILE).',
    ],
  ])('refuses %j', async (wrong, refusal) => {
    await api.machine('M');
    expect(await api.refusal('StartExecution', { stateMachineArn: M, ...wrong })).toBe(refusal);
  });

  // Recorded: invalid_start_execution_input.
  test.each([
    [
      'not some json',
      "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    ],
    ["{'not': 'json'", "Unexpected character (''' (code 39)): was expecting double-quote to start field name"],
    ['', 'Invalid execution input.'],
  ])('refuses the input %j, which is not JSON', async (input, why) => {
    await api.machine('M');
    expect(await api.refusal('StartExecution', { stateMachineArn: M, input })).toBe(
      `InvalidExecutionInput: Invalid State Machine Execution Input: '${why}'`,
    );
  });
});

describe('versions and aliases', () => {
  test('an execution keeps the version that it was started with, and reports version and alias', async () => {
    await api.machine('M', { definition: WAITING, publish: true });
    const routingConfiguration = [{ stateMachineVersionArn: `${M}:1`, weight: 100 }];
    await api.call('CreateStateMachineAlias', { name: 'PROD', routingConfiguration });
    await api.call('StartExecution', { stateMachineArn: `${M}:PROD`, name: 'a' });
    await api.call('StartExecution', { stateMachineArn: `${M}:1`, name: 'b' });
    await api.call('StartExecution', { stateMachineArn: M, name: 'c' });
    await api.call('UpdateStateMachine', { stateMachineArn: M, definition: FAILING });
    const described = await api.call('DescribeExecution', { executionArn: execution('a') });
    expect([described.stateMachineVersionArn, described.stateMachineAliasArn]).toEqual([`${M}:1`, `${M}:PROD`]);
    const { events } = await api.call('GetExecutionHistory', { executionArn: execution('a') });
    expect(events[0]!.executionStartedEventDetails).toMatchObject({
      ...{ stateMachineVersionArn: `${M}:1`, stateMachineAliasArn: `${M}:PROD` },
    });
    const machine = await api.call('DescribeStateMachineForExecution', { executionArn: execution('a') });
    expect([machine.definition, machine.stateMachineArn]).toEqual([WAITING, M]);
    const names = async (stateMachineArn: string) =>
      (await api.call('ListExecutions', { stateMachineArn })).executions.map(({ name }) => name);
    expect(await names(M)).toEqual(['c', 'b', 'a']);
    expect(await names(`${M}:1`)).toEqual(['b', 'a']);
    expect(await names(`${M}:PROD`)).toEqual(['a']);
  });

  test('an alias with two versions divides the executions by weight', async () => {
    const dice = [0.1, 0.95, 0.89, 0.9];
    api = new TestApi({ clock, chance: { random: () => dice.shift()!, uuid: () => 'id', jitter: () => 0 } });
    await api.machine('M', { publish: true });
    await api.call('UpdateStateMachine', { stateMachineArn: M, definition: FAILING, publish: true });
    const routingConfiguration = [90, 10].map((weight, index) => ({
      stateMachineVersionArn: `${M}:${index + 1}`,
      weight,
    }));
    await api.call('CreateStateMachineAlias', { name: 'PROD', routingConfiguration });
    for (const name of ['a', 'b', 'c', 'd']) await api.call('StartExecution', { stateMachineArn: `${M}:PROD`, name });
    const { executions } = await api.call('ListExecutions', { stateMachineArn: M });
    expect(executions.map((one) => one.stateMachineVersionArn!.at(-1))).toEqual(['2', '1', '2', '1']);
  });
});

describe('ListExecutions', () => {
  test('filters by status and pages through the rest, newest first', async () => {
    await api.machine('M', { definition: WAITING });
    for (const name of ['a', 'b', 'c', 'd']) await api.call('StartExecution', { stateMachineArn: M, name });
    await api.call('StopExecution', { executionArn: execution('c') });
    const request = { stateMachineArn: M, statusFilter: 'RUNNING', maxResults: 2 } as const;
    const first = await api.call('ListExecutions', request);
    await api.call('StartExecution', { stateMachineArn: M, name: 'e' });
    const second = await api.call('ListExecutions', { ...request, nextToken: first.nextToken });
    expect([first, second].map(({ executions }) => executions.map(({ name }) => name))).toEqual([['d', 'b'], ['a']]);
    expect(second.nextToken).toBeUndefined();
    expect(
      await api.refusal('ListExecutions', { ...request, statusFilter: 'FAILED', nextToken: first.nextToken }),
    ).toBe("InvalidToken: Invalid Token: 'Invalid token'");
  });

  test('requires a state machine or a Map Run', async () => {
    expect(await api.refusal('ListExecutions', {})).toBe(
      'ValidationException: Must provide a StateMachine ARN or MapRun ARN',
    );
    const both = { stateMachineArn: M, mapRunArn: arn('mapRun', 'M/Each:id') };
    expect(await api.refusal('ListExecutions', both)).toMatch(/^ValidationException: .*, not both$/);
  });
});

describe('GetExecutionHistory', () => {
  test('returns pages in both orders', async () => {
    await api.machine('M');
    await api.call('StartExecution', { stateMachineArn: M, name: 'a', input: '{"a":1}' });
    await api.ended(execution('a'));
    const request = { executionArn: execution('a'), maxResults: 3 };
    const page = await api.call('GetExecutionHistory', request);
    const rest = await api.call('GetExecutionHistory', { ...request, nextToken: page.nextToken });
    expect([...page.events, ...rest.events].map(({ id, type }) => `${id} ${type}`)).toEqual([
      '1 ExecutionStarted',
      '2 PassStateEntered',
      '3 PassStateExited',
      '4 ExecutionSucceeded',
    ]);
    expect(page.events[0]).toMatchObject({
      timestamp: 1_000_000_000,
      executionStartedEventDetails: { input: '{"a":1}' },
    });
    const backwards = await api.call('GetExecutionHistory', { ...request, reverseOrder: true });
    expect(backwards.events.map(({ id }) => id)).toEqual([4, 3, 2]);
  });

  test('leaves the data out on request', async () => {
    await api.machine('M');
    await api.call('StartExecution', { stateMachineArn: M, name: 'a', input: '{"a":1}' });
    await api.ended(execution('a'));
    const request = { executionArn: execution('a'), includeExecutionData: false };
    const { events } = await api.call('GetExecutionHistory', request);
    expect(events[0]!.executionStartedEventDetails).toEqual({ roleArn: expect.any(String) });
    expect(events[1]!.stateEnteredEventDetails).toEqual({ name: 'A' });
  });
});

describe('how executions end', () => {
  test('a failed execution reports error and cause, and can be redriven', async () => {
    await api.machine('M', { definition: FAILING });
    await api.call('StartExecution', { stateMachineArn: M, name: 'a' });
    await api.ended(execution('a'));
    const described = await api.call('DescribeExecution', { executionArn: execution('a') });
    expect(described).toMatchObject({ status: 'FAILED', error: 'No', cause: 'because', redriveStatus: 'REDRIVABLE' });
    expect(described).not.toHaveProperty('output');
  });

  test('a stopped execution is aborted only once', async () => {
    await api.machine('M', { definition: WAITING });
    await api.call('StartExecution', { stateMachineArn: M, name: 'a' });
    expect(await api.call('DescribeExecution', { executionArn: execution('a') })).toMatchObject({
      ...{ status: 'RUNNING', redriveStatusReason: 'Execution is RUNNING and cannot be redriven' },
    });
    clock.now += 5000;
    const request = { executionArn: execution('a'), error: 'Enough', cause: 'of it' };
    expect(await api.call('StopExecution', request)).toEqual({ stopDate: 1_000_000_005 });
    clock.now += 5000;
    expect(await api.call('StopExecution', request)).toEqual({ stopDate: 1_000_000_005 });
    const { events } = await api.call('GetExecutionHistory', { executionArn: execution('a'), reverseOrder: true });
    expect(events[0]).toMatchObject({
      type: 'ExecutionAborted',
      executionAbortedEventDetails: { error: 'Enough', cause: 'of it' },
    });
  });

  test('an execution that does not exist is not described', async () => {
    expect(await api.refusal('DescribeExecution', { executionArn: execution('none') })).toBe(
      `ExecutionDoesNotExist: Execution Does Not Exist: '${execution('none')}'`,
    );
    expect(await api.refusal('DescribeExecution', { executionArn: 'x' })).toBe(
      "InvalidArn: Invalid Arn: 'Invalid ARN prefix: x'",
    );
  });
});

describe('StartSyncExecution', () => {
  test('answers with the end of an EXPRESS execution', async () => {
    await api.machine('M', { type: 'EXPRESS' });
    const answer = await api.call('StartSyncExecution', { stateMachineArn: M, name: 'a', input: '{"a":1}' });
    expect(answer).toEqual({
      executionArn: expect.stringMatching(/:express:M:a:[0-9a-f-]{36}$/),
      ...{ stateMachineArn: M, name: 'a', status: 'SUCCEEDED', startDate: 1_000_000_000, stopDate: 1_000_000_000 },
      ...{ input: '{"a":1}', inputDetails: { included: true }, output: '{"a":1}', outputDetails: { included: true } },
      billingDetails: { billedDurationInMilliseconds: 100, billedMemoryUsedInMB: 64 },
    });
  });

  test('answers with a failed execution, too', async () => {
    await api.machine('M', { type: 'EXPRESS', definition: FAILING });
    const answer = await api.call('StartSyncExecution', { stateMachineArn: M, includedData: 'METADATA_ONLY' });
    expect(answer).toMatchObject({
      status: 'FAILED',
      error: 'No',
      cause: 'because',
      inputDetails: { included: false },
    });
    expect(answer).not.toHaveProperty('input');
  });

  test('refuses STANDARD state machines', async () => {
    await api.machine('M');
    expect(await api.refusal('StartSyncExecution', { stateMachineArn: M })).toBe(
      'StateMachineTypeNotSupported: This operation is not supported by this type of state machine',
    );
  });
});

describe('what is kept', () => {
  test('the oldest histories are dropped first, then the oldest executions', async () => {
    api = new TestApi({ clock, keepEvents: 8, keepExecutions: 3 });
    await api.machine('M');
    for (const name of ['a', 'b', 'c', 'd']) {
      await api.call('StartExecution', { stateMachineArn: M, name });
      await api.ended(execution(name));
    }
    expect(await api.refusal('DescribeExecution', { executionArn: execution('a') })).toMatch(/^ExecutionDoesNotExist/);
    expect(await api.call('DescribeExecution', { executionArn: execution('b') })).toMatchObject({
      status: 'SUCCEEDED',
    });
    expect(await api.refusal('GetExecutionHistory', { executionArn: execution('b') })).toBe(
      `ExecutionDoesNotExist: The history of this execution is no longer kept: '${execution('b')}'. ` +
        'The endpoint keeps the latest ones, as many as `start --keep-events` says.',
    );
    await api.call('GetExecutionHistory', { executionArn: execution('c') });
    const { executions } = await api.call('ListExecutions', { stateMachineArn: M });
    expect(executions.map(({ name }) => name)).toEqual(['d', 'c', 'b']);
  });
});

describe('tasks', () => {
  const definition = JSON.stringify({
    StartAt: 'Charge',
    States: { Charge: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Charge', End: true } },
  });

  test('are answered by mocks, of which others may be for other state machines', async () => {
    api = new TestApi({ clock, mocks: new SharedMocks({ Charge: returns({ id: 1 }), Ship: returns({}) }) });
    await api.machine('M', { definition });
    await api.call('StartExecution', { stateMachineArn: M, name: 'a' });
    await api.ended(execution('a'));
    expect((await api.call('DescribeExecution', { executionArn: execution('a') })).output).toBe('{"id":1}');
  });

  test('without an answer abort the execution with advice, and are reported', async () => {
    const Charge = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true };
    const Parameters = { QueueUrl: 'q', MessageBody: 'm' };
    const States = { Charge: { ...Charge, Parameters } };
    await api.machine('M', { definition: JSON.stringify({ StartAt: 'Charge', States }) });
    await api.call('StartExecution', { stateMachineArn: M, name: 'a', input: '{"x":1}' });
    await api.ended(execution('a'));
    expect(await api.call('DescribeExecution', { executionArn: execution('a') })).toMatchObject({
      ...{ status: 'ABORTED', error: 'Simulator.MissingMock' },
      cause: expect.stringContaining("There is no mock for the task 'Charge'"),
    });
    expect(api.faults.splice(0)).toEqual([expect.objectContaining({ name: 'MissingMockError' })]);
  });
});
