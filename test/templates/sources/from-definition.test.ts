import { InvalidDefinitionError } from '../../../src/asl/invalid-definition-error';
import { sourceFromDefinition } from '../../../src/templates/sources/from-definition';

const PASS = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };

test('a definition is a source of one machine, with defaults for its name and ARNs', () => {
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

test('later changes of the object have no effect', () => {
  const mine = { StartAt: 'A', States: {} };
  const [machine] = sourceFromDefinition(mine).machines;
  mine.StartAt = 'B';
  expect(machine!.definition.StartAt).toBe('A');
});

test.each([[undefined], [null], [5], [[PASS]], [() => PASS]])('%p is refused', (value) => {
  expect(() => sourceFromDefinition(value, { name: 'Orders' })).toThrow(
    new InvalidDefinitionError('Orders', [
      { severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message: 'Definition must be a valid JSON object' },
    ]),
  );
});

test.each([
  [
    '[]',
    "The definition of the state machine 'Orders' is not valid:\n" +
      'definition:1:1 error SCHEMA_VALIDATION_FAILED Definition must be a valid JSON object\n  []\n  ^',
  ],
  [
    '{"StartAt": }',
    "The definition of the state machine 'Orders' is not JSON:\n" +
      "definition:1:13 error INVALID_JSON_DESCRIPTION Unexpected character ('}' (code 125)): expected a value\n" +
      '  {"StartAt": }\n              ^',
  ],
])('the text %s is refused with its place', (text, message) => {
  expect(() => sourceFromDefinition(text, { name: 'Orders' })).toThrow(new Error(message));
});

test('an object that JSON cannot hold is refused', () => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  expect(() => sourceFromDefinition(circular)).toThrow(
    'TOO_DEEPLY_NESTED: The definition nests deeper than 1000 levels',
  );
  expect(() => sourceFromDefinition({ StartAt: 1n })).toThrow(/^Cannot write the definition as JSON: /);
});

describe('placeholders', () => {
  const text =
    '{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": ${Delay}, "Comment": "${Note}", "End": true } } }';

  test('have the values that the user sets, in a text and in an object', () => {
    const substitutions = { Delay: 5, Note: 'a ${Delay}' };
    const expected = { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 5, Comment: 'a 5', End: true } } };
    const [machine] = sourceFromDefinition(text, { substitutions }).machines;
    expect(machine).toMatchObject({ definition: expected });
    expect(machine).not.toHaveProperty('placeholders');
    const definition = { ...PASS, Comment: '${Note}' };
    expect(sourceFromDefinition(definition, { substitutions }).machines[0]!.definition).toEqual({
      ...PASS,
      Comment: 'a 5',
    });
  });

  test('have stand-ins otherwise, and are listed', () => {
    expect(sourceFromDefinition(text).machines[0]).toMatchObject({
      definition: { States: { A: { Seconds: 1, Comment: '${Note}' } } },
      placeholders: ['Delay', 'Note'],
    });
  });

  test('may make the text invalid', () => {
    const invalid = () => sourceFromDefinition({ ...PASS, Comment: '${A}' }, { substitutions: { A: '"' } });
    expect(invalid).toThrow("The definition of the state machine 'StateMachine' is not JSON:");
  });
});
