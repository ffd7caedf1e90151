import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
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

test('files, folders and permissions come out as they went in', async () => {
  await unzip(
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

test.each(['../evil', '/evil', 'a/../../evil', 'C:\\evil', '..\\evil', ''])('the path %j is refused', async (path) => {
  await expect(unzip(zipOf({ path, content: 'x' }), folder)).rejects.toThrow(
    /Could not unzip uploaded file: the path '.*' leads outside/,
  );
  expect(existsSync(join(parent, 'evil')) || existsSync(join(parent, 'a', 'evil'))).toBe(false);
});

test('links cannot lead out of the folder', async () => {
  await unzip(zipOf({ path: 'x', content: 'hi' }, { path: 'l/y', content: '../x', mode: 0o120777 }), folder);
  expect(readFileSync(join(folder, 'l/y'), 'utf8')).toBe('hi');
  const outside = zipOf({ path: 'l/z', content: '../../x', mode: 0o120777 });
  await expect(unzip(outside, join(parent, 'c'))).rejects.toThrow("the link 'l/z' leads outside");
});

/** Links as an archive has them: `path -> target`. */
const linksOf = (...links: readonly string[]): Buffer =>
  zipOf(
    { path: 'index.js', content: '' },
    ...links.map((link) => {
      const [path, content] = link.split(' -> ');
      return { path: path!, content: content!, mode: 0o120777 };
    }),
  );

test.each<[string[], string]>([
  [['a -> /etc'], "the link 'a' leads outside, to '/etc'"],
  [['d/e -> ..', 'd/e/f -> ..', 'f/evil -> index.js'], "the link 'd/e/f' is below the link 'd/e'"],
  [['a/b/d -> ..', 'x -> a/b/d/../../../y'], "the link 'x' leads outside, to 'a/b/d/../../../y'"],
  [['x -> d/../y', 'd -> .'], "the link 'x' leads outside, to 'd/../y'"],
  [['x -> D/../y', 'd -> .'], "the link 'x' leads outside, to 'D/../y'"],
  [['a -> b/..', 'b -> c', 'c -> .'], "the link 'a' leads outside, to 'b/..'"],
])('the links %j are refused, and none is written', async (links, reason) => {
  await expect(unzip(linksOf(...links), folder)).rejects.toThrow(`Could not unzip uploaded file: ${reason}.`);
  expect(readdirSync(folder)).toEqual(['index.js']);
});

test.each<[string[]]>([
  [['a -> b', 'b -> a']],
  [['d/self -> ../d']],
  [['v/1 -> ../index.js', 'now -> v', 'x -> now/1']],
])('the links %j stay inside', async (links) => {
  await unzip(linksOf(...links), folder);
  for (const link of links) expect(readlinkSync(join(folder, link.split(' ')[0]!))).toBe(link.split(' ')[2]);
});

test('other work continues while an archive is unpacked', async () => {
  const turns = jest.fn();
  const timer = setImmediate(function again() {
    turns();
    waiting = setImmediate(again);
  });
  let waiting = timer;
  const entries = Array.from({ length: 20 }, (_, index) => ({ path: `${index}`, content: 'x'.repeat(1000) }));
  await unzip(zipOf(...entries), folder);
  clearImmediate(waiting);
  expect(turns.mock.calls.length).toBeGreaterThanOrEqual(entries.length);
});

test('zip bombs are refused before unpacking, and wrong sizes during it', async () => {
  const big = { path: 'big', content: 'x', size: 300 * 1024 * 1024 };
  await expect(unzip(zipOf(big), folder)).rejects.toThrow('it unpacks to more than 262144000 bytes');
  await expect(unzip(zipOf({ path: 'lie', content: 'x'.repeat(100_000), size: 10 }), folder)).rejects.toThrow(
    'Could not unzip',
  );
  expect(existsSync(join(folder, 'lie'))).toBe(false);
});

test('any other archive is refused with a clear error', async () => {
  await expect(unzip(Buffer.from('hello'), folder)).rejects.toThrow(
    'Could not unzip uploaded file: it is not a .zip file.',
  );
  const zip = zipOf({ path: 'x', content: 'hello' });
  for (let at = 0; at < zip.length; at += 1) {
    const broken = Buffer.from(zip);
    broken[at] = 255 - broken[at]!;
    try {
      await unzip(broken, join(parent, 'c', String(at)));
    } catch (error) {
      expect((error as Error).name).toBe('SimulatorError');
    }
  }
});
