// What sources refuse, to the letter: with the place, what was found, and the candidates.
import { App, Fn, Stack } from 'aws-cdk-lib';
import { CustomState, DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Simulator, SimulatorError } from '../../../src/simulator';

function stackWith(...names: readonly string[]): Stack {
  const stack = new Stack(new App(), 'Orders');
  for (const name of names) {
    new StateMachine(stack, name, {
      stateMachineName: name,
      definitionBody: DefinitionBody.fromChainable(new Pass(stack, `Pass of ${name}`)),
    });
  }
  return stack;
}

const machine = (properties: object) => ({
  Resources: { Orders: { Type: 'AWS::StepFunctions::StateMachine', Properties: { RoleArn: 'r', ...properties } } },
});

test.each<[string, () => unknown, string]>([
  [
    'a stack without a machine',
    () => Simulator.fromStack(stackWith()),
    'There is no state machine in the template of stack Orders.',
  ],
  [
    'a stack with two machines, and no name given',
    () => Simulator.fromStack(stackWith('orders', 'refunds')),
    "There are 2 state machines in the template of stack Orders: 'orders', 'refunds'. Select one: { stateMachine: 'orders' }.",
  ],
  [
    'a name that none of them has',
    () => Simulator.fromStack(stackWith('orders', 'refunds'), { stateMachine: 'order' }),
    "There is no state machine 'order' in the template of stack Orders. Did you mean 'orders'? Its state machines are: 'orders', 'refunds'.",
  ],
  [
    'a template whose resources depend on each other in a circle',
    () =>
      Simulator.fromTemplate({
        Resources: {
          ...machine({ DefinitionString: { 'Fn::GetAtt': ['A', 'Arn'] } }).Resources,
          A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'B' } } },
          B: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': '${A.QueueName}-b' } } },
        },
      }),
    'The resources of the template depend on each other in a circle: A -> B -> A',
  ],
  [
    'conditions that ask for each other',
    () =>
      Simulator.fromTemplate({
        ...machine({ DefinitionString: { 'Fn::If': ['One', '{}', '{}'] } }),
        Conditions: { One: { Condition: 'Two' }, Two: { 'Fn::Not': [{ Condition: 'One' }] } },
      }),
    'Circular reference: Conditions.One -> Conditions.Two -> Conditions.One',
  ],
  [
    'an import that no stack exports',
    () => Simulator.fromTemplate(machine({ DefinitionString: { 'Fn::ImportValue': 'definition' } })),
    "Cannot resolve Fn::ImportValue 'definition' in Orders (AWS::StepFunctions::StateMachine) Properties.DefinitionString: " +
      "no stack that is available here exports it. Set it in imports: { 'definition': '...' }.",
  ],
  [
    'a parameter without a value',
    () =>
      Simulator.fromTemplate({
        ...machine({ DefinitionString: { Ref: 'Definition' } }),
        Parameters: { Definition: { Type: 'String' } },
      }),
    "Cannot resolve Ref 'Definition' in Orders (AWS::StepFunctions::StateMachine) Properties.DefinitionString: " +
      "the parameter has no Default. Set it in parameters: { 'Definition': '...' }.",
  ],
  [
    'an attribute that nothing is known of',
    () =>
      Simulator.fromTemplate({
        Resources: {
          ...machine({ DefinitionString: { 'Fn::GetAtt': ['Lookup', 'Value'] } }).Resources,
          Lookup: { Type: 'Custom::Lookup' },
        },
      }),
    "Cannot resolve Fn::GetAtt 'Lookup.Value' in Orders (AWS::StepFunctions::StateMachine) Properties.DefinitionString: " +
      "the attribute Value of Custom::Lookup is unknown. Set it in attributes: { 'Lookup.Value': '...' }.",
  ],
  [
    'a definition that is not JSON after resolving',
    () => Simulator.fromTemplate(machine({ DefinitionString: { 'Fn::Join': ['', ['{"StartAt":', '"A"']] } })),
    'Orders (AWS::StepFunctions::StateMachine) Properties.DefinitionString is not JSON. ' +
      'At line 1, column 15 of its resolved text:\n  {"StartAt":"A"\n                ^\n' +
      '  INVALID_JSON_DESCRIPTION: Unexpected end-of-input: expected close marker for Object (start marker at [Source: (String)"{"StartAt":"A""; line: 1, column: 1])',
  ],
  [
    'a definition that is JSON but no object',
    () => Simulator.fromTemplate(machine({ DefinitionString: '[]' })),
    'Orders (AWS::StepFunctions::StateMachine) Properties.DefinitionString is not a definition:\n' +
      '  SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object',
  ],
])('%s', (_, make, message) => {
  expect(make).toThrow(SimulatorError);
  expect(make).toThrow(message);
});

test('an import in the definition of a stack names the stack too', () => {
  const stack = new Stack(new App(), 'Orders');
  new StateMachine(stack, 'Workflow', {
    definitionBody: DefinitionBody.fromChainable(
      new CustomState(stack, 'Call', { stateJson: { Type: 'Task', Resource: Fn.importValue('charge-arn') } }),
    ),
  });
  expect(() => Simulator.fromStack(stack)).toThrow(
    /^Cannot resolve Fn::ImportValue 'charge-arn' in Workflow\w+ \(AWS::StepFunctions::StateMachine\) Properties\.DefinitionString of stack Orders: /,
  );
});

describe('options for a template', () => {
  const template = { Parameters: { Stage: { Type: 'String' } }, ...machine({}) };

  test('a parameter that it does not have is refused', () => {
    expect(() => Simulator.fromTemplate(template, { parameters: { stage: 'beta' } })).toThrow(
      "The template has no parameter 'stage'. Did you mean 'Stage'? Its parameters are: Stage.",
    );
    expect(() => Simulator.fromTemplate({ Resources: {} }, { parameters: { A: '1', B: '2' } })).toThrow(
      "The template has no parameter 'A', 'B'. Values of placeholders in a definition belong to substitutions.",
    );
  });

  test('a stack name that CloudFormation refuses is refused', () => {
    expect(() => Simulator.fromTemplate(template, { stackName: '9bad' })).toThrow(
      "Invalid stackName '9bad': expected a letter, then letters, digits and hyphens, at most 128 characters.",
    );
  });
});
