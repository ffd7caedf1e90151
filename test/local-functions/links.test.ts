// The links of an archive where the system refuses to create them, as Windows does for most users.
import { lstatSync, readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createLinks } from '../../src/local-functions/links';
import { tempFolder, writeIn } from '../support/folders';

const root = tempFolder('links');
const LINKS = [
  { path: 'again.txt', target: 'link.txt' },
  { path: 'link.txt', target: 'real/file.txt' },
  { path: 'folder', target: 'real' },
  { path: 'nowhere', target: 'missing.txt' },
];

const refusing = () => Promise.reject(Object.assign(new Error('operation not permitted'), { code: 'EPERM' }));

test('links that the system refuses become copies, also of each other and of folders', async () => {
  const folder = join(root, 'copies');
  writeIn(folder, 'real/file.txt', 'text');
  await createLinks(LINKS, folder, refusing);
  for (const path of ['again.txt', 'link.txt', 'folder/file.txt']) {
    expect([path, lstatSync(join(folder, path)).isFile(), readFileSync(join(folder, path), 'utf8')]).toEqual([
      path,
      true,
      'text',
    ]);
  }
  expect(lstatSync(join(folder, 'nowhere'), { throwIfNoEntry: false })).toBeUndefined();
});

test('links stay links where the system allows them', async () => {
  const folder = join(root, 'links');
  writeIn(folder, 'real/file.txt', 'text');
  await createLinks(LINKS, folder, symlink);
  expect(LINKS.map(({ path }) => lstatSync(join(folder, path)).isSymbolicLink())).toEqual([true, true, true, true]);
});

test('another failure is not taken for a missing right', async () => {
  const failing = () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
  await expect(createLinks(LINKS, root, failing)).rejects.toThrow('no space left');
});
