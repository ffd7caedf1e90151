// A part of the language that this engine does not run yet: refused when compiled, never passed over.

import { SimulatorError } from '../asl/simulator-error';

export class NotSupportedError extends SimulatorError {
  override readonly name = 'NotSupportedError';

  constructor(
    /** What it is, such as `The field 'ItemReader'`. */
    readonly what: string,
    /** Where it stands, such as `/States/Each/ItemReader`. */
    readonly place: string,
  ) {
    super(`${what} at ${place} is valid Amazon States Language, but the simulator does not run it yet`);
  }
}
