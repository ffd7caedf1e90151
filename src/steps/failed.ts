// Why something failed, as data.

/** Both are absent for a failure without a name, such as that of a Fail state without Error. */
export interface Failed {
  /** The name of the error, such as `States.Timeout`. */
  readonly error?: string;
  /** The cause, a text for people. */
  readonly cause?: string;
}

/** The error and the cause that there are. */
export function named({
  error,
  cause,
}: {
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}): Failed {
  return { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}
