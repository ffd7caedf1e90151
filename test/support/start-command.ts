// Runs the command start in this process: its lines as they come, and its address.
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { eventually } from './time';
import { runCommandLine } from '../../src/cli/run';
import { Reporter } from '../../src/cli/start/reporter';

export interface Started {
  readonly url: string;
  /** All lines so far, of both streams. */
  readonly lines: readonly string[];
  /** Waits for a line, and gives it. Lines that were waited for before do not count. */
  line(pattern: RegExp): Promise<string>;
  /** Interrupts it, and demands that it ends with 0. */
  end(): Promise<void>;
}

/** What a test that fails leaves running. */
const running = new Set<() => Promise<unknown>>();
afterEach(async () => {
  for (const stop of running) await stop();
  running.clear();
});

export async function startCommand(...args: string[]): Promise<Started> {
  const stdout = new PassThrough();
  const lines: string[] = [];
  createInterface({ input: stdout }).on('line', (line) => lines.push(line));
  const streams = { stdin: process.stdin, stdout, stderr: stdout };
  const ended = runCommandLine(['start', '--port', '0', ...args], streams);
  let seen = 0;
  const line = async (pattern: RegExp): Promise<string> => {
    const find = (): number => lines.findIndex((one, index) => index >= seen && pattern.test(one));
    await eventually(() => find() >= 0).catch(() => {
      throw new Error(`There is no line like ${String(pattern)} in:\n${lines.slice(seen).join('\n')}`);
    });
    seen = find() + 1;
    return lines[seen - 1]!;
  };
  const stop = async (): Promise<number> => {
    running.delete(stop);
    process.emit('SIGTERM');
    return ended;
  };
  running.add(stop);
  const [url] = /http:[^\s"]+/.exec(await line(/http:/))!;
  return {
    url,
    lines,
    line,
    end: async () => expect(await stop()).toBe(0),
  };
}

/** Sends an operation of Step Functions. */
export async function callAt(url: string, operation: string, input: object): Promise<any> {
  const headers = { 'x-amz-target': `AWSStepFunctions.${operation}`, 'content-type': 'application/x-amz-json-1.0' };
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) })).json();
}

/** Reports nothing that nobody waits for. */
export function quietReporter({ simulation }: { readonly simulation: { readonly now: number } }): Reporter {
  const nowhere = new PassThrough().resume();
  return new Reporter('quiet', { stdin: process.stdin, stdout: nowhere, stderr: nowhere }, simulation);
}
