// What a watcher reports: files however they are written, places that come later, and not what does not count.
import fs, { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Watcher } from '../../../src/cli/watch/watcher';
import { tempFolder, writeIn } from '../../support/folders';
import { eventually } from '../../support/time';

const root = tempFolder('watcher');
let count = 0;
let folder = '';
let seen: string[][] = [];
let watcher: Watcher;

beforeEach(() => {
  folder = join(root, `test-${(count += 1)}`);
  mkdirSync(folder);
  seen = [];
  watcher = new Watcher((paths) => seen.push(paths.map((path) => path.slice(folder.length + 1))));
});
afterEach(() => watcher.stop());

const write = (name: string, content = `${seen.length}`): string => writeIn(folder, name, content);
const reported = () => eventually(() => seen.length > 0);

test('a change of a watched file is reported once, and a log beside it wakes nobody', async () => {
  const file = write('template.yaml', 'one');
  watcher.watch([file]);
  write('app.log', 'a line');
  write('notes.txt', 'not watched');
  write('template.yaml', 'changed');
  await reported();
  expect(seen).toEqual([['template.yaml']]);
});

test('a file that an editor replaces by another one is a change', async () => {
  const file = write('template.yaml', 'one');
  watcher.watch([file]);
  write('template.yaml~', 'one');
  write('4913', '');
  write('template.yaml.tmp', 'changed');
  renameSync(join(folder, 'template.yaml.tmp'), file);
  await reported();
  expect(seen).toEqual([['template.yaml']]);
});

test('a folder is watched with all that is in it, except packages, caches, logs and temporary files', async () => {
  write('code/index.py', 'one');
  write('code/lib/util.py', 'one');
  watcher.watch([join(folder, 'code')]);
  for (const name of ['node_modules/x/index.js', '.git/index', '__pycache__/index.pyc', 'debug.log', '.#index.py']) {
    write(`code/${name}`, 'ignored');
  }
  write('code/lib/util.py', 'changed');
  write('code/new/more.py', 'new');
  rmSync(join(folder, 'code/index.py'));
  await reported();
  expect(seen.flat().sort()).toEqual(['code/index.py', 'code/lib/util.py', 'code/new/more.py']);
});

test('a file in a folder that was made after the watching began is reported when it changes', async () => {
  write('code/index.py');
  watcher.watch([join(folder, 'code')]);
  write('code/new/more.py', 'one');
  await eventually(() => seen.flat().includes('code/new/more.py'));
  seen = [];
  write('code/new/more.py', 'changed');
  await reported();
  expect(seen).toEqual([['code/new/more.py']]);
});

test('a watched place inside of a folder that does not count is watched', async () => {
  const file = write('.aws-sam/build/template.yaml', 'one');
  watcher.watch([file]);
  write('.aws-sam/build/template.yaml', 'changed');
  await reported();
  expect(seen).toEqual([['.aws-sam/build/template.yaml']]);
});

test('a file that does not exist yet is reported when it is there, also in a folder that does not exist yet', async () => {
  watcher.watch([join(folder, 'deep/er/orders.asl.json')]);
  write('deep/er/orders.asl.json', '{}');
  await reported();
  expect(seen).toEqual([['deep/er/orders.asl.json']]);
});

test('a folder that is deleted and made again is still watched', async () => {
  const file = write('cdk.out/manifest.json', 'one');
  watcher.watch([file]);
  rmSync(join(folder, 'cdk.out'), { recursive: true });
  write('cdk.out/manifest.json', 'second');
  await reported();
  seen = [];
  write('cdk.out/manifest.json', 'the third one');
  await reported();
  expect(seen).toEqual([['cdk.out/manifest.json']]);
});

test('what changed between reading and watching again is reported', async () => {
  const file = write('orders.asl.json', 'one');
  watcher.watch([file]);
  write('orders.asl.json', 'changed');
  watcher.watch([file, join(folder, 'other.json')]);
  await reported();
  expect(seen).toEqual([['orders.asl.json']]);
});

test('where the system has no more watchers, files are compared from time to time', async () => {
  const file = write('orders.asl.json', 'one');
  jest.spyOn(fs, 'watch').mockImplementation(() => {
    throw Object.assign(new Error('no watchers left'), { code: 'ENOSPC' });
  });
  try {
    watcher.watch([file]);
    writeFileSync(file, 'changed');
    await reported();
    expect(seen).toEqual([['orders.asl.json']]);
  } finally {
    jest.restoreAllMocks();
  }
});

test('a stopped watcher reports nothing and watches nothing', () => {
  const file = write('orders.asl.json', 'one');
  const watched = jest.spyOn(fs, 'watch');
  watcher.stop();
  watcher.watch([file]);
  expect(watched).not.toHaveBeenCalled();
  watched.mockRestore();
});
