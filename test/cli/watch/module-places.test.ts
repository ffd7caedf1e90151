// Which files a module with mocks is made of.
import { join, relative } from 'node:path';
import { placesOfModule } from '../../../src/cli/watch/module-places';
import { tempFolder, writeIn } from '../../support/folders';

const folder = tempFolder('module-places');
const placesOf = (name: string) =>
  placesOfModule(join(folder, name)).map((path) => relative(folder, path).replaceAll('\\', '/'));

test('a module is made of the files that it imports by relative paths, and of theirs, in any way', () => {
  writeIn(
    folder,
    'mocks.mjs',
    `import { a } from './a.mjs';
     import './b.mjs';
     export * from "../${folder.split(/[\\/]/).at(-1)}/c.mjs";
     import { readFileSync } from 'node:fs';
     import orders from 'orders';
     const d = await import('./d');`,
  );
  writeIn(folder, 'a.mjs', "export { a } from './deep/index.mjs';");
  writeIn(folder, 'deep/index.mjs', "import '../mocks.mjs';");
  writeIn(folder, 'b.mjs', '');
  writeIn(folder, 'c.mjs', '');
  writeIn(folder, 'd/index.js', "const e = require('./e'), f = require('./f.json');");
  writeIn(folder, 'd/e.cjs', '');
  writeIn(folder, 'd/f.json', '"./g.js"');
  expect(placesOf('mocks.mjs')).toEqual([
    'mocks.mjs',
    'a.mjs',
    'b.mjs',
    'c.mjs',
    'd/index.js',
    'deep/index.mjs',
    'd/e.cjs',
    'd/f.json',
  ]);
});

test('a file that is missing is a place, too', () => {
  writeIn(folder, 'waiting.mjs', "import './missing.mjs';");
  expect(placesOf('waiting.mjs')).toEqual(['waiting.mjs', 'missing.mjs']);
  expect(placesOf('not-there.mjs')).toEqual(['not-there.mjs']);
});
