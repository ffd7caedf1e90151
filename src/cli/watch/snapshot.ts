// What lies at the watched places at one moment: each file with its time and size, and the folders to watch.
import { readdirSync, statSync, type Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import { isIgnoredFile, isIgnoredFolder } from './ignored';

/** The most files and folders that are looked at. Code with more has its packages somewhere that is not ignored. */
const MOST = { files: 20_000, folders: 4000 };

export interface Snapshot {
  /** The time and size of each file by its path. */
  readonly files: ReadonlyMap<string, string>;
  /** The folders in which a change may matter. */
  readonly folders: ReadonlySet<string>;
}

/** @param places absolute paths of files, of folders with all that is in them, and of what does not exist yet */
export function snapshotOf(places: Iterable<string>): Snapshot {
  const files = new Map<string, string>();
  const folders = new Set<string>();
  for (const place of places) {
    const found = statOf(place);
    if (found?.isDirectory()) addFolder(place, files, folders);
    else if (found) files.set(place, signature(found));
    // A file may be replaced by another one, and a folder deleted and made again.
    folders.add(nearestFolder(dirname(place)));
  }
  return { files, folders };
}

/** The files that were added, changed or removed, in the order of their paths. */
export function changesBetween(before: Snapshot, after: Snapshot): readonly string[] {
  const paths = new Set([...before.files.keys(), ...after.files.keys()]);
  return [...paths].filter((path) => before.files.get(path) !== after.files.get(path)).sort();
}

function addFolder(folder: string, files: Map<string, string>, folders: Set<string>): void {
  if (folders.size >= MOST.folders) return;
  folders.add(folder);
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!isIgnoredFolder(entry.name)) addFolder(path, files, folders);
    } else if (!isIgnoredFile(entry.name) && files.size < MOST.files) {
      const found = statOf(path);
      if (found?.isFile()) files.set(path, signature(found));
    }
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // removed in the meantime, or not readable
  }
}

function statOf(path: string): ReturnType<typeof statSync> | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // such as a file where a folder was
  }
}

function signature({ mtimeMs, size, ino }: NonNullable<ReturnType<typeof statSync>>): string {
  return `${mtimeMs} ${size} ${ino}`;
}

function nearestFolder(folder: string): string {
  let at = folder;
  while (!statOf(at)?.isDirectory() && dirname(at) !== at) at = dirname(at);
  return at;
}
