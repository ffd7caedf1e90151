// Reading files that may not be there.
import { readFileSync } from 'node:fs';

/** The text of a file, or undefined if there is no file of that path. */
export function tryReadFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
