// The process that runs tests, from outside: restarted after a mutant that never ended, and now and then to free memory.
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply, Request } from './worker';

/** Node.js keeps something of each module that was forgotten in memory. */
const RUNS_PER_PROCESS = 200;

const CHECK_MS = 500;
/** On a busy machine, a process works for a small part of the time. */
const WAITS = 30;

export type Result = Reply | 'timeout' | 'crash';

export class TestProcess {
  private child: ChildProcess | undefined;
  private runs = 0;

  /** @param workMs how long the process may work, on Linux; waiting takes much longer until it counts as too long */
  async run(request: Request, workMs: number): Promise<Result> {
    this.runs += 1;
    if (this.runs % RUNS_PER_PROCESS === 0) this.end();
    const child = (this.child ??= start());
    const result = await new Promise<Result>((resolve) => {
      const [began, worked] = [Date.now(), workOf(child)];
      const timer = setInterval(() => {
        const isLate = Date.now() - began > WAITS * workMs;
        if (isLate || workOf(child) - worked > workMs) settle('timeout');
      }, CHECK_MS);
      const onExit = () => settle('crash');
      const settle = (reply: Result) => {
        clearInterval(timer);
        child.off('message', settle);
        child.off('exit', onExit);
        resolve(reply);
      };
      child.on('message', settle);
      child.on('exit', onExit);
      child.send(request);
    });
    if (typeof result === 'string') this.end();
    return result;
  }

  end(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }
}

/** The processor time of a process in milliseconds; 0 where it is not known. */
function workOf({ pid }: ChildProcess): number {
  try {
    // After the name in parentheses, the 12th and 13th numbers are its time and the system's, in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return 0;
  }
}

function start(): ChildProcess {
  const execArgv = ['-r', 'ts-node/register/transpile-only'];
  const env = { ...process.env, NODE_ENV: 'test' };
  return fork(join(__dirname, 'worker.ts'), { execArgv, env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}
