// The README's app, as a reader makes it: its files in an app of `cdk init`, its tests, and its test that fails.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { blocksOf, type Block } from './blocks';
import { ReaderProject } from './project';
import { tempFolder, writeIn } from '../support/folders';

const root = resolve(__dirname, '../..');
const blocks = blocksOf('README.md', readFileSync(join(root, 'README.md'), 'utf8'));
const files = blocks.filter(({ file }) => file);
const folder = tempFolder('readme');
let project: ReaderProject;

beforeAll(() => {
  project = ReaderProject.create(folder);
  for (const block of files) project.write(block);
}, 120_000);

afterAll(() => project?.remove());

const fileNamed = (name: string): Block => files.find(({ file }) => file === name)!;

test("the README's tests pass in an app that has nothing but the package and the CDK", () => {
  const { output, code } = project.jest('test/orders.test.ts');
  expect([code, output]).toEqual([0, expect.stringMatching(/Tests: +2 passed, 2 total/)]);
}, 120_000);

test("the README's files compile with the options of `cdk init`", () => {
  const typeRoots = [join(root, 'node_modules/@types')];
  const compilerOptions = {
    ...{ target: 'ES2022', module: 'NodeNext', moduleResolution: 'NodeNext', lib: ['es2022'], declaration: true },
    ...{ strict: true, noImplicitReturns: true, noUnusedLocals: false, noUnusedParameters: false },
    ...{ strictPropertyInitialization: false, skipLibCheck: true, noEmit: true, isolatedModules: true },
    ...{ types: ['jest', 'node'], typeRoots },
  };
  writeIn(project.folder, 'tsconfig.json', { compilerOptions, files: files.map(({ file }) => file) });
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  expect(execFileSync(process.execPath, [compiler], { cwd: project.folder, encoding: 'utf8' })).toBe('');
}, 120_000);

test('a test that fails prints what the README shows', () => {
  const shown = blocks.find(({ failure }) => failure)!;
  const { code: tests } = fileNamed('test/orders.test.ts');
  const expectations = tests.lastIndexOf('  expect(execution).toFailWith');
  const wrong = `${tests.slice(0, expectations)}  ${shown.failure}\n});\n`;
  writeIn(project.folder, 'test/wrong.test.ts', wrong);
  const { output, code } = project.jest('test/wrong.test.ts');
  expect(code).toBe(1);
  const printed = output.split('\n').map((line) => line.replace(/^ {4}/, ''));
  const first = printed.indexOf(shown.code.split('\n')[0]!);
  expect(printed.slice(first, first + shown.code.trimEnd().split('\n').length).join('\n')).toBe(shown.code.trimEnd());
}, 120_000);

test('the table of other tools is the one that the page about them explains', () => {
  const table = (page: string) =>
    readFileSync(join(root, page), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .join('\n');
  const inReadme = table('README.md').slice(table('README.md').indexOf('| | here |'));
  expect(table('docs/comparison.md').startsWith(inReadme)).toBe(true);
  expect(inReadme.split('\n').length).toBeGreaterThan(8);
});

test('the README leads only to files that are in the package', () => {
  const packed = new Set(
    execFileSync('tar', ['-tf', join(folder, 'cdk-lambda-workflows-0.0.0.tgz')], { encoding: 'utf8' })
      .split('\n')
      .map((path) => path.replace('package/', '')),
  );
  const pages = [...packed].filter((path) => /^(README\.md|CHANGELOG\.md|docs\/[^/]+\.md)$/.test(path));
  expect(pages.length).toBeGreaterThan(10);
  const gone = pages.flatMap((page) =>
    [
      ...readFileSync(join(project.folder, 'node_modules/cdk-lambda-workflows', page), 'utf8').matchAll(
        /\]\((?!https?:|mailto:|#)([^)#\s]+)/g,
      ),
    ]
      .map(([, link]) => join(page, '..', link!).replaceAll('\\', '/').replace(/\/$/, ''))
      .filter((path) => ![...packed].some((one) => one === path || one.startsWith(`${path}/`)))
      .map((path) => `${page} -> ${path}`),
  );
  expect(gone).toEqual([]);
});
