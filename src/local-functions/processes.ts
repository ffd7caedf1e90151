// Child processes that never outlive this program. Each has its own process group, so that its descendants are killed
// with it.
import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';

export interface SpawnRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

const alive = new Set<ChildProcess>();
const folders = new Set<string>();
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
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  child.once('error', () => alive.delete(child));
  return child;
}

export function killChild(child: ChildProcess): void {
  alive.delete(child);
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has already ended.
  }
}

/** Removes the folder when this program ends, unless it was removed before. */
export function removeAtEnd(folder: string): void {
  watchForEnd();
  folders.add(folder);
}

export function removeFolder(folder: string): void {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function watchForEnd(): void {
  if (isWatching) return;
  isWatching = true;
  process.once('exit', endAll);
  for (const signal of SIGNALS) {
    process.once(signal, () => {
      endAll();
      // If there is another handler, it decides. Otherwise the signal has its default effect.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
}

function endAll(): void {
  for (const child of alive) killChild(child);
  for (const folder of folders) {
    try {
      removeFolder(folder);
    } catch {
      // The system may still use a file. It is in the folder for temporary files, so it can be left there.
    }
  }
}
