// Packs the compiled library, installs the tarball in a clean project without the network, and uses it from there.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { isStale } from '../../tools/is-stale';
import { Consumer, pack } from '../support/consumer';
import { tempFolder } from '../support/folders';

const definition = { StartAt: 'Greet', States: { Greet: { Type: 'Pass', Result: 'hello', End: true } } };
const simulate = `Simulator.fromDefinition(${JSON.stringify(definition)}).run({ input: {} })`;

const folder = tempFolder('packed');
let tarball: string;
let bare: Consumer;
let full: Consumer;

beforeAll(() => {
  if (isStale(resolve(__dirname, '../..'))) {
    throw new Error('lib/ is missing or older than src/. Run: npx projen compile');
  }
  tarball = pack(folder);
  bare = Consumer.install(tarball);
  full = bare.withCdk();
}, 120_000);

afterAll(() => {
  bare?.remove();
  full?.remove();
});

jest.setTimeout(60_000);

test('the tarball holds only the compiled library, what it reads, its documentation with the examples, and the bundled dependencies', () => {
  const paths = execFileSync('tar', ['-tf', tarball], { encoding: 'utf8' }).trim().split('\n');
  const level = (depth: number, under = '') =>
    [
      ...new Set(paths.filter((path) => path.startsWith(`package/${under}`)).map((path) => path.split('/')[depth])),
    ].sort();
  expect(level(1)).toEqual(
    [
      '.jsii',
      'API.md',
      'CHANGELOG.md',
      'CODE_OF_CONDUCT.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'NOTICE',
      'README.md',
      'SECURITY.md',
      'bin',
      'bundle',
      'data',
      'docs',
      'examples',
      'lib',
      'node_modules',
      'package.json',
      'schemas',
    ].sort(),
  );
  expect(level(2, 'data/')).toEqual(['iam-actions.bin', 'sam-policies.bin', 'service-models.bin']);
  expect(level(2, 'node_modules/')).toEqual(['@dagrejs', 'hyparquet', 'jsonata', 'yaml']);
  expect(paths.filter((path) => /@dagrejs.*(\.map|\.min\.js)$|jsonata.*(es5|min)|yaml\/browser/.test(path))).toEqual(
    [],
  );
  expect(
    paths.filter(
      (path) =>
        path.startsWith('package/lib/') &&
        !/\.(js|d\.ts|json)$|^package\/lib\/vitest\/index\.(d\.)?[mc][jt]s$/.test(path),
    ),
  ).toEqual([]);
});

test('the schemas for editors are where the documentation says, for editors and for programs', () => {
  const names = ['definition', 'mock-config', 'mocks'].map((name) => `cdk-lambda-workflows/schemas/${name}.json`);
  const script = `console.log(JSON.stringify(${JSON.stringify(names)}.map((name) => require(name).$id)))`;
  const ids = JSON.parse(bare.run(process.execPath, '-e', script)) as string[];
  expect(ids.map((id) => id.replace(/.*\/schemas\//, 'cdk-lambda-workflows/schemas/'))).toEqual(names);
  const page = readFileSync('docs/editors.md', 'utf8');
  const paths = [...page.matchAll(/"\.\/(node_modules\/[^"]+)"/g)].map(([, path]) => path!);
  expect(paths.filter((path) => !existsSync(join(bare.folder, path)))).toEqual([]);
  expect(paths.length).toBeGreaterThan(3);
});

test('the code that the bundle runs is packed once: lib/ has only its types', () => {
  const paths = execFileSync('tar', ['-tf', tarball], { encoding: 'utf8' }).trim().split('\n');
  const withCode = paths.flatMap((path) => /^package\/lib\/([^/]+)(?:\/.*)?\.js$/.exec(path)?.[1] ?? []);
  expect([...new Set(withCode)].sort()).toEqual(['asl', 'constructs', 'index', 'json']);
  expect(paths).toContain('package/lib/simulator/index.d.ts');
});

test('the same code gives the same bundle', () => {
  const flags = ['--transpile-only', resolve(__dirname, '../../tools/bundle.ts'), '--check'];
  const program = require.resolve('ts-node/dist/bin.js');
  const { status, stderr } = spawnSync(process.execPath, [program, ...flags], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('requiring the simulator loads few files, and neither templates nor JSONata', () => {
  const script = `
    require('cdk-lambda-workflows/simulator');
    console.log(JSON.stringify(Object.keys(require.cache)));`;
  const loaded: string[] = JSON.parse(bare.run(process.execPath, '-e', script));
  // More files than this mean that code which is loaded on demand has become a part of the start-up.
  expect(loaded.length).toBeLessThanOrEqual(12);
  expect(loaded.filter((path) => /jsonata|templates|machine-permissions|yaml/.test(path))).toEqual([]);
  const sources = loaded.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/^\/\/ src\/(.*)\.ts$/gm)].map(([, source]) => source!),
  );
  expect(sources).toContain('runtime/branch');
  expect(sources.filter((source) => /^(expressions\/jsonata|views\/svg|permissions\/decide)\b/.test(source))).toEqual(
    [],
  );
});

test('the classes of the bundle have their own names, as stack traces show them', () => {
  const script = `
    const { Simulator, SimulatorError, Execution } = require('cdk-lambda-workflows/simulator');
    console.log([Simulator, SimulatorError, Execution].map(({ name }) => name).join());`;
  expect(bare.run(process.execPath, '-e', script)).toBe('Simulator,SimulatorError,Execution\n');
});

test('the compiled library requires only what is installed with it', () => {
  const { name, dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  // The command line writes tests that import the package itself, and Vitest.
  const installed = new Set([
    name,
    'vitest',
    ...Object.keys({ ...dependencies, ...peerDependencies }),
    'node',
    '@jest/globals', // on demand, where Jest has no global expect
    '@smithy/node-http-handler', // on demand, beside the clients of the AWS SDK that --forward needs and the user installs
    ...builtinModules,
  ]);
  const files = ['lib', 'bundle'].flatMap((part) =>
    readdirSync(part, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(js|d\.ts)$/.test(file))
      .map((file) => join(part, file)),
  );
  const required = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:require\(|import\(|\bfrom )["']([^"'.][^"']*)["']/g)].map(
      ([, path]) => `${file} requires ${/^(@[^/]+\/)?[^/:]+/.exec(path!)![0]}`,
    ),
  );
  expect(required).toEqual(expect.arrayContaining([expect.stringMatching(/ requires jsonata$/)]));
  expect(required.filter((line) => !installed.has(line.split(' requires ')[1]!))).toEqual([]);
});

test('the tarball stays below 3 MB', () => {
  expect(statSync(tarball).size).toBeLessThan(3_000_000);
});

test('the simulator runs where aws-cdk-lib is not installed, so it does not load it', () => {
  const script = `
    const { Simulator } = require('cdk-lambda-workflows/simulator');
    ${simulate}.then((execution) => console.log(JSON.stringify([execution.status, execution.output])));`;
  expect(JSON.parse(bare.run(process.execPath, '-e', script))).toEqual(['SUCCEEDED', 'hello']);
});

test('the constructs say what to install where aws-cdk-lib is missing', () => {
  expect(() => bare.run(process.execPath, '-e', "require('cdk-lambda-workflows')")).toThrow(
    "SimulatorError: The constructs of cdk-lambda-workflows need aws-cdk-lib and constructs: run 'npm install aws-cdk-lib constructs'.",
  );
});

test('an ES module imports the simulator by name', () => {
  bare.write(
    'main.mjs',
    `import { Simulator } from 'cdk-lambda-workflows/simulator';\nconsole.log((await ${simulate}).output);`,
  );
  expect(bare.run(process.execPath, 'main.mjs')).toBe('hello\n');
});

test('the matchers need only the global expect of the test framework', () => {
  const script = `
    const matchers = {};
    globalThis.expect = { extend: (added) => Object.assign(matchers, added), addSnapshotSerializer() {} };
    require('cdk-lambda-workflows/jest');
    console.log(JSON.stringify(Object.keys(matchers)));`;
  expect(JSON.parse(bare.run(process.execPath, '-e', script))).toEqual(
    expect.arrayContaining(['toSucceed', 'toSucceedWith', 'toFailWith']),
  );
});

test('the constructs are required and imported beside aws-cdk-lib', () => {
  const names = `console.log([LambdaTask, LambdaTaskChain, LambdaWorkflow].map((construct) => construct.name).join())`;
  const list = '{ LambdaTask, LambdaTaskChain, LambdaWorkflow }';
  full.write('main.mjs', `import ${list} from 'cdk-lambda-workflows';\n${names}`);
  full.write('main.cjs', `const ${list} = require('cdk-lambda-workflows');\n${names}`);
  expect(full.run(process.execPath, 'main.mjs')).toBe('LambdaTask,LambdaTaskChain,LambdaWorkflow\n');
  expect(full.run(process.execPath, 'main.cjs')).toBe('LambdaTask,LambdaTaskChain,LambdaWorkflow\n');
});

test.each([
  ['node16', { module: 'node16', moduleResolution: 'node16' }],
  ['node10', { module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0' }],
])('TypeScript finds the types of all three entry points with moduleResolution %s', (_, options) => {
  full.write(
    'main.ts',
    `import { LambdaWorkflow } from 'cdk-lambda-workflows';
import { Simulator } from 'cdk-lambda-workflows/simulator';
import 'cdk-lambda-workflows/jest';

export const workflow: typeof LambdaWorkflow = LambdaWorkflow;
// @ts-expect-error: what resolves to its types is not any
export const wrong: number = Simulator;
test('runs', async () => {
  expect(await ${simulate}).toSucceedWith('hello');
});
`,
  );
  full.typecheck(options);
});

test('npx runs the command line from the installed package', () => {
  bare.write('machine.json', JSON.stringify(definition));
  expect(bare.run('npx', '--no', '--', 'cdk-lambda-workflows', 'simulate', 'machine.json', '--input', '{}')).toContain(
    'Greet',
  );
});
