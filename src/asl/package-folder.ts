// Where this package is on the disk. Its files are read from `src`, `lib` and `bundle`, at different depths.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

let found: string | undefined;

/** The folder with this package's package.json. */
export function packageFolder(): string {
  return (found ??= folderAround(__dirname));
}

function folderAround(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? __dirname : folderAround(parent);
}
