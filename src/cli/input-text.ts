// The input of an execution, as the command line gives it.
import { existsSync, readFileSync } from 'node:fs';
import { UsageError } from './command';

/** JSON text, or `@FILE` for what the file holds. */
export function inputText(input: string): string {
  if (!input.startsWith('@')) return input;
  const path = input.slice(1);
  if (!existsSync(path)) throw new UsageError(`--input @${path}: there is no such file.`);
  return readFileSync(path, 'utf8');
}
