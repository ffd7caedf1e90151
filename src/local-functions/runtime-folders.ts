// The temporary folders of runners: the bootstraps and the unpacked code. The next runner removes the folders of programs
// that were killed. A folder's path is in the environment of all processes below its runner, so that they are found too
// when a function detached them.
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './processes';

const PREFIX = 'cdk-lambda-workflows-';

/** In each folder: the host and the process that made it. Containers may share the folder for temporary files. */
const OWNER_FILE = 'owner.json';

interface Owner {
  readonly host: string;
  readonly pid: number;
}

const folders = new Set<string>();

/** A new folder in the one for temporary files, which is removed when this program ends. */
export function createRuntimeFolder(parent = tmpdir()): string {
  if (folders.size === 0) removeAbandonedFolders(parent);
  const folder = realpathSync(mkdtempSync(join(parent, PREFIX)));
  const owner: Owner = { host: hostname(), pid: process.pid };
  writeFileSync(join(folder, OWNER_FILE), JSON.stringify(owner));
  folders.add(folder);
  atEnd(removeAll);
  return folder;
}

/** Ends the processes that still belong to the folder, and removes it. */
export function removeFolder(folder: string): void {
  folders.delete(folder);
  if (existsSync(folder)) endProcessesOf(realpathSync(folder));
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function removeAll(): void {
  folders.forEach(tryRemove);
}

function tryRemove(folder: string): void {
  try {
    removeFolder(folder);
  } catch {
    // The system may still use a file. It is in the folder for temporary files, so it can be left there.
  }
}

function removeAbandonedFolders(parent: string): void {
  for (const entry of readdirSync(parent, { withFileTypes: true })) {
    if (!entry.isDirectory() || !entry.name.startsWith(PREFIX)) continue;
    const folder = join(parent, entry.name);
    const owner = ownerOf(folder);
    if (owner && owner.host === hostname() && !isRunning(owner.pid)) tryRemove(folder);
  }
}

/** Undefined for folders of other users, and for those that another program is just making. */
function ownerOf(folder: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, OWNER_FILE), 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and belongs to another user.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Only where the system shows the environment of processes, as Linux does. */
function endProcessesOf(folder: string): void {
  for (const pid of processIds()) {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
      if (!environment.split('\0').includes(`LAMBDA_RUNTIME_DIR=${folder}`)) continue;
      if (pid !== process.pid) process.kill(pid, 'SIGKILL');
    } catch {
      // It belongs to another user, or has ended.
    }
  }
}

function processIds(): readonly number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}
