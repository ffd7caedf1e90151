// What it costs a user of the command line to install the package: npm run bench -- install
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printCells } from './table.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Prints the size and the time of an install with an empty cache; the second is what npm did when the peers were required. */
export function printInstalls() {
  const folder = mkdtempSync(join(tmpdir(), 'install-'));
  try {
    const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: ROOT, stdio: 'pipe' });
    const tarball = join(folder, JSON.parse(packed)[0].filename);
    printCells([
      ['npm install of', 'size', 'files', 'time'],
      install('the package', folder, [tarball]),
      install('the package and its peers', folder, [tarball, 'aws-cdk-lib@2', 'constructs@10']),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function install(title, parent, packages) {
  const folder = join(parent, title.replaceAll(' ', '-'));
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const start = performance.now();
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--cache', join(folder, '.cache'), ...packages], {
    cwd: folder,
    stdio: 'pipe',
  });
  const seconds = (performance.now() - start) / 1000;
  const modules = join(folder, 'node_modules');
  const sizes = readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .map((path) => statSync(join(modules, path)))
    .filter((found) => found.isFile())
    .map(({ size }) => size);
  const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6;
  return [title, `${megabytes.toFixed(0)} MB`, String(sizes.length), `${seconds.toFixed(1)} s`];
}
