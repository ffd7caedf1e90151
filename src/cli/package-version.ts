// The version of this package.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../asl/package-folder';

export function packageVersion(): string {
  return (JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string }).version;
}
