// The error of every parser of expressions: what is wrong, and where in the text.

import { SimulatorError } from './simulator-error';

/** Text that is no JSONPath, or no call of an intrinsic function. Its message names what was expected and what was found. */
export class ExpressionSyntaxError extends SimulatorError {
  override readonly name = 'ExpressionSyntaxError';

  constructor(
    message: string,
    /** Offset into the text, in UTF-16 code units from 0. */
    readonly at: number,
  ) {
    super(message);
  }
}
