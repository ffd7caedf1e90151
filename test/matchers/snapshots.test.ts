// Snapshots of executions and definitions: they change when the behaviour does, and only then.
import { App, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import '../../src/jest';
import { LambdaTask, LambdaWorkflow } from '../../src';
import { returns, Simulator } from '../../src/simulator';

/** @param path where the construct of the workflow stands, which is part of every logical id */
function stack(code: string, account?: string): Stack {
  const made = new Stack(new App(), 'Shop', account === undefined ? {} : { env: { account, region: 'eu-west-1' } });
  const lambdaFunction = new LambdaFunction(made, 'ChargeFunction', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline(code),
  });
  new LambdaWorkflow(made, 'Orders', { definition: new LambdaTask(made, 'Charge', { lambdaFunction }) });
  return made;
}

const run = async (made: Stack) =>
  Simulator.fromStack(made).run({ input: { total: 5 }, mocks: { Charge: returns({ id: 'p1' }) } });

test('an execution shows its calls, and constructs in place of ARNs', async () => {
  expect((await run(stack('// 1'))).snapshot()).toBe(
    [
      'Input: {"total":5}',
      '<Orders/StateMachine>: SUCCEEDED after 0 s',
      '└─ ✓ Charge  Task, 0 s',
      '     calls <ChargeFunction.Arn> with {"total":5}',
      'Output: {"id":"p1"}',
    ].join('\n'),
  );
});

test('neither the code nor the account changes a snapshot', async () => {
  const one = stack('// 1');
  const other = stack('// 2', '210987654321');
  expect((await run(other)).snapshot()).toBe((await run(one)).snapshot());
  expect(Simulator.fromStack(other).definitionSnapshot()).toBe(Simulator.fromStack(one).definitionSnapshot());
});

test('toMatchExecutionSnapshot and toMatchDefinitionSnapshot compare with the snapshot file', async () => {
  const made = stack('// 1');
  expect(await run(made)).toMatchExecutionSnapshot();
  expect(Simulator.fromStack(made)).toMatchDefinitionSnapshot();
  expect(made).toMatchDefinitionSnapshot('of the stack');
});

test('remaining accounts and assets are replaced by their kind', () => {
  const simulator = Simulator.fromDefinition({
    StartAt: 'S',
    States: {
      S: {
        Type: 'Pass',
        Result: {
          arn: 'arn:aws:lambda:us-east-1:123456789012:function:Elsewhere:live',
          asset: `${'0123456789abcdef'.repeat(4)}.zip`,
        },
        End: true,
      },
    },
  });
  expect(simulator.definitionSnapshot()).toContain('arn: arn:aws:lambda:us-east-1:<account>:function:Elsewhere:live\n');
  expect(simulator.definitionSnapshot()).toContain('asset: <asset>.zip\n');
});

test('a missing snapshot with --ci, .not and a value that is not an execution are refused', async () => {
  const execution = await run(stack('// 1'));
  expect(() => expect(execution).not.toMatchExecutionSnapshot()).toThrow(
    'Cannot negate toMatchExecutionSnapshot: a snapshot records what must stay the same. Remove .not.',
  );
  expect(() => expect(3).toMatchExecutionSnapshot()).toThrow(
    'Invalid value for expect(...).toMatchExecutionSnapshot(): expected the execution that Simulator.run returns; found number.',
  );
  expect(() => expect({}).toMatchDefinitionSnapshot()).toThrow(
    'Invalid value for expect(...).toMatchDefinitionSnapshot(): expected a Simulator, or a stack or a state machine of the AWS CDK; found object.',
  );
});
