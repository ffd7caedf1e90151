// The error of all parsers of expressions: what is wrong, and where in the text.

import { SimulatorError } from './simulator-error';

/**
 * The text is not a JSONPath or not a call of an intrinsic function. The message says what was expected and what was
 * found.
 */
export class ExpressionSyntaxError extends SimulatorError {
  override readonly name = 'ExpressionSyntaxError';

  constructor(
    message: string,
    /** The offset in the text, in UTF-16 code units from 0. */
    readonly at: number,
  ) {
    super(message);
  }
}
