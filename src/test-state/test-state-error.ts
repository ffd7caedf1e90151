// The error for a request that TestState rejects: the request itself is wrong, and no state was run.
import { SimulatorError } from '../asl/simulator-error';

/**
 * The errors of the API, and the error with which the AWS SDK for Python rejects a request before it sends it. The
 * recordings that the messages are tested against were made with that SDK.
 */
export type TestStateErrorCode =
  'InvalidDefinition' | 'InvalidExecutionInput' | 'ParamValidationError' | 'ValidationException';

/** Thrown for a request that AWS would reject. `code` and `message` are AWS's, if they were recorded. */
export class TestStateError extends SimulatorError {
  override readonly name = 'TestStateError';

  constructor(
    /** The name of the API's error. */
    readonly code: TestStateErrorCode,
    message: string,
  ) {
    super(message);
  }
}

export function invalid(message: string): TestStateError {
  return new TestStateError('ValidationException', message);
}
