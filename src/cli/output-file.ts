// Files that a command writes.
import { writeFileSync } from 'node:fs';
import { UsageError } from './command';

/**
 * @param flag `wx` rejects a file that exists
 * @throws UsageError that names the option and the reason why the file cannot be written
 */
export function writeOutput(option: string, path: string, text: string, flag: 'w' | 'wx' = 'w'): void {
  try {
    writeFileSync(path, text, { flag });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'EEXIST'
        ? `${option} ${path}: the file already exists. --force overwrites it.`
        : `${option} ${path}: cannot write the file: ${message}.`,
    );
  }
}
