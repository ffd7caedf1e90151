import type { EndpointOptions } from '../../src/endpoint/endpoint';
import { SharedMocks } from '../../src/endpoint/state/mock-source';
import { Registration } from '../../src/endpoint/state/registration';
import { returns } from '../../src/simulator';
import { sourceFromTemplate } from '../../src/templates/sources/from-template';
import type { MachineSource } from '../../src/templates/sources/machine-source';
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
  const nothing = { added: [], updated: [], removed: [], refused: [], changes: new Map() };
  const first = [source('A', WAIT), source('B', PASS, { loggingConfiguration: { level: 'OFF' } })];
  expect(registration.apply(first)).toEqual({ ...nothing, added: ['A', 'B'] });
  expect(registration.apply(first)).toEqual(nothing);
  await api.call('StartExecution', { stateMachineArn: arn('stateMachine', 'A'), name: 'before' });
  expect(registration.apply([source('A', PASS)])).toEqual({
    ...{ ...nothing, updated: ['A'], removed: ['B'] },
    changes: new Map([['A', 'definition changed: New (new), StartAt, W (removed), Old (removed)']]),
  });
  await api.call('StartExecution', { stateMachineArn: arn('stateMachine', 'A'), name: 'after' });
  await api.advance(60);
  const output = async (name: string) =>
    (await api.call('DescribeExecution', { executionArn: arn('execution', `A:${name}`) })).output;
  expect([await output('before'), await output('after')]).toEqual(['"old"', '"new"']);
  const { stateMachines } = await api.call('ListStateMachines', {});
  expect(stateMachines.map(({ name }) => name)).toEqual(['A']);
  api.endpoint.close();
});

test('a machine that AWS would refuse is reported, and the previous one stays', async () => {
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

describe('the role of a machine from a template', () => {
  const TASK = { T: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F', End: true } };
  const template = (Statement: readonly object[], states: object) => ({
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: [{ Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }],
          },
          ...(Statement.length > 0 && { Policies: [{ PolicyName: 'P', PolicyDocument: { Statement } }] }),
        },
      },
      M: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          StateMachineName: 'M',
          RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
          DefinitionString: JSON.stringify({ StartAt: Object.keys(states)[0], States: states }),
        },
      },
    },
  });

  async function outcome(
    Statement: readonly object[],
    options: EndpointOptions = {},
    states: object = TASK,
    more: { readonly input?: string } = {},
  ): Promise<string> {
    const api = new TestApi({ mocks: new SharedMocks({ T: returns('done') }), ...options });
    const { region, account } = api.endpoint.world;
    new Registration(api.endpoint.world).apply(
      sourceFromTemplate(template(Statement, states), { region, account }).machines,
    );
    await api.call('StartExecution', { stateMachineArn: arn('stateMachine', 'M'), name: 'a', ...more });
    await api.ended(arn('execution', 'M:a'));
    const { output, error } = await api.call('DescribeExecution', { executionArn: arn('execution', 'M:a') });
    api.endpoint.close();
    return output ?? error!;
  }

  test('is checked before a task is called, unless the check is off', async () => {
    const allowed = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' };
    expect(await outcome([allowed])).toBe('"done"');
    expect(await outcome([])).toBe('Lambda.AWSLambdaException');
    expect(await outcome([], { asksPermissions: false })).toBe('"done"');
  });

  test('is checked before a distributed Map starts executions', async () => {
    const ItemProcessor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      ...{ StartAt: 'T', States: TASK },
    };
    const states = { Each: { Type: 'Map', Label: 'Each', ItemProcessor, End: true } };
    const allowed = (Action: string) => ({ Effect: 'Allow', Action, Resource: '*' });
    const input = { input: '[1]' };
    expect(await outcome([allowed('lambda:*'), allowed('states:*')], {}, states, input)).toBe('["done"]');
    expect(await outcome([allowed('lambda:*')], {}, states, input)).toBe('States.Permissions');
    expect(await outcome([], { asksPermissions: false }, states, input)).toBe('["done"]');
  });
});
