// --watch: runs a command in a process of its own, and again when a file changes that it has read.
import { spawn, type ChildProcess } from 'node:child_process';
import { join, relative } from 'node:path';
import { REPORTS } from './reported-places';
import { Watcher } from './watcher';
import { packageFolder } from '../../asl/package-folder';
import { EXIT, type Streams } from '../command';
import { isStandardOutput } from '../safe-streams';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const MOST_NAMED = 3;

/**
 * Each run has its own process, so that modules with mocks are loaded anew and a run that does not end can be ended.
 * @param args of the command, its name first
 * @param script the program that runs commands
 * @returns the exit code: 0 when interrupted, that of the command if it read nothing that could change
 */
export async function runOnChanges(
  args: readonly string[],
  { stdout, stderr }: Streams,
  script = join(packageFolder(), 'bin/cdk-lambda-workflows'),
): Promise<number> {
  const places = new Set<string>();
  const streams = isStandardOutput(stdout) ? 'inherit' : 'pipe';
  let child: ChildProcess | undefined;
  return new Promise((resolve) => {
    const watcher = new Watcher(changed, { staysAlive: true });
    for (const signal of SIGNALS) process.once(signal, interrupted);
    start();

    function start(): void {
      const current = spawn(process.execPath, [...process.execArgv, script, ...args], {
        stdio: ['inherit', streams, streams, 'ipc'],
        env: { ...process.env, [REPORTS]: '1' },
      });
      child = current;
      current.stdout?.pipe(stdout, { end: false });
      current.stderr?.pipe(stderr, { end: false });
      current.on('message', (place) => {
        places.add(String(place));
        watcher.watch(places);
      });
      current.once('close', (code) => {
        if (child !== current) return;
        child = undefined;
        if (places.size === 0) finish(code ?? EXIT.usage);
        else stderr.write('Waiting for changes (Ctrl+C ends it).\n');
      });
    }

    function changed(paths: readonly string[]): void {
      const running = child;
      child = undefined;
      running?.kill('SIGKILL');
      stderr.write(`\n${namesOf(paths)} changed.\n`);
      start();
    }

    function interrupted(): void {
      const running = child;
      child = undefined;
      running?.kill('SIGKILL');
      finish(EXIT.ok);
    }

    function finish(code: number): void {
      watcher.stop();
      for (const signal of SIGNALS) process.removeListener(signal, interrupted);
      resolve(code);
    }
  });
}

function namesOf(paths: readonly string[]): string {
  const names = paths.slice(0, MOST_NAMED).map((path) => relative('', path));
  const rest = paths.length - names.length;
  return rest === 0 ? names.join(', ') : `${names.join(', ')} and ${rest} more`;
}
