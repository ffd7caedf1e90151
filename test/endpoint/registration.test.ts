import { Registration } from '../../src/endpoint/state/registration';
import type { MachineSource } from '../../src/simulator/sources/machine-source';
import { arn, FixedClock, ROLE, TestApi } from '../support/endpoint';

const source = (name: string, States: object, more: Partial<MachineSource> = {}): MachineSource => ({
  ...{ name, arn: arn('stateMachine', name), type: 'STANDARD', roleArn: ROLE, tracingEnabled: false },
  definition: { StartAt: Object.keys(States)[0]!, States } as MachineSource['definition'],
  ...more,
});

const WAIT = { W: { Type: 'Wait', Seconds: 60, Next: 'Old' }, Old: { Type: 'Pass', Result: 'old', End: true } };
const PASS = { New: { Type: 'Pass', Result: 'new', End: true } };

test('machines come, change and go with their source; executions in flight keep their version', async () => {
  const api = new TestApi({ clock: new FixedClock(1000) });
  const registration = new Registration(api.endpoint.world);
  const nothing = { added: [], updated: [], removed: [], refused: [] };
  const first = [source('A', WAIT), source('B', PASS, { loggingConfiguration: { level: 'OFF' } })];
  expect(registration.apply(first)).toEqual({ ...nothing, added: ['A', 'B'] });
  expect(registration.apply(first)).toEqual(nothing);
  await api.call('StartExecution', { stateMachineArn: arn('stateMachine', 'A'), name: 'before' });
  expect(registration.apply([source('A', PASS)])).toEqual({ ...nothing, updated: ['A'], removed: ['B'] });
  await api.call('StartExecution', { stateMachineArn: arn('stateMachine', 'A'), name: 'after' });
  await api.advance(60);
  const output = async (name: string) =>
    (await api.call('DescribeExecution', { executionArn: arn('execution', `A:${name}`) })).output;
  expect([await output('before'), await output('after')]).toEqual(['"old"', '"new"']);
  const { stateMachines } = await api.call('ListStateMachines', {});
  expect(stateMachines.map(({ name }) => name)).toEqual(['A']);
  api.endpoint.close();
});

test('what AWS would refuse is told, and what was there stays', async () => {
  const api = new TestApi();
  const registration = new Registration(api.endpoint.world);
  registration.apply([source('A', PASS)]);
  const { refused, updated } = registration.apply([source('A', { S: { Type: 'Pass', Next: 'Nowhere' } })]);
  expect(updated).toEqual([]);
  expect(refused).toEqual([expect.stringMatching(/^A: [\s\S]*Missing 'Next' target: Nowhere/)]);
  const { definition } = await api.call('DescribeStateMachine', { stateMachineArn: arn('stateMachine', 'A') });
  expect(JSON.parse(definition)).toEqual({ StartAt: 'New', States: PASS });
  api.endpoint.close();
});
