// Ends a process together with all that it has started.
import { spawnSync, type ChildProcess } from 'node:child_process';
import { win32 } from 'node:path';

/** What is asked of the system; tests have their own. */
export interface ProcessSystem {
  readonly platform: NodeJS.Platform;
  /** Sends SIGKILL; a negative number means the group of processes. */
  kill(pid: number): void;
  /** Runs a program to its end; false if it did not succeed. */
  run(command: string, args: readonly string[]): boolean;
}

const SYSTEM: ProcessSystem = {
  platform: process.platform,
  kill: (pid) => process.kill(pid, 'SIGKILL'),
  // At once, because this program may be about to exit.
  run: (command, args) => spawnSync(command, args, { stdio: 'ignore', windowsHide: true, timeout: 5000 }).status === 0,
};

/**
 * Elsewhere than on Windows, the process must lead a group of its own (`detached`). Windows has no groups: `taskkill /T`
 * finds the descendants by their parents.
 */
export function endTree(child: Pick<ChildProcess, 'pid' | 'kill'>, system: ProcessSystem = SYSTEM): void {
  if (child.pid === undefined) return;
  try {
    if (system.platform !== 'win32') return system.kill(-child.pid);
    // By its full path: a program of this name may lie in the working directory.
    const taskkill = win32.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe');
    if (!system.run(taskkill, ['/PID', String(child.pid), '/T', '/F'])) child.kill('SIGKILL');
  } catch {
    // It has already ended.
  }
}

/** Whether a process that was ended by `endTree` shows this signal. On Windows it has an exit code instead. */
export function looksEnded(signal: string | null, platform: NodeJS.Platform = process.platform): boolean {
  return signal === 'SIGKILL' || platform === 'win32';
}
