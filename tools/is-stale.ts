// Tells whether the compiled package is missing or older than what it is made of; as a program, exits with 0 when so, else 1.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export function isStale(root: string): boolean {
  const at = (path: string) => join(root, path);
  if (!existsSync(at('lib/index.js')) || !existsSync(at('.jsii'))) return true;
  // jsii writes the assembly last, and only when everything compiled.
  const made = statSync(at('.jsii')).mtimeMs;
  const sources = readdirSync(at('src'), { recursive: true, encoding: 'utf8' }).map((path) => join('src', path));
  return [...sources, 'package.json', 'tsconfig.json'].some((path) => statSync(at(path)).mtimeMs > made);
}

if (require.main === module) process.exitCode = isStale('.') ? 0 : 1;
