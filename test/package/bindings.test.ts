// The bindings for Java, C# and Go generate, each with every construct; languages.test.ts runs those for Python and Java.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import * as constructs from '../../src';
import { tempFolder } from '../support/folders';

const root = resolve(__dirname, '../..');
const folder = tempFolder('bindings');

test('every class of the package exists in Java, C# and Go', () => {
  const targets = ['java', 'dotnet', 'go'].flatMap((target) => ['--target', target]);
  execFileSync('npx', ['jsii-pacmak', '--code-only', ...targets, '--outdir', folder, '.'], {
    cwd: root,
    stdio: 'pipe',
  });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const extension of ['.java', '.cs', '.go']) {
    const classes = files.filter((file) => file.endsWith(extension)).map((file) => basename(file, extension));
    expect(classes).toEqual(expect.arrayContaining(Object.keys(constructs)));
  }
}, 120_000);
