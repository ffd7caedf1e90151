// Checks that links to a heading, in pages and in the code, lead to one that is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { anchorsOf, linksIn } from './anchors';

const root = join(__dirname, '../..');

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')));
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'CODE_OF_CONDUCT.md',
  'SECURITY.md',
  'bench/README.md',
  ...filesBelow('docs', '.md'),
];

/** Why a link of a file leads nowhere; undefined if it does not. */
function fault(file: string, { path, anchor }: { path: string; anchor: string | undefined }): string | undefined {
  const page = path === '' ? file : posix.join(posix.dirname(file), path);
  if (!existsSync(join(root, page))) return `${page} does not exist`;
  if (anchor === undefined || !page.endsWith('.md')) return undefined;
  return anchorsOf(read(page)).includes(anchor) ? undefined : `${page} has no heading #${anchor}`;
}

test.each(pages)('the links of %s to headings lead to headings that exist', (page) => {
  expect(linksIn(read(page)).flatMap((link) => fault(page, link) ?? [])).toEqual([]);
});

test('docstrings, messages and comments of src name pages and headings that exist', () => {
  const named = filesBelow('src', '.ts').flatMap((file) =>
    [...read(file).matchAll(/\bdocs\/([\w/-]+\.md)(?:#([\w-]+))?/g)].map(([, path, anchor]) => ({
      file,
      link: { path: `docs/${path!}`, anchor },
    })),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.flatMap(({ file, link }) => fault('README.md', link)?.replace(/^/, `${file}: `) ?? [])).toEqual([]);
});

describe('the anchors of a page', () => {
  test('are those that GitHub makes of its headings', () => {
    const page = ['# A page', '## `run()`, and *more*', "## What's [left](x.md)?", '```sh', '# a comment', '```'];
    expect(anchorsOf(page.join('\n'))).toEqual(['a-page', 'run-and-more', 'whats-left']);
  });

  test('of repeated headings are numbered', () => {
    expect(anchorsOf('## Jest\n## Jest\n## Jest')).toEqual(['jest', 'jest-1', 'jest-2']);
  });

  test('are also those that it sets itself', () => {
    expect(anchorsOf('| <a id="property-name"></a> `name` |')).toEqual(['property-name']);
  });

  test('are missed where a link names another', () => {
    expect(linksIn('[a](b.md#c) [d](#e) [f](https://g.example/#h)\n```md\n[i](j.md#k)\n```')).toEqual([
      { path: 'b.md', anchor: 'c' },
      { path: '', anchor: 'e' },
    ]);
  });
});
