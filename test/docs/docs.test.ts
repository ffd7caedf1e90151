// Checks README.md and docs/ in a project that has installed the package: TypeScript is type-checked, tests run, JSON parses,
// commands exist. anchors.test.ts follows the links.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linksIn } from './anchors';
import { blocksOf } from './blocks';
import { check, fixturesOf, type Surroundings } from './check';
import { docstringsOf } from './docstrings';
import { ReaderProject } from './project';
import { isStale } from '../../tools/is-stale';
import { tempFolder, writeIn } from '../support/folders';

const root = join(__dirname, '../..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'CODE_OF_CONDUCT.md',
  'SECURITY.md',
  'bench/README.md',
].concat(
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((name) => join('docs', name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md')),
);
const text = (page: string) => readFileSync(join(root, page), 'utf8');
// The reference has signatures, and examples that docstrings.test.ts checks where they stand.
const blocks = pages.filter((page) => !page.startsWith('docs/reference')).flatMap((page) => blocksOf(page, text(page)));
const tests = blocks.filter(({ flags }) => flags.includes('test'));

const folder = tempFolder('documentation');
let project: ReaderProject;
let surroundings: Surroundings;

beforeAll(() => {
  if (isStale(root)) throw new Error('lib/ is missing or older than src/. Run: npx projen compile');
  project = ReaderProject.create(folder);
  surroundings = { folder: project.folder, fixtures: fixturesOf(blocks) };
  for (const block of blocks.filter(({ file }) => file)) project.write(block);
  // What `serverless package` writes for docs/recipes.md.
  const template = readFileSync(join(__dirname, 'serverless-template.json'), 'utf8');
  writeIn(project.folder, '.serverless/cloudformation-template-update-stack.json', template);
}, 120_000);

afterAll(() => project?.remove());

test('every code block of the documentation is right', () => {
  expect(check(blocks, surroundings)).toEqual([]);
}, 120_000);

test('every example in a docstring of the simulator compiles', () => {
  const examples = docstringsOf('src/simulator/index.ts').flatMap((one) => one.examples);
  expect(examples.length).toBeGreaterThanOrEqual(7);
  expect(check(examples, surroundings)).toEqual([]);
}, 120_000);

test('the tests of the documentation pass where the package is installed', () => {
  const names = tests.map((block) => project.write(block, `docs/${block.place.replace(/[^\w]/g, '-')}.test.ts`));
  const { output, code } = project.jest(...names);
  expect(names.length).toBeGreaterThan(10);
  expect(code === 0 ? '' : output).toBe('');
}, 300_000);

test('a page whose snippets stand in something says where that is shown', () => {
  const shown = new Map([...surroundings.fixtures].map(([name, { place }]) => [name, place.split(':')[0]!]));
  const silent = blocks.filter(({ fixture, place }) => {
    const page = place.split(':')[0]!;
    const source = fixture && shown.get(fixture);
    return source && source !== page && !linksIn(text(page)).some(({ path }) => join(dirname(page), path) === source);
  });
  expect(silent.map(({ place }) => place)).toEqual([]);
});

describe('the checker itself', () => {
  const page = (...lines: string[]) => blocksOf('page.md', lines.join('\n'));

  test('finds the type error of a block, on its line', () => {
    const found = check(
      page('# Page', '', '```ts', 'const right = 1;', 'const wrong: string = right;', '```'),
      surroundings,
    );
    expect(found).toEqual(["page.md:5 TS2322: Type 'number' is not assignable to type 'string'."]);
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
      surroundings,
    );
    expect(found).toEqual(["page.md:6 TS2322: Type 'IFunction' is not assignable to type 'string'."]);
  });

  test('refuses a fixture that no page shows', () => {
    expect(() => check(page('<!-- fixture: none -->', '```ts', 'a;', '```'), surroundings)).toThrow(
      'page.md:2 names a fixture that no page shows: none',
    );
  });

  test('knows the package by its name and refuses what it does not export', () => {
    const found = check(page('```ts', "import { NoSuchThing } from 'cdk-lambda-workflows';", '```'), surroundings);
    expect(found).toEqual([
      expect.stringMatching(/^page\.md:2 TS2305: Module .* has no exported member 'NoSuchThing'\.$/),
    ]);
  });

  test('refuses JSON that does not parse, shell that does not, and scripts that are not there', () => {
    const found = check(
      page('```json', '{ "a": }', '```', '```sh', 'npm run no-such', 'npm run test', '```'),
      surroundings,
    );
    expect(found).toEqual([
      expect.stringMatching(/^page\.md:1 is not JSON: Unexpected token/),
      'page.md:4 runs `npm run no-such`: package.json has no such script',
    ]);
    expect(check(page('```sh', 'if true', '```'), surroundings)).toEqual([
      expect.stringMatching(/^page\.md:1 is not shell: .*syntax error/s),
    ]);
  });

  test('leaves blocks in other languages alone, and templates', () => {
    const found = check(
      page('```text', 'a: number = "b"', '```', '```ts unchecked', 'missing();', '```'),
      surroundings,
    );
    expect(found).toEqual([]);
  });

  test('reports a test that fails', () => {
    const [block] = page('```ts test', "test('is wrong', () => expect([1]).toEqual([2]));", '```');
    const { output, code } = project.jest(project.write(block!, 'docs/wrong.test.ts'));
    expect([code, output]).toEqual([1, expect.stringContaining('● is wrong')]);
  });

  test('reports the flags of a block and the comment before it', () => {
    expect(page('<!-- fixture: stack -->', '```ts test', 'a', '```')).toEqual([
      expect.objectContaining({ place: 'page.md:2', language: 'ts', flags: ['test'], fixture: 'stack', code: 'a\n' }),
    ]);
    expect(page('<!-- file: lib/a.ts -->', '```ts', 'a', '```')).toEqual([
      expect.objectContaining({ file: 'lib/a.ts', fixture: undefined }),
    ]);
  });
});
