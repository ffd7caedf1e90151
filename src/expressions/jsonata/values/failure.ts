// How an evaluation fails: with an error of JSONata, which has a code and a text, or at one of AWS's bounds.
import { textOfError } from './error-texts';

/** The details in an error's text. */
export interface ErrorDetails {
  readonly value?: unknown;
  readonly value2?: unknown;
  readonly index?: number;
  readonly type?: string;
  readonly exp?: unknown;
  readonly message?: string;
  readonly functionName?: string;
}

/**
 * An error of the language. It does not extend `Error`, because it is a result of the evaluation and its stack is
 * meaningless.
 */
export class JsonataError {
  /** The operator or function named in the text: the innermost named call around it. */
  token: unknown;

  constructor(
    readonly code: string,
    readonly details: ErrorDetails = {},
  ) {}

  get message(): string {
    return textOfError(this.code, { ...this.details, token: this.token });
  }
}

/** An evaluation that went beyond one of AWS's bounds. AWS shows these texts without a code. */
export class LimitError {
  constructor(readonly message: string) {}
}

/** A failure inside AWS's own code: the cause has an id instead of a reason (measured: floci#2736). */
export class InternalError {}

// Texts and sizes were measured on AWS: floci#2737, #2783, #2790.
export const stackOverflow = () =>
  new LimitError(
    'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive',
  );
export const timeout = () => new LimitError('Expression evaluation timeout: Check for infinite loop');
export const memoryExceeded = () =>
  new LimitError('Expression evaluation memory limit exceeded: Check for excessive memory usage');

/** Names the function or operator in an error that does not name one yet. */
export function nameToken(thrown: unknown, token: unknown): unknown {
  if (thrown instanceof JsonataError && !thrown.token) thrown.token = token;
  return thrown;
}
