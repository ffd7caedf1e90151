// Compares what is committed with what was made anew, as `git diff` would print it.
import { spawnSync } from 'node:child_process';

/** The unified diff from the folder `committed` to the folder `made`, both inside `folder`; empty when they agree. */
export function folderDiff(folder: string): string {
  const options = ['--no-index', '--no-color', '--no-ext-diff', '--no-renames', '--no-prefix'];
  const { status, stdout, stderr, error } = spawnSync('git', ['diff', ...options, 'committed', 'made'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  // 1 means that they differ, and also that a folder is missing: only the first prints a diff.
  if (status === 0 || stdout) return stdout;
  throw error ?? new Error(`git diff failed: ${stderr}`);
}
