// Holds the architecture: the arrows between the folders, no import cycles, one clock, lazy CDK, the shape of files.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ARROWS } from '../projenrc/layers';
import { tooLarge, violations } from '../tools/architecture/rules';

const root = join(__dirname, '..');

function sourceFiles(): Map<string, string> {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join('src', path.replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Findings in files given as `{ 'json/x': code }`; the first line is written for them. */
function inMemory(files: Record<string, string>): string[] {
  return violations(new Map(Object.entries(files).map(([name, code]) => [`src/${name}.ts`, `// A file.\n${code}\n`])));
}

test('src keeps its own rules', () => {
  const files = sourceFiles();
  expect(files.size).toBeGreaterThan(0);
  expect(violations(files)).toEqual([]);
  expect(tooLarge(files)).toEqual([]);
});

describe('the checker itself', () => {
  test('passes files that follow the arrows', () => {
    expect(
      inMemory({ 'asl/y': "import { a } from '../json/x';\nexport const b = a;", 'json/x': 'export const a = 1;' }),
    ).toEqual([]);
  });

  test('prints an import against the arrows', () => {
    expect(inMemory({ 'json/x': "\nimport { b } from '../asl/y';", 'asl/y': 'export const b = 1;' })).toEqual([
      'src/json/x.ts:3 imports src/asl/y.ts: json/ must not import asl/',
    ]);
  });

  test.each([
    ['a type', "import type { B } from '../asl/y';"],
    ['a type by import()', "export type C = import('../asl/y').B;"],
    ['an export-from', "export { B } from '../asl/y';"],
    ['a dynamic import', "export const load = () => import('../asl/y');"],
    ['a require', "const b = require('../asl/y');"],
  ])('counts %s as an import', (_, code) => {
    expect(inMemory({ 'json/x': code, 'asl/y': 'export type B = 1;' })).toEqual([
      'src/json/x.ts:2 imports src/asl/y.ts: json/ must not import asl/',
    ]);
  });

  test('keeps siblings apart, and the engine from the constructs', () => {
    const found = inMemory({
      'jest/a': "import '../endpoint/b';",
      'endpoint/b': '',
      'constructs/c': "import '../simulator/d';",
      'simulator/d': '',
      index: "import './simulator/d';",
    });
    expect(found).toEqual([
      'src/jest/a.ts:2 imports src/endpoint/b.ts: jest/ must not import endpoint/',
      'src/constructs/c.ts:2 imports src/simulator/d.ts: constructs/ must not import simulator/',
      'src/index.ts:2 imports src/simulator/d.ts: index.ts must not import simulator/',
    ]);
  });

  test('keeps the folders inside of a folder in their order', () => {
    expect(
      inMemory({
        'services/models/a': "import '../errors/b';",
        'services/errors/b': '',
        'services/new/c': "import '../errors/b';",
      }),
    ).toEqual([
      'src/services/models/a.ts:2 imports src/services/errors/b.ts: services/models/ must not import services/errors/: ' +
        'api <- models <- errors <- integrations <- step-functions',
      'src/services/new/c.ts:2 imports src/services/errors/b.ts: services/new/ is not in the list of folders inside of services/',
    ]);
  });

  test('prints a circle that leads through a folder and a file beside it', () => {
    expect(
      inMemory({
        'simulator/face': "import './mocks/a';",
        'simulator/mocks/a': '',
        'simulator/mocks/b': "import '../face';",
      }),
    ).toEqual([
      'folder cycle: simulator/face.ts -> simulator/mocks -> simulator/face.ts ' +
        '(src/simulator/face.ts -> src/simulator/mocks/a.ts, src/simulator/mocks/b.ts -> src/simulator/face.ts)',
    ]);
  });

  test('lets an entry of the package hand in what lies above its folder, and no other file', () => {
    const files = { 'local-functions/provide': '', 'simulator/index': "import '../local-functions/provide';" };
    expect(inMemory(files)).toEqual([]);
    expect(inMemory({ ...files, 'simulator/other': "import '../local-functions/provide';" })).toEqual([
      'src/simulator/other.ts:2 imports src/local-functions/provide.ts: simulator/ must not import local-functions/',
    ]);
  });

  test('names a folder that holds more than a fifth of the lines', () => {
    const lines = (count: number) => 'x\n'.repeat(count - 1);
    const files = new Map(['json', 'asl', 'cli', 'jest', 'states'].map((folder) => [`src/${folder}/a.ts`, lines(100)]));
    expect(tooLarge(files)).toEqual([]);
    expect(tooLarge(files.set('src/asl/b.ts', lines(100)))).toEqual([
      'src/asl has 200 of 600 lines: at most a fifth is allowed',
    ]);
  });

  test('names a folder that the list of layers does not know', () => {
    expect(inMemory({ 'helpers/a': "import '../json/b';", 'json/b': '' })).toEqual([
      'src/helpers/a.ts:2 imports src/json/b.ts: helpers/ is not in the list of folders: ' + ARROWS,
    ]);
  });

  test('prints the path of a cycle, of types too', () => {
    expect(
      inMemory({
        'json/a': "import { b } from './b';",
        'json/b': "import type { C } from './c';",
        'json/c': "import { a } from './a';",
      }),
    ).toEqual(['import cycle: src/json/a.ts -> src/json/b.ts -> src/json/c.ts -> src/json/a.ts']);
  });

  test('keeps the CDK out of the engine', () => {
    expect(inMemory({ 'runtime/a': "import { Stack } from 'aws-cdk-lib';" })).toEqual([
      'src/runtime/a.ts:2 imports aws-cdk-lib: only constructs/ and templates/sources/ may',
    ]);
  });

  test('lets sources load the CDK lazily or as a type, and not at once', () => {
    expect(
      inMemory({
        'templates/sources/a':
          "import type { Stack } from 'aws-cdk-lib';\nexport const load = () => require('aws-cdk-lib/core');",
        'templates/sources/b': "import { Stack } from 'aws-cdk-lib';",
        'constructs/c': "import { Stack } from 'aws-cdk-lib';\nimport { Construct } from 'constructs';",
      }),
    ).toEqual(['src/templates/sources/b.ts:2 imports aws-cdk-lib at once: load it inside the function that needs it']);
  });

  test.each([
    'Date.now()',
    'new Date()',
    'setTimeout(f, 1)',
    'Math.random()',
    'crypto.randomUUID()',
    'performance.now()',
  ])('refuses %s outside the clock and the random source', (code) => {
    const only = 'only src/runtime/clock.ts and src/runtime/random.ts read time and chance';
    const what = code === 'new Date()' ? code : code.replace(/\(.*/, '');
    expect(inMemory({ 'states/a': `export const x = ${code};` })).toEqual([`src/states/a.ts:2 uses ${what}: ${only}`]);
    expect(inMemory({ 'runtime/clock': `export const x = ${code};` })).toEqual([]);
    expect(inMemory({ 'states/a': 'export const x = new Date(0);' })).toEqual([]);
  });

  test('refuses a barrel inside the package, and code in a barrel', () => {
    expect(
      inMemory({
        'json/index': "export { a } from './a';\nexport * from './a';\nexport const b = 1;",
        'json/a': 'export const a = 1;',
        'asl/c': "import { a } from '../json';",
      }),
    ).toEqual([
      'src/json/index.ts:3 an index.ts only re-exports, by name',
      'src/json/index.ts:4 an index.ts only re-exports, by name',
      'src/asl/c.ts:2 imports src/json/index.ts: inside the package import the file, not the barrel',
    ]);
  });

  test('asks for a first line and at most three folders', () => {
    expect(violations(new Map([['src/json/a/b/c/d.ts', 'export {};\n']]))).toEqual([
      'src/json/a/b/c/d.ts:1 must open with one line that tells what it is for: // ...',
      'src/json/a/b/c/d.ts lies 4 folders below src, at most 3 are allowed',
    ]);
  });
});
