// API_DeleteStateMachine: "It sets the state machine's status to DELETING and begins the deletion process. A state
// machine is deleted only when all its executions are completed. On the next state transition, the state machine's
// executions are terminated."
import { arn, PASS, ROLE, TestApi } from '../support/endpoint';

const M = arn('stateMachine', 'M');

function waiting(Seconds: number, then: object = { End: true }): string {
  const States = { W: { Type: 'Wait', Seconds, ...then }, ...('Next' in then && { After: { Type: 'Succeed' } }) };
  return JSON.stringify({ StartAt: 'W', States });
}

describe('a state machine with a running execution', () => {
  const REFUSED = `StateMachineDeleting: State Machine is being deleted: '${M}'`;

  test('is being deleted until the execution has ended', async () => {
    const api = new TestApi();
    await api.machine('M', { definition: waiting(3600), publish: true });
    const routingConfiguration = [{ stateMachineVersionArn: `${M}:1`, weight: 100 }];
    await api.call('CreateStateMachineAlias', { name: 'A', routingConfiguration });
    const { executionArn } = await api.call('StartExecution', { stateMachineArn: M });
    await api.call('DeleteStateMachine', { stateMachineArn: M });
    await api.call('DeleteStateMachine', { stateMachineArn: M });
    expect(await api.call('DescribeStateMachine', { stateMachineArn: M })).toMatchObject({ status: 'DELETING' });
    expect(await api.refusal('StartExecution', { stateMachineArn: M })).toBe(REFUSED);
    expect(await api.refusal('StartExecution', { stateMachineArn: `${M}:A` })).toBe(REFUSED);
    expect(await api.refusal('UpdateStateMachine', { stateMachineArn: M, definition: PASS })).toBe(REFUSED);
    expect(await api.refusal('PublishStateMachineVersion', { stateMachineArn: M })).toBe(REFUSED);
    expect(await api.refusal('ListStateMachineAliases', { stateMachineArn: M })).toBe(REFUSED);
    expect(await api.refusal('CreateStateMachineAlias', { name: 'B', routingConfiguration })).toBe(REFUSED);
    const renamed = { stateMachineAliasArn: `${M}:A`, description: 'x' };
    expect(await api.refusal('UpdateStateMachineAlias', renamed)).toBe(REFUSED);
    const again = { name: 'M', definition: PASS, roleArn: ROLE };
    expect(await api.refusal('CreateStateMachine', again)).toBe(REFUSED);
    await api.call('StopExecution', { executionArn });
    expect(await api.refusal('DescribeStateMachine', { stateMachineArn: M })).toMatch(/^StateMachineDoesNotExist: /);
    await api.call('CreateStateMachine', again);
    expect(await api.call('DescribeStateMachine', { stateMachineArn: M })).toMatchObject({ status: 'ACTIVE' });
  });

  test.each([
    ['aborts it instead of its next transition', waiting(60, { Next: 'After' }), 'ABORTED', 'ExecutionAborted'],
    ['lets its last state end', waiting(60), 'SUCCEEDED', 'ExecutionSucceeded'],
  ])('%s', async (_, definition, status, last) => {
    const api = new TestApi();
    await api.machine('M', { definition });
    const { executionArn } = await api.call('StartExecution', { stateMachineArn: M });
    await api.call('DeleteStateMachine', { stateMachineArn: M });
    await api.advance(60);
    await api.ended(executionArn);
    expect(await api.call('DescribeExecution', { executionArn })).toMatchObject({ status });
    const { events } = await api.call('GetExecutionHistory', { executionArn });
    expect(events.map(({ type }) => type)).toEqual(['ExecutionStarted', 'WaitStateEntered', 'WaitStateExited', last]);
  });
});

// The "Errors" of API_CreateStateMachine.
test('a tracing configuration says whether it is enabled', async () => {
  const api = new TestApi();
  const machine = { name: 'M', definition: PASS, roleArn: ROLE, tracingConfiguration: {} };
  expect(await api.refusal('CreateStateMachine', machine)).toMatch(/^InvalidTracingConfiguration: /);
});

test('TestState takes the ARN of a role', async () => {
  const api = new TestApi();
  const definition = '{ "Type": "Pass", "End": true }';
  expect(await api.refusal('TestState', { definition, roleArn: 'x' })).toBe("InvalidArn: Invalid Role Arn: 'x'");
});
