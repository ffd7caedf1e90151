// The base class of all errors for a user's mistake: in a definition, a file, a mock, an option, a construct.

/**
 * A mistake of the user. The message says what is wrong and where, what was expected, what was found and what to do.
 * A failure of the simulated state machine is never thrown: it is a value of the execution. Any other error is a bug.
 */
export class SimulatorError extends Error {
  override readonly name: string = 'SimulatorError';
}
