import { resolveTemplate } from '../../../src/templates/cloud-formation/resolve-template';

test('properties resolve one by one: an unused one may be unresolvable', () => {
  const template = resolveTemplate({
    Resources: {
      Charge: {
        Type: 'AWS::Lambda::Function',
        Properties: { FunctionName: 'charge', Role: { Ref: 'Nobody' }, Timeout: 5 },
      },
    },
  });
  const charge = template.resource('Charge')!;
  expect(charge.property('Timeout')).toBe(5);
  expect(charge.tryAttribute('Arn')).toBe('arn:aws:lambda:us-east-1:123456789012:function:charge');
  expect(() => charge.properties()).toThrow(
    "Cannot resolve Ref 'Nobody' in Charge (AWS::Lambda::Function) Properties.Role: ",
  );
});

test('a policy resolves with all its properties', () => {
  const template = resolveTemplate({
    Resources: {
      Charge: { Type: 'AWS::Lambda::Function', Properties: {} },
      Role: { Type: 'AWS::IAM::Role', Properties: { Path: '/' } },
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: 'invoke',
          Roles: [{ Ref: 'Role' }],
          PolicyDocument: {
            Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: { 'Fn::GetAtt': 'Charge.Arn' } }],
          },
          Gone: { Ref: 'AWS::NoValue' },
        },
      },
    },
  });
  expect(template.resourcesOfType('AWS::IAM::Policy').map((policy) => policy.properties())).toEqual([
    {
      PolicyName: 'invoke',
      Roles: ['Role'],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'lambda:InvokeFunction',
            Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Charge',
          },
        ],
      },
    },
  ]);
});

test('a property resolves once and gives the same value every time', () => {
  const template = resolveTemplate({ Resources: { A: { Type: 'X::Y::Z', Properties: { List: [1] } } } });
  expect(template.resource('A')!.property('List')).toBe(template.resource('A')!.property('List'));
});

test('resources whose condition is false do not exist', () => {
  const template = resolveTemplate({
    Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
    Resources: { A: { Type: 'AWS::SQS::Queue' }, B: { Type: 'AWS::SQS::Queue', Condition: 'Never' } },
  });
  expect(template.resourcesOfType('AWS::SQS::Queue').map((each) => each.logicalId)).toEqual(['A']);
  expect(template.resource('B')).toBeUndefined();
  expect(template.resource('constructor')).toBeUndefined();
});

test('outputs resolve with their export names; those whose condition does not hold are not there', () => {
  const template = resolveTemplate({
    Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
    Resources: { Queue: { Type: 'AWS::SQS::Queue' } },
    Outputs: {
      Arn: { Value: { 'Fn::GetAtt': 'Queue.Arn' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-arn' } } },
      Gone: { Value: 'x', Condition: 'Never' },
    },
  });
  expect(template.outputNames()).toEqual(['Arn']);
  expect([template.output('Arn'), template.exportName('Arn')]).toEqual([
    'arn:aws:sqs:us-east-1:123456789012:Queue',
    'Stack-arn',
  ]);
  expect([template.output('Gone'), template.output('Other'), template.exportName('Other')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

describe('circles', () => {
  const queue = (properties: object, more: object = {}) => ({
    Type: 'AWS::SQS::Queue',
    Properties: properties,
    ...more,
  });
  const circle = (names: string) => `The resources of the template depend on each other in a circle: ${names}`;

  test.each([
    ['Ref', { Ref: 'A' }],
    ['Fn::GetAtt', { 'Fn::GetAtt': ['A', 'Arn'] }],
    ['Fn::GetAtt with a path', { 'Fn::GetAtt': 'A.Arn' }],
    ['Fn::Sub', { 'Fn::Sub': 'x-${A.Arn}' }],
    ['a function in a list', { x: ['y', { 'Fn::Join': ['', [{ Ref: 'A' }]] }] }],
  ])('a circle by %s is refused', (_, reference) => {
    const Resources = { A: queue({ Tag: { Ref: 'B' } }), B: queue({ Tag: reference }) };
    expect(() => resolveTemplate({ Resources })).toThrow(circle('A -> B -> A'));
  });

  test('a circle by DependsOn is refused, and one by itself', () => {
    const Resources = { First: queue({}), A: queue({}, { DependsOn: ['First', 'A'] }) };
    expect(() => resolveTemplate({ Resources })).toThrow(circle('A -> A'));
  });

  test('the branch of a condition does not count', () => {
    const Conditions = { No: { 'Fn::Equals': ['a', 'b'] } };
    const Resources = {
      A: queue({ Tag: { Ref: 'B' } }),
      B: queue({ Tag: { 'Fn::If': ['No', { Ref: 'A' }, 'x'] } }),
      C: queue({ Tag: { Ref: 'D' } }, { Condition: 'No' }),
      D: queue({ Tag: { 'Fn::Sub': ['${C}', { C: 'mine' }] } }, { DependsOn: 'C' }),
    };
    expect(resolveTemplate({ Conditions, Resources }).resource('B')?.property('Tag')).toBe('x');
  });

  test('a circle in the branch of a condition is found when it is resolved', () => {
    const Conditions = { Yes: { 'Fn::Equals': ['a', 'a'] } };
    const name = (other: string) => ({ QueueName: { 'Fn::If': ['Yes', { Ref: other }, 'x'] } });
    const topic = (other: string) => ({ Type: 'AWS::Events::Rule', Properties: { Name: name(other).QueueName } });
    const template = resolveTemplate({ Conditions, Resources: { A: topic('B'), B: topic('A') } });
    const place = (id: string) => `${id} (AWS::Events::Rule) Properties.Name`;
    expect(() => template.resource('A')!.ref).toThrow(
      `Circular reference: ${place('A')} -> ${place('B')} -> ${place('A')}`,
    );
  });
});

test.each([
  [[], 'Invalid template: expected a JSON object; found array.'],
  ['text', 'Invalid template: expected a JSON object; found string.'],
  [undefined, 'Invalid template: expected a JSON object; found undefined.'],
  [{ Resources: [] }, 'Invalid Resources in the template: expected an object; found array.'],
  [{ Resources: {}, Mappings: 'x' }, 'Invalid Mappings in the template: expected an object; found string.'],
  [{ Resources: { A: {} } }, 'Invalid resource A in the template: expected an object with a Type; found {}.'],
  [
    { Resources: { 'Fn::ForEach::Queues': [] } },
    'Invalid resource Fn::ForEach::Queues in the template: expected an object with a Type; found []. ' +
      'Expand loops first: only processed templates can be simulated.',
  ],
])('%j is refused as a template', (value, message) => {
  expect(() => resolveTemplate(value)).toThrow(message);
});

describe('large templates', () => {
  /** A state machine whose definition has `states` pieces in one Fn::Join, and as many functions. */
  function large(states: number) {
    const resources: Record<string, unknown> = {};
    const pieces: unknown[] = ['{"StartAt":"S0","States":{'];
    for (let index = 0; index < states; index++) {
      resources[`F${index}`] = { Type: 'AWS::Lambda::Function', Properties: { Description: 'x'.repeat(300) } };
      pieces.push(`"S${index}":{"Type":"Task","Resource":"`, { 'Fn::GetAtt': [`F${index}`, 'Arn'] }, '"},');
    }
    const definition = { 'Fn::Join': ['', [...pieces, '"End":{"Type":"Succeed"}}}']] };
    resources.Machine = { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: definition } };
    return { Resources: resources };
  }

  /** How often a part of the template is read while its definition is resolved. */
  function readsOf(template: object): number {
    let reads = 0;
    const counted = <T>(value: T): T => {
      if (typeof value !== 'object' || value === null) return value;
      return new Proxy(value, {
        get: (part, key, receiver) => ((reads += 1), counted(Reflect.get(part, key, receiver))),
        ownKeys: (part) => ((reads += 1), Reflect.ownKeys(part)),
      });
    };
    resolveTemplate(counted(template)).resource('Machine')!.text('DefinitionString');
    return reads;
  }

  test('ten times the template costs about ten times the reads', () => {
    const [small, big] = [readsOf(large(50)), readsOf(large(500))];
    expect(small).toBeGreaterThan(50);
    expect(big / small).toBeLessThan(11);
  });

  test('a long chain of dependencies is walked without a deep stack', () => {
    const resources: Record<string, unknown> = {};
    for (let index = 0; index < 20_000; index++) {
      resources[`R${index}`] = { Type: 'X::Y::Z', DependsOn: index === 0 ? [] : [`R${index - 1}`] };
    }
    const circular = { ...resources, R0: { Type: 'X::Y::Z', DependsOn: 'R19999' } };
    expect(resolveTemplate({ Resources: resources }).resource('R19999')?.ref).toBe('R19999');
    expect(() => resolveTemplate({ Resources: circular })).toThrow(
      /^The resources of the template depend .*: R0 -> R19999 -> /,
    );
  });
});
