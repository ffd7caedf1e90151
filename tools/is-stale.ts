// Tells whether the compiled package is missing or older than what it is made of; as a program, exits with 0 when so, else 1.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bundledFile, COMMAND } from '../projenrc/entries';

/** The bundle is written last, and only when everything compiled. */
const LAST = bundledFile(COMMAND);

export function isStale(root: string): boolean {
  const at = (path: string) => join(root, path);
  if (!['lib/index.js', '.jsii', 'lib/vitest/index.mjs', LAST].every((path) => existsSync(at(path)))) return true;
  const made = statSync(at(LAST)).mtimeMs;
  const sources = readdirSync(at('src'), { recursive: true, encoding: 'utf8' }).map((path) => join('src', path));
  return [...sources, 'package.json', 'tsconfig.json'].some((path) => statSync(at(path)).mtimeMs > made);
}

if (require.main === module) process.exitCode = isStale('.') ? 0 : 1;
