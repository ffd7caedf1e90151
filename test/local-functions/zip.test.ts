import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzip } from '../../src/local-functions/zip';
import { tempFolder } from '../support/folders';
import { zipOf } from '../support/zip';

const temp = tempFolder('zip');
let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(temp, 'test-'));
  folder = join(parent, 'a', 'b');
});

test('files, folders and permissions come out as they went in', () => {
  unzip(
    zipOf(
      { path: 'lib/', content: '' },
      { path: 'lib/x.txt', content: 'x'.repeat(5000) },
      { path: 'bootstrap', content: '#!', mode: 0o100755 },
    ),
    folder,
  );
  expect(readFileSync(join(folder, 'lib/x.txt'), 'utf8')).toBe('x'.repeat(5000));
  expect(statSync(join(folder, 'bootstrap')).mode.toString(8)).toBe('100755');
});

test.each(['../evil', '/evil', 'a/../../evil', 'C:\\evil', '..\\evil', ''])('the path %j is refused', (path) => {
  expect(() => unzip(zipOf({ path, content: 'x' }), folder)).toThrow(
    /Could not unzip uploaded file: the path '.*' leads outside/,
  );
  expect(existsSync(join(parent, 'evil')) || existsSync(join(parent, 'a', 'evil'))).toBe(false);
});

test('links cannot lead out of the folder', () => {
  unzip(zipOf({ path: 'x', content: 'hi' }, { path: 'l/y', content: '../x', mode: 0o120777 }), folder);
  expect(readFileSync(join(folder, 'l/y'), 'utf8')).toBe('hi');
  const outside = zipOf({ path: 'l/z', content: '../../x', mode: 0o120777 });
  expect(() => unzip(outside, folder)).toThrow("the link 'l/z' leads outside");
});

test('zip bombs are refused before unpacking, and wrong sizes during it', () => {
  const big = { path: 'big', content: 'x', size: 300 * 1024 * 1024 };
  expect(() => unzip(zipOf(big), folder)).toThrow('it unpacks to more than 262144000 bytes');
  expect(() => unzip(zipOf({ path: 'lie', content: 'x'.repeat(100_000), size: 10 }), folder)).toThrow(
    'Could not unzip',
  );
  expect(existsSync(join(folder, 'lie'))).toBe(false);
});

test('any other archive is refused with a clear error', () => {
  expect(() => unzip(Buffer.from('hello'), folder)).toThrow('Could not unzip uploaded file: it is not a .zip file.');
  const zip = zipOf({ path: 'x', content: 'hello' });
  for (let at = 0; at < zip.length; at += 1) {
    const broken = Buffer.from(zip);
    broken[at] = 255 - broken[at]!;
    try {
      unzip(broken, join(parent, 'c', String(at)));
    } catch (error) {
      expect((error as Error).name).toBe('SimulatorError');
    }
  }
});
