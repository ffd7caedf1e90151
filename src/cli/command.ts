// What a command of the command line is.
import { SimulatorError } from '../asl/simulator-error';

/** A mistake in how a command was called, or in a file that it was given: told in one or a few lines, exit code 2. */
export class UsageError extends SimulatorError {
  override readonly name = 'UsageError';
}

/** The streams a command works with, so that tests need no process. */
export interface Streams {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  /** What NO_COLOR and TERM are read from. @default none */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface Command {
  /** The whole help, with an example. */
  readonly help: string;
  /** Runs with the arguments behind the command's name; resolves to the exit code. */
  run(args: readonly string[], streams: Streams): Promise<number>;
}

/** Exit codes, the same for every command. */
export const EXIT = {
  ok: 0,
  /** The command worked and what it looked at failed: an execution, a test case, a definition. */
  failed: 1,
  /** Bad usage, or a file that cannot be read or is not what it should be. */
  usage: 2,
  /** Ctrl+C, as shells count it: 128 and the number of SIGINT. */
  interrupted: 130,
} as const;

/** A command in the list: what it takes to run is loaded when it is called. */
export interface CommandEntry {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  load(): Command;
}
