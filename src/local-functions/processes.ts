// Child processes that never outlive this program. Each leads a process group, so that its descendants are killed with
// it; on Windows they are found by their parents.
import { spawn, type ChildProcess } from 'node:child_process';
import { endTree } from './process-tree';

export interface SpawnRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

const alive = new Set<ChildProcess>();
const tasks = new Set<() => void>();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let isWatching = false;

/** It keeps this program alive only if the caller calls ref() on it. */
export function spawnChild({ command, args, cwd, env }: SpawnRequest): ChildProcess {
  watchForEnd();
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  child.once('error', () => alive.delete(child));
  return child;
}

export function killChild(child: ChildProcess): void {
  alive.delete(child);
  endTree(child);
}

/** Calls back when this program ends: when it exits, and before a signal ends it. */
export function atEnd(task: () => void): void {
  watchForEnd();
  tasks.add(task);
}

function watchForEnd(): void {
  if (isWatching) return;
  isWatching = true;
  process.once('exit', endAll);
  // First, because other handlers may remove themselves when they are called, and must be counted before.
  for (const signal of SIGNALS) process.prependOnceListener(signal, () => endBy(signal));
}

function endBy(signal: NodeJS.Signals): void {
  endAll();
  // If there is another handler, it decides. Otherwise the signal has its default effect.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

function endAll(): void {
  for (const child of alive) killChild(child);
  for (const task of tasks) task();
}
