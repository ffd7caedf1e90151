// An error answer of an API: an error code of the service's model, and a message in AWS's words.

export class ApiError extends Error {
  /**
   * @param code a code of the service's model, such as StateMachineDoesNotExist
   * @param status the HTTP status; AWS answers 400 for every mistake of the caller
   * @param members the members of the error's shape besides the message
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

/** The error for a request that breaks a constraint of the model, or another rule. */
export const validationError = (message: string): ApiError => new ApiError('ValidationException', message);

/** @param limit bytes */
export function tooLong(limit: number): ApiError {
  return new ApiError('RequestEntityTooLargeException', `The request is longer than ${limit} bytes.`, 413);
}
