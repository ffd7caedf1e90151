import { InvalidDefinitionError } from '../../src/asl/invalid-definition-error';
import { SimulatorError } from '../../src/asl/simulator-error';
import { Places } from '../../src/asl/text/places';
import { JsonText } from '../../src/asl/text/source-text';

const later = {
  severity: 'ERROR',
  code: 'MISSING_TRANSITION_TARGET',
  message: 'Gone',
  location: '/States/A/Next',
} as const;
const first = { severity: 'WARNING', code: 'MISSING_END_STATE', message: 'No end' } as const;

test('findings of an object are in the order of AWS, without places', () => {
  const error = new InvalidDefinitionError('Orders', [later, first]);
  expect(error).toBeInstanceOf(SimulatorError);
  expect(error.name).toBe('InvalidDefinitionError');
  expect(error.diagnostics).toEqual([later, first]);
  expect(error.message).toBe(
    "The definition of the state machine 'Orders' is not valid:\n" +
      '  MISSING_TRANSITION_TARGET: Gone at /States/A/Next\n' +
      '  warning MISSING_END_STATE: No end',
  );
});

test('findings of a text are in the order of the text, with line and column', () => {
  const places = Places.of(new JsonText('orders.asl.json', '{\n  "States": {"A": {"Next": "B"}}\n}'));
  const error = new InvalidDefinitionError({ name: 'Orders', places }, [later, first]);
  expect(error.diagnostics).toEqual([
    { ...first, position: { offset: 0, line: 1, column: 1 } },
    { ...later, position: { offset: 29, line: 2, column: 28 } },
  ]);
  expect(error.message).toBe(
    "The definition of the state machine 'Orders' is not valid:\n" +
      'orders.asl.json:1:1 warning MISSING_END_STATE No end\n  {\n  ^\n' +
      'orders.asl.json:2:28 error MISSING_TRANSITION_TARGET Gone at /States/A/Next\n' +
      `    "States": {"A": {"Next": "B"}}\n${' '.repeat(29)}^`,
  );
});

test.each([
  [{ name: 'orders', logicalId: 'Orders' }, "'orders' (Orders)"],
  [{ name: 'Orders', logicalId: 'Orders' }, "'Orders'"],
  [{ name: 'Orders', logicalId: 'Orders', constructPath: 'Shop/Orders/Resource' }, "'Orders' (Shop/Orders/Resource)"],
])('a definition without a text is found by its construct or its logical id: %j', (machine, expected) => {
  expect(new InvalidDefinitionError(machine, [first]).message).toMatch(
    `The definition of the state machine ${expected} is not valid:`,
  );
});
