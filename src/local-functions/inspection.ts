// Debugging of functions: each gets a port of its own, at which its debugger listens.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Program } from './executables';
import type { FunctionConfiguration } from './local-function';

export interface InspectionOptions {
  /** The port of the first function that is called; each further function has the next one. */
  readonly port: number;
  /** Whether a process waits for the debugger before it loads the function's code. */
  readonly waits: boolean;
}

/** A program that can be debugged, or why it cannot. */
export type Inspected =
  { readonly program: Program; readonly address: string } | { readonly program: Program; readonly problem: string };

const HOST = '127.0.0.1';

export class Inspection {
  private readonly ports = new Map<string, number>();

  constructor(private readonly options: InspectionOptions) {}

  /** A function keeps its port when its code changes, so that the debugger can attach again. */
  async of({ name, runtime }: FunctionConfiguration, program: Program): Promise<Inspected> {
    const { command, args } = program;
    if (runtime.startsWith('nodejs')) {
      const address = this.addressOf(name);
      const flag = this.options.waits ? '--inspect-brk' : '--inspect';
      // Without the lines about the address, which would become lines of the function.
      return { program: { command, args: [`${flag}=${address}`, '--inspect-publish-uid=http', ...args] }, address };
    }
    if (!runtime.startsWith('python')) {
      return { program, problem: `the runtime ${runtime} has no debugger here; expected nodejs* or python3*.` };
    }
    if (!(await hasDebugpy(command))) {
      return { program, problem: `${command} has no debugpy; install it with: ${command} -m pip install debugpy` };
    }
    const address = this.addressOf(name);
    const words = ['-m', 'debugpy', '--listen', address, ...(this.options.waits ? ['--wait-for-client'] : [])];
    return {
      program: { command, args: ['-Xfrozen_modules=off', ...words, ...args.filter((one) => one !== '-u')] },
      address,
    };
  }

  private addressOf(name: string): string {
    const port = this.ports.get(name) ?? this.options.port + this.ports.size;
    this.ports.set(name, port);
    return `${HOST}:${port}`;
  }
}

async function hasDebugpy(python: string): Promise<boolean> {
  try {
    await promisify(execFile)(python, ['-c', 'import debugpy'], { timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
