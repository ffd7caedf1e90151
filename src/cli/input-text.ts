// Reads the input of an execution from the command line.
import { existsSync } from 'node:fs';
import { UsageError } from './command';
import { notePlace } from '../templates/sources/places-read';
import { readText } from '../templates/sources/read-text';

/** JSON text, or `@FILE` for the contents of a file. */
export function inputText(input: string): string {
  if (!input.startsWith('@')) return input;
  const path = input.slice(1);
  notePlace(path);
  if (!existsSync(path)) throw new UsageError(`--input @${path}: the file does not exist.`);
  return readText(path);
}
