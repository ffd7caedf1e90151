// The interface of a command of the command line.
import { SimulatorError } from '../asl/simulator-error';

/** A mistake in the arguments of a command or in one of its files. It is reported in a few lines, with exit code 2. */
export class UsageError extends SimulatorError {
  override readonly name = 'UsageError';
}

/** The streams of a command, so that tests do not need a process. */
export interface Streams {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  /** The environment with NO_COLOR, TERM and GITHUB_STEP_SUMMARY. @default none */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface Command {
  /** The complete help, with an example. */
  readonly help: string;
  /** Runs with the arguments after the command's name. Resolves to the exit code. */
  run(args: readonly string[], streams: Streams): Promise<number>;
}

/** The exit codes of all commands. */
export const EXIT = {
  ok: 0,
  /** The command worked, but its subject failed: an execution, a test case, or a definition. */
  failed: 1,
  /** Wrong usage, or a file that cannot be read or has invalid contents. */
  usage: 2,
  /** Ctrl+C, by the convention of shells: 128 plus the number of SIGINT. */
  interrupted: 130,
} as const;

/** A command in the list. Its code is loaded when it is called. */
export interface CommandEntry {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  load(): Command;
}
