// A mistake in what the simulator was given: a file, a template, a mock. Never a failure of the simulated machine.

/**
 * The user's mistake. The message says the place, what was expected, what was found and what to do.
 * Failures of the simulated machine are values of the execution and are never thrown as this.
 */
export class SimulatorError extends Error {
  override readonly name: string = 'SimulatorError';
}
