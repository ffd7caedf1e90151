// What the user can put right: the message says where, what was expected, what was found and what to do.

/** A mistake in how the simulator is used, or a task that cannot be simulated as asked. Never an error of AWS. */
export class SimulatorError extends Error {
  override readonly name: string = 'SimulatorError';
}
