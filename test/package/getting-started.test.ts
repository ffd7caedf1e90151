// Follows docs/getting-started.md with the packed library: its files in an app as `cdk init` makes it, compiled and run.
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isStale } from '../../tools/is-stale';
import { blocksOf } from '../docs/blocks';
import { Consumer, pack } from '../support/consumer';
import { tempFolder } from '../support/folders';

const root = resolve(__dirname, '../..');
const modules = join(root, 'node_modules');
const text = readFileSync(join(root, 'docs/getting-started.md'), 'utf8');

/** The files of the page in a language, each named by its first line. */
function filesIn(language: string): { path: string; code: string }[] {
  return blocksOf('docs/getting-started.md', text)
    .filter((block) => block.language === language)
    .flatMap(({ code }) => {
      const [, path] = /^(?:\/\/|#) ([\w/.-]+\.\w+)\n/.exec(code) ?? [];
      return path === undefined ? [] : [{ path, code }];
    });
}

const folder = tempFolder('getting-started');
let installed: Consumer;
let app: Consumer;

beforeAll(() => {
  if (isStale(root)) throw new Error('lib/ is missing or older than src/. Run: npx projen compile');
  installed = Consumer.install(pack(folder));
  app = installed.withCdk();
  const packages = ['jest', 'ts-jest', 'typescript', '@types/jest', '@types/node', 'expect', 'pretty-format'];
  for (const name of packages) {
    const link = join(app.folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    rmSync(link, { recursive: true, force: true });
    symlinkSync(join(modules, name), link, 'junction');
  }
  // As `cdk init app --language typescript` writes it, but for the transformer: ts-jest also reports wrong types.
  const compilerOptions = {
    ...{ target: 'ES2022', module: 'NodeNext', moduleResolution: 'NodeNext', lib: ['es2022'], strict: true },
    ...{ noImplicitReturns: true, skipLibCheck: true, isolatedModules: false, types: ['jest', 'node'] },
  };
  app.write('tsconfig.json', JSON.stringify({ compilerOptions }));
  app.write(
    'jest.config.js',
    `module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\\\.tsx?$': 'ts-jest' },
  setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
};\n`,
  );
}, 240_000);

afterAll(() => {
  app?.remove();
  installed?.remove();
});

test('the stack and the test of the page compile and pass', () => {
  const files = filesIn('ts');
  expect(files.map(({ path }) => path)).toEqual(['lib/orders-stack.ts', 'test/orders.test.ts']);
  for (const { path, code } of files) {
    mkdirSync(join(app.folder, dirname(path)), { recursive: true });
    writeFileSync(join(app.folder, path), code);
  }
  const cli = join(modules, 'jest/bin/jest.js');
  app.run(process.execPath, cli, '--json', '--outputFile', 'results.json', '--rootDir', app.folder);
  const results = JSON.parse(readFileSync(join(app.folder, 'results.json'), 'utf8')) as {
    testResults: { assertionResults: { status: string; title: string }[] }[];
  };
  const titles = results.testResults[0]!.assertionResults.map(({ status, title }) => `${status}: ${title}`);
  const promised = [...text.matchAll(/^ {2}✓ (.+)$/gm)].map(([, title]) => `passed: ${title!}`);
  expect(titles).toEqual(promised);
}, 240_000);

test('the stack and the test in Python parse', () => {
  const files = filesIn('python');
  expect(files.map(({ path }) => path)).toEqual(['orders/orders_stack.py', 'tests/unit/test_orders_stack.py']);
  files.forEach(({ code }, index) => app.write(`file${index}.py`, code));
  app.run('python3', '-m', 'py_compile', 'file0.py', 'file1.py');
});
