// Checks README.md and docs/: TypeScript is type-checked, `ts test` blocks run, JSON parses, commands and links exist.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { blocksOf, type Block } from './blocks';
import { check } from './check';

const root = join(__dirname, '../..');
const folder = join(root, 'docs');
const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'bench/README.md'],
  ...(existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [])
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
].filter((page) => existsSync(join(root, page)));
const text = (page: string) => readFileSync(join(root, page), 'utf8');
const blocks = pages.flatMap((page) => blocksOf(page, text(page)));

test('every code block of the documentation is right', () => {
  expect(check(blocks)).toEqual([]);
}, 60_000);

test.each(pages)('the links of %s lead to files that exist', (page) => {
  const links = [...text(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, link]) => link);
  const missing = links.filter((link) => !existsSync(join(root, dirname(page), link)));
  expect(missing).toEqual([]);
});

/** Runs a `ts test` block here, where describe, test and expect are those of this run; it holds whole tests. */
function run(block: Block): void {
  const { outputText } = ts.transpileModule(block.code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  // In the realm of the test, so that what the block makes is equal to what the matchers know.
  new Function('require', 'exports', outputText)(require, {});
}

const tests = blocks.filter(({ flags }) => flags.includes('test'));
for (const block of tests) describe(block.place, () => run(block));

describe('the checker itself', () => {
  const page = (...lines: string[]) => blocksOf('page.md', lines.join('\n'));

  test('finds the type error of a block, on its line', () => {
    expect(check(page('# Page', '', '```ts', 'const right = 1;', 'const wrong: string = right;', '```'))).toEqual([
      "page.md:5 TS2322: Type 'number' is not assignable to type 'string'.",
    ]);
  });

  test('puts a block into its fixture and leaves its lines where they are', () => {
    const found = check(
      page(
        '<!-- fixture: stack -->',
        '```ts',
        "import { aws_sns as sns } from 'aws-cdk-lib';",
        '',
        "new sns.Topic(this, 'Topic');",
        'const wrong: string = props.validate;',
        '```',
      ),
    );
    expect(found).toEqual(["page.md:6 TS2322: Type 'IFunction' is not assignable to type 'string'."]);
  });

  test('knows the package by its name and refuses what it does not export', () => {
    expect(check(page('```ts', "import { NoSuchThing } from 'cdk-lambda-workflows';", '```'))).toEqual([
      expect.stringMatching(/^page\.md:2 TS2305: Module .* has no exported member 'NoSuchThing'\.$/),
    ]);
  });

  test('refuses JSON that does not parse, shell that does not, and scripts that are not there', () => {
    const found = check(page('```json', '{ "a": }', '```', '```sh', 'npm run no-such', 'npm run test', '```'));
    expect(found).toEqual([
      expect.stringMatching(/^page\.md:1 is not JSON: Unexpected token/),
      'page.md:4 runs `npm run no-such`: package.json has no such script',
    ]);
    expect(check(page('```sh', 'if true', '```'))).toEqual([
      expect.stringMatching(/^page\.md:1 is not shell: .*syntax error/s),
    ]);
  });

  test('leaves blocks in other languages alone, and templates', () => {
    const found = check(page('```text', 'a: number = "b"', '```', '```ts unchecked', 'missing();', '```'));
    expect(found).toEqual([]);
  });

  describe('runs a block', () => {
    run(page('```ts test', "test('as a test of this run', () => expect([1]).toEqual([1]));", '```')[0]);
  });

  test('reports the flags and the fixture of a block', () => {
    expect(page('<!-- fixture: stack -->', '```ts test', 'a', '```')).toEqual([
      { place: 'page.md:2', language: 'ts', flags: ['test'], fixture: 'stack', code: 'a\n' },
    ]);
  });
});
