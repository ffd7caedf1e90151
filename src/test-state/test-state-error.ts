// A refusal of TestState: the request itself is wrong, and no state was run.
import { SimulatorError } from '../asl/simulator-error';

/**
 * The errors of the API, and the one with which the AWS SDK for Python refuses a request before it is sent: the
 * recordings that the texts are held to were made with it.
 */
export type TestStateErrorCode =
  'InvalidDefinition' | 'InvalidExecutionInput' | 'ParamValidationError' | 'ValidationException';

/** Thrown for a request that AWS would refuse; `code` and `message` are AWS's where they were recorded. */
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
