import * as simulator from '../../src/simulator';

test.each([
  ['InvalidDefinition', 'InvalidDefinitionError'],
  ['InvalidLoggingConfiguration', 'InvalidLoggingConfigurationError'],
  ['NotRedrivable', 'NotRedrivableError'],
  ['RoleNotAuthorized', 'RoleNotAuthorizedError'],
] as const)('the deprecated name %s is the class %s', (before, now) => {
  expect(simulator[before]).toBe(simulator[now]);
});

test('every error that the simulator exports is a SimulatorError', () => {
  const errors = Object.values(simulator).filter(
    (value): value is typeof simulator.SimulatorError =>
      typeof value === 'function' && value.prototype instanceof Error,
  );
  expect(errors.length).toBeGreaterThan(5);
  expect(
    errors.filter(
      (error) => error !== simulator.SimulatorError && !(error.prototype instanceof simulator.SimulatorError),
    ),
  ).toEqual([]);
});
