// A folder that lives as long as the work done in it.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function inTempFolder<T>(work: (folder: string) => T): T {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cdk-lambda-workflows-')));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
