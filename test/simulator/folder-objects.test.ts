import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FolderObjects } from '../../src/simulator/folder-objects';
import { tempFolder } from '../support/folders';

const parent = tempFolder('folder-objects');
let count = 0;

function store(): { readonly folder: string; readonly objects: FolderObjects } {
  const folder = join(parent, `${(count += 1)}`);
  const root = join(folder, 'root');
  mkdirSync(join(root, 'bucket', 'in'), { recursive: true });
  writeFileSync(join(root, 'bucket', 'in', 'list.json'), '[1]');
  writeFileSync(join(root, 'bucket', 'a.gz'), Buffer.from([0xff, 0]));
  writeFileSync(join(folder, 'secret'), 'secret');
  return { folder, objects: new FolderObjects(root) };
}

test('a folder is a bucket, and a file an object', () => {
  const { objects } = store();
  expect(objects.buckets).toEqual(['bucket']);
  expect(objects.read('bucket', 'in/list.json')).toBe('[1]');
  expect(objects.read('bucket', 'a.gz')).toEqual(Buffer.from([0xff, 0]));
  expect(objects.read('bucket', 'in')).toBeUndefined();
  expect(objects.read('bucket', 'in/list.json/more')).toBeUndefined();
  expect(objects.read('none', 'a')).toBeUndefined();
  expect(objects.list('bucket', '').map(({ key, size }) => [key, size])).toEqual([
    ['a.gz', 2],
    ['in/list.json', 3],
  ]);
  expect(objects.list('bucket', 'in/')).toMatchObject([{ etag: '"35dba5d75538a9bbe0b4da4422759a0e"' }]);
  expect(objects.list('none', '')).toEqual([]);
});

test('objects are written, with their folders, and removed', () => {
  const { folder, objects } = store();
  objects.write('new', 'x/y.json', '{}');
  expect(readFileSync(join(folder, 'root/new/x/y.json'), 'utf8')).toBe('{}');
  expect(objects.hasBucket('new')).toBe(true);
  objects.remove('new', 'x/y.json');
  objects.remove('new', 'x/y.json');
  expect(objects.read('new', 'x/y.json')).toBeUndefined();
  expect(() => objects.write('bucket', 'in', 'a file where a folder is')).toThrow(/^Cannot write .*: EISDIR/);
});

test.each([
  ['..', 'secret'],
  ['bucket', '../../secret'],
  ['bucket', 'in/../../../secret'],
  ['bucket', '/secret'],
  ['bucket', 'a//b'],
  ['bucket', 'a\\..\\b'],
  ['bucket', 'C:b'],
  ['bucket', 'a\0b'],
  ['.', 'bucket/in/list.json'],
  ['a/b', 'c'],
  ['', 'c'],
])('the bucket %j with the key %j reaches no file', (bucket, key) => {
  const { folder, objects } = store();
  expect(objects.read(bucket, key)).toBeUndefined();
  expect(() => objects.write(bucket, key, 'x')).toThrow(/^Cannot write the object /);
  objects.remove(bucket, key);
  expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('secret');
});

test('links that lead outside are not followed', () => {
  const { folder, objects } = store();
  symlinkSync(folder, join(folder, 'root/bucket/link'));
  symlinkSync(folder, join(folder, 'root/other'));
  expect(objects.read('bucket', 'link/secret')).toBeUndefined();
  expect(objects.hasBucket('other')).toBe(false);
  expect(objects.list('bucket', 'link')).toEqual([]);
  expect(() => objects.write('bucket', 'link/new', 'x')).toThrow(/leads outside of/);
  objects.remove('bucket', 'link/secret');
  expect(existsSync(join(folder, 'new'))).toBe(false);
  expect(existsSync(join(folder, 'secret'))).toBe(true);
});
