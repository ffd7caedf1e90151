// What a template may lack as long as nobody runs it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Simulator } from '../../../src/simulator/simulator';
import { sourceFromFile } from '../../../src/templates/sources/from-file';
import { sourceFromTemplate } from '../../../src/templates/sources/from-template';
import { tempFolder } from '../../support/folders';

const folder = tempFolder('unresolved');
const MACHINE = 'AWS::StepFunctions::StateMachine';
const PASS = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
const machine = (properties: object, more: object = {}) => ({
  Type: MACHINE,
  Properties: { RoleArn: 'arn:aws:iam::123456789012:role/r', Definition: PASS, ...properties },
  ...more,
});

test('an unknown parameter of a nested stack matters only if the nested template uses it', () => {
  const nested = {
    Parameters: { A: { Type: 'String' } },
    Resources: { Inner: machine({}) },
    Outputs: { O: { Value: 'o' } },
  };
  writeFileSync(join(folder, 'nested.json'), JSON.stringify(nested));
  const template = {
    Parameters: { Stage: { Type: 'String' } },
    Resources: {
      Nested: {
        Type: 'AWS::Serverless::Application',
        Properties: { Location: 'nested.json', Parameters: { A: { Ref: 'Stage' } } },
      },
      Outer: machine({ StateMachineName: { 'Fn::GetAtt': ['Nested', 'Outputs.O'] } }),
    },
  };
  writeFileSync(join(folder, 'outer.json'), JSON.stringify(template));
  expect(sourceFromFile(join(folder, 'outer.json')).machines.map(({ name }) => name)).toEqual(['o', 'Inner']);
});

test('a condition with an unknown parameter matters only to its own resources', () => {
  const template = {
    Parameters: { Stage: { Type: 'String' } },
    Conditions: { IsBeta: { 'Fn::Equals': [{ Ref: 'Stage' }, 'beta'] } },
    Resources: { Other: { Type: 'X::Y::Z', Condition: 'IsBeta' }, Orders: machine({}) },
  };
  expect(sourceFromTemplate(template).machines[0]!.definition).toEqual(PASS);
});

test('a substitution that no definition uses may be unknown', () => {
  const DefinitionSubstitutions = { A: { Ref: 'Stage' } };
  const definition = (Comment: string) =>
    sourceFromTemplate({
      Parameters: { Stage: { Type: 'String' } },
      Resources: { Orders: machine({ Definition: { ...PASS, Comment }, DefinitionSubstitutions }) },
    }).machines[0]!.definition;
  expect(definition('${B}')).toMatchObject({ Comment: '${B}' });
  expect(() => definition('${A}')).toThrow(
    "Cannot resolve Ref 'Stage' in Orders (AWS::StepFunctions::StateMachine) Properties.DefinitionSubstitutions.A: " +
      "the parameter has no Default. Set it in parameters: { 'Stage': '...' }.",
  );
});

test('a parent with mocks for all its tasks runs beside a child that cannot be resolved', async () => {
  const task = { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution', End: true };
  const call = { ...task, Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:other' } };
  const template = {
    Parameters: { Stage: { Type: 'String' } },
    Resources: {
      Child: machine({ StateMachineName: { Ref: 'Stage' }, Definition: { Comment: { Ref: 'Stage' } } }),
      Parent: machine({ Definition: { StartAt: 'Call', States: { Call: call } } }),
    },
  };
  const simulator = Simulator.fromTemplate(template, { stateMachine: 'Parent' });
  const mocks = {
    Call: () => ({ ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:other:e', StartDate: '1' }),
  };
  expect((await simulator.run({ mocks, permissions: 'ignore' })).status).toBe('SUCCEEDED');
  expect(() => Simulator.fromTemplate(template)).toThrow(
    "There are 2 state machines in the template: 'Child', 'Parent'. Select one: { stateMachine: 'Child' }.",
  );
});

test('a file of a template that is not JSON is read as YAML, whatever its name', () => {
  writeFileSync(join(folder, 'comma.asl.json'), '{ "StartAt": "A", "States": { "A": { "Type": "Succeed", } } }');
  const properties = { Role: 'arn:aws:iam::123456789012:role/r', DefinitionUri: 'comma.asl.json' };
  const template = { Resources: { Orders: { Type: 'AWS::Serverless::StateMachine', Properties: properties } } };
  const { machines } = sourceFromTemplate(template, { directory: folder });
  expect(machines[0]!.definition).toEqual({ StartAt: 'A', States: { A: { Type: 'Succeed' } } });
});
