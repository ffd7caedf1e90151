// What an API answers instead of a result: an error code of the service's model, and a message in AWS's words.

export class ApiError extends Error {
  /**
   * @param code as in the service's model, such as StateMachineDoesNotExist
   * @param status HTTP's; 400 is what AWS answers to everything that the caller can mend
   * @param members what the error's shape holds besides the message
   */
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = code;
  }
}

/** A request that the model's constraints, or a rule beyond them, refuse. */
export const validationError = (message: string): ApiError => new ApiError('ValidationException', message);

/** @param limit bytes */
export function tooLong(limit: number): ApiError {
  return new ApiError('RequestEntityTooLargeException', `The request is longer than ${limit} bytes.`, 413);
}
