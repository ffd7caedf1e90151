// Runs the command line in this process, with streams that remember what was written.
import { Readable, Writable } from 'node:stream';
import { runCommandLine } from '../../src/cli/run';

export interface CommandLineResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param terminal whether the streams are those of a terminal, and its environment */
export async function runCommand(
  args: string[],
  input = '',
  terminal?: Readonly<Record<string, string>>,
): Promise<CommandLineResult> {
  const texts = { stdout: '', stderr: '' };
  const sink = (name: keyof typeof texts) =>
    Object.assign(new Writable({ write: (chunk, _, done) => ((texts[name] += String(chunk)), done()) }), {
      isTTY: terminal !== undefined,
    });
  const code = await runCommandLine(args, {
    stdin: Readable.from([input]),
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    env: terminal,
  });
  return { code, ...texts };
}
