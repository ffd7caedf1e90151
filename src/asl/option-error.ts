// A mistake that an option mends. Programs set options in code, people on the command line.
import { SimulatorError } from './simulator-error';

/** What to do, as a sentence without its full stop. */
export interface OptionHint {
  readonly inCode: string;
  readonly onCommandLine: string;
}

export class OptionError extends SimulatorError {
  /** @param problem one or more sentences */
  constructor(
    private readonly problem: string,
    private readonly hint: OptionHint,
    private readonly separator = ' ',
  ) {
    super(`${problem}${separator}${hint.inCode}.`);
  }

  /** The message for people who type commands. */
  get commandLineMessage(): string {
    return `${this.problem}${this.separator}${this.hint.onCommandLine}.`;
  }
}

/** The message of any error for people who type commands. */
export function commandLineMessageOf(error: Error): string {
  return error instanceof OptionError ? error.commandLineMessage : error.message;
}

/** Sets one member of an option that is an object, or an option that can be repeated. */
export function setHint(member: string, flag: string, name: string): OptionHint {
  return {
    inCode: `Set it in ${member}: { '${name}': '...' }`,
    onCommandLine: `Set it with ${flag} ${/^[\w.:/-]+$/.test(name) ? `${name}=VALUE` : `'${name}=VALUE'`}`,
  };
}
