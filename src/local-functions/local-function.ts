// The types for running a function: its code, its configuration and its results, with Lambda's names.

/** One of: the source text of a single file, a folder that is used in place, or the bytes of a .zip (with its path). */
export type FunctionCode =
  | { readonly inline: string }
  | { readonly folder: string }
  | { readonly zip: () => Buffer | Promise<Buffer>; readonly path?: string };

export interface FunctionConfiguration {
  readonly name: string;
  /** `arn:aws:lambda:REGION:ACCOUNT:function:NAME` */
  readonly arn: string;
  /** Such as `nodejs22.x`, `python3.13`, `provided.al2023`. */
  readonly runtime: string;
  /** Such as `index.handler`. Each `provided` runtime defines its own meaning. */
  readonly handler: string;
  readonly code: FunctionCode;
  /** The id in the template, for the file of --env. @default none */
  readonly logicalId?: string;
  /** The layers, first to last: a file of a later one hides that of an earlier one. @default none */
  readonly layers?: readonly FunctionCode[];
  /** @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /** Seconds. @default 3 */
  readonly timeout?: number;
  /** Megabytes. Reported to the function, but not enforced. @default 128 */
  readonly memorySize?: number;
}

export const DEFAULT_TIMEOUT = 3;
export const DEFAULT_MEMORY = 128;

/** The result of an invocation. */
export interface Invocation {
  readonly requestId: string;
  /** The JSON text that the function returned, or Lambda's description of the error. */
  readonly payload: string;
  /** As in X-Amz-Function-Error; undefined when the function succeeded. */
  readonly functionError?: 'Unhandled';
  /** The log of the invocation, from START to REPORT. */
  readonly log: string;
  /** What the function itself wrote. */
  readonly output: readonly OutputLine[];
}

/** A line that a function wrote, without its line end. */
export interface OutputLine {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** A line of a function's log, as CloudWatch Logs receives it. */
export interface FunctionLogLine {
  readonly functionName: string;
  /** `YYYY/MM/DD/[$LATEST]...`, one for each process. */
  readonly stream: string;
  /** Includes the line end. */
  readonly message: string;
}
