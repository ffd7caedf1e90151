// Options that do not exist: a misspelled one would have no effect.
import { App, Stack } from 'aws-cdk-lib';
import { Pass, StateMachine, DefinitionBody } from 'aws-cdk-lib/aws-stepfunctions';
import { Simulator } from '../../src/simulator';
import { tempFolder, writeIn } from '../support/folders';

const definition = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
const simulator = Simulator.fromDefinition(definition);

const RUN_OPTIONS =
  'input, inputText, mocks, mockValidation, argumentValidation, functions, name, startTime, seed, s3, realTimeLimit, permissions';

test('an unknown option of run is refused with a suggestion', async () => {
  await expect(simulator.run({ mock: {} } as object)).rejects.toThrow(
    `Unknown option 'mock' of run. Did you mean 'mocks'? Its options are: ${RUN_OPTIONS}.`,
  );
});

test('an unknown option of start is refused with a suggestion', () => {
  expect(() => simulator.start({ inputs: {} } as object)).toThrow(
    `Unknown option 'inputs' of start. Did you mean 'input'? Its options are: ${RUN_OPTIONS}.`,
  );
});

test('an unknown option of runWith is refused', async () => {
  const handler = () => ({ output: 1 });
  await expect(simulator.runWith({ handler, mocks: {} } as never)).rejects.toThrow(
    "Unknown option 'mocks' of runWith.",
  );
});

test('an option that is undefined counts as absent', async () => {
  await expect(simulator.run({ mock: undefined } as object)).resolves.toMatchObject({ status: 'SUCCEEDED' });
});

test('an unknown option of fromDefinition is refused with a suggestion, also for a nested machine', () => {
  const message = (option: string, near: string) =>
    `Unknown option '${option}' of fromDefinition. ${near}Its options are: name, type, region, account, arn, roleArn, ` +
    'loggingConfiguration, substitutions, origin, machines.';
  expect(() => Simulator.fromDefinition(definition, { nam: 'x' } as object)).toThrow(
    message('nam', "Did you mean 'name'? "),
  );
  const machines = { Other: { definition, typ: 'EXPRESS' } };
  expect(() => Simulator.fromDefinition(definition, { machines })).toThrow(message('typ', "Did you mean 'type'? "));
});

describe('sources of templates', () => {
  const stack = new Stack(new App(), 'Stack');
  const machine = new StateMachine(stack, 'M', { definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'P')) });
  const file = writeIn(tempFolder('options'), 'machine.asl.json', definition);
  const wrong = { stateMachin: 'x' } as object;
  const all = 'stateMachine, permissions, region, account, stackName, parameters, imports, attributes, substitutions';

  test.each([
    ['fromFile', () => Simulator.fromFile(file, wrong), `${all}, name`],
    ['fromTemplate', () => Simulator.fromTemplate({ Resources: {} }, wrong), all],
    ['fromAssembly', () => Simulator.fromAssembly('cdk.out', wrong), all],
    ['fromStack', () => Simulator.fromStack(stack, wrong), all],
    ['fromStateMachine', () => Simulator.fromStateMachine(machine, wrong), all],
  ])('an unknown option of %s is refused with a suggestion', (name, make, known) => {
    expect(make).toThrow(
      `Unknown option 'stateMachin' of ${name}. Did you mean 'stateMachine'? Its options are: ${known}.`,
    );
  });
});
