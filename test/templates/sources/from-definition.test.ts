import { sourceFromDefinition } from '../../../src/templates/sources/from-definition';

const PASS = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };

test('a definition is a source of one machine, with what a definition does not say made up', () => {
  expect(sourceFromDefinition(PASS)).toEqual({
    origin: 'definition',
    machines: [
      {
        name: 'StateMachine',
        arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:StateMachine',
        definition: PASS,
        type: 'STANDARD',
        roleArn: 'arn:aws:iam::123456789012:role/StateMachine',
        tracingEnabled: false,
      },
    ],
    others: [],
  });
});

test('name, type, region and account can be given', () => {
  const options = { name: 'orders', type: 'EXPRESS', region: 'cn-north-1', account: '999999999999' } as const;
  expect(sourceFromDefinition(PASS, options).machines[0]).toMatchObject({
    name: 'orders',
    type: 'EXPRESS',
    arn: 'arn:aws-cn:states:cn-north-1:999999999999:stateMachine:orders',
  });
});

test('JSON text is a definition too', () => {
  expect(sourceFromDefinition(JSON.stringify(PASS)).machines[0]!.definition).toEqual(PASS);
});

test('what happens to the object afterwards changes nothing', () => {
  const mine = { StartAt: 'A', States: {} };
  const [machine] = sourceFromDefinition(mine).machines;
  mine.StartAt = 'B';
  expect(machine!.definition.StartAt).toBe('A');
});

test.each([
  [undefined, 'The definition must be an object, or JSON text; found undefined'],
  [null, 'The definition must be an object, or JSON text; found null'],
  [5, 'The definition must be an object, or JSON text; found number'],
  [[PASS], 'The definition must be an object, or JSON text; found array'],
  ['[]', 'Definition must hold a JSON object, a state machine definition; found array'],
])('%j is refused', (value, message) => {
  expect(() => sourceFromDefinition(value)).toThrow(message);
});

test('text that is not JSON, a function and an object that holds itself are refused', () => {
  expect(() => sourceFromDefinition('{"StartAt":')).toThrow(/^Definition is not JSON: /);
  expect(() => sourceFromDefinition(() => PASS)).toThrow(
    'The definition must be an object, or JSON text; found function',
  );
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  expect(() => sourceFromDefinition(circular)).toThrow(/^The definition cannot be written as JSON: /);
});
