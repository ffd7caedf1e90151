// Why an execution failed, in a few words: a function's failure is JSON, of which people want the message and the place.
import type { Execution } from '../simulator/execution';

/** What Lambda's runtimes write as the cause: Node.js has `trace`, Python and Java have `stackTrace`. */
interface FunctionFailure {
  readonly errorMessage?: unknown;
  readonly trace?: unknown;
  readonly stackTrace?: unknown;
}

/** The name of the error; of an execution that timed out as a whole, the one that a catcher would have seen. */
export function errorOf({ status, error }: Execution): string | undefined {
  return status === 'TIMED_OUT' ? 'States.Timeout' : error;
}

/** `Error: cause`, where the cause of a function's failure is its message; and the first frame of its stack. */
export function failureLines(execution: Execution): { readonly text: string; readonly frame?: string | undefined } {
  const { cause } = execution;
  const failure = functionFailure(cause);
  const message = typeof failure?.errorMessage === 'string' ? failure.errorMessage : cause;
  const text = [errorOf(execution), message].filter((part) => part !== undefined && part !== '').join(': ');
  return { text, frame: failure && firstFrame(failure) };
}

function functionFailure(cause: string | undefined): FunctionFailure | undefined {
  if (!cause?.startsWith('{')) return undefined;
  try {
    const failure = JSON.parse(cause) as FunctionFailure;
    return typeof failure.errorMessage === 'string' ? failure : undefined;
  } catch {
    return undefined;
  }
}

/** Where the error was thrown. Python lists the calls from the outside in, the others from the inside out. */
function firstFrame({ trace, stackTrace }: FunctionFailure): string | undefined {
  const frames = [trace, stackTrace].flat().filter((line) => typeof line === 'string');
  const inside = frames.filter((line) => /^\s*File "/.test(line)).at(-1) ?? frames.find((line) => /^\s*at /.test(line));
  const frame = inside ?? (Array.isArray(stackTrace) ? frames[0] : undefined);
  return frame?.trim().split('\n')[0];
}
