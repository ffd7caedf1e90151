// What a function is to the one that runs it: its code and its configuration, in Lambda's words.

/** One of: source text for a single file, a folder as it stands, the bytes of a .zip. */
export type FunctionCode = { readonly inline: string } | { readonly folder: string } | { readonly zip: () => Buffer };

export interface FunctionConfiguration {
  readonly name: string;
  /** `arn:aws:lambda:REGION:ACCOUNT:function:NAME` */
  readonly arn: string;
  /** Such as `nodejs22.x`, `python3.13`, `provided.al2023`. */
  readonly runtime: string;
  /** Such as `index.handler`; `provided` runtimes make of it what they like. */
  readonly handler: string;
  readonly code: FunctionCode;
  /** @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /** Seconds. @default 3 */
  readonly timeout?: number;
  /** Megabytes; told to the function, not enforced. @default 128 */
  readonly memorySize?: number;
}

export const DEFAULT_TIMEOUT = 3;
export const DEFAULT_MEMORY = 128;

/** What became of an invocation. */
export interface Invocation {
  readonly requestId: string;
  /** The JSON text that the function answered, or Lambda's own for what went wrong. */
  readonly payload: string;
  /** As in X-Amz-Function-Error; undefined when the function succeeded. */
  readonly functionError?: 'Unhandled';
  /** What the invocation logged, START to REPORT. */
  readonly log: string;
}

/** A line of a function's log, as CloudWatch Logs gets it. */
export interface FunctionLogLine {
  readonly functionName: string;
  /** `YYYY/MM/DD/[$LATEST]...`, one for each process. */
  readonly stream: string;
  /** With the line's end. */
  readonly message: string;
}
