// The process that runs tests, from outside: restarted after a mutant that never ended, and now and then to free memory.
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Reply, Request } from './worker';

/** Node.js keeps something of each module that was forgotten in memory. */
const RUNS_PER_PROCESS = 200;

export type Result = Reply | 'timeout' | 'crash';

export class TestProcess {
  private child: ChildProcess | undefined;
  private runs = 0;

  async run(request: Request, timeoutMs: number): Promise<Result> {
    this.runs += 1;
    if (this.runs % RUNS_PER_PROCESS === 0) this.end();
    const child = (this.child ??= start());
    const result = await new Promise<Result>((resolve) => {
      const timer = setTimeout(() => settle('timeout'), timeoutMs);
      const onExit = () => settle('crash');
      const settle = (reply: Result) => {
        clearTimeout(timer);
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

function start(): ChildProcess {
  const execArgv = ['-r', 'ts-node/register/transpile-only'];
  const env = { ...process.env, NODE_ENV: 'test' };
  return fork(join(__dirname, 'worker.ts'), { execArgv, env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}
