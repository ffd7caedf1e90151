// `npm run compat`: checks types and tests the constructs with the oldest supported aws-cdk-lib and constructs.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const USAGE = `usage: npm run compat [-- ARGUMENT...]

Installs the oldest aws-cdk-lib and constructs that package.json allows in .cache/oldest-peers, for which it needs npm's
registry once. Checks the types of src with them, and runs the tests of the constructs and of the examples with them.
Arguments go to Jest; paths of tests replace those of the constructs and of the examples.
`;

const FOLDER = resolve('.cache/oldest-peers');
const TESTS = ['test/constructs', 'examples'];

interface Manifest {
  readonly version?: string;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

interface JestConfig {
  readonly moduleNameMapper: Readonly<Record<string, string>>;
}

function readJson<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(...path), 'utf8')) as T;
}

function write(name: string, value: object): string {
  const path = join(FOLDER, name);
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
  return path;
}

/** The lowest version of each peer, such as `2.239.0` of `^2.239.0`. */
function oldest(): [string, string][] {
  const { peerDependencies = {} } = readJson<Manifest>('package.json');
  return Object.entries(peerDependencies).map(([name, range]) => [name, range.replace(/^\^/, '')]);
}

function isInstalled([name, version]: [string, string]): boolean {
  const manifest = join(FOLDER, 'node_modules', name, 'package.json');
  return existsSync(manifest) && readJson<Manifest>(manifest).version === version;
}

function run(command: string, args: readonly string[], cwd = process.cwd()): void {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

function main(args: readonly string[]): void {
  if (args.includes('--help')) {
    console.log(USAGE);
    return;
  }
  const peers = oldest();
  mkdirSync(FOLDER, { recursive: true });
  if (!peers.every(isInstalled)) {
    write('package.json', { private: true });
    const packages = peers.map(([name, version]) => `${name}@${version}`);
    run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', ...packages], FOLDER);
  }
  console.log(`with ${peers.map((peer) => peer.join(' ')).join(' and ')}`);
  const modules = join(FOLDER, 'node_modules');
  const types = write('tsconfig.json', {
    extends: '../../tsconfig.strict.json',
    compilerOptions: {
      rootDir: '../../src',
      paths: Object.fromEntries(
        peers.flatMap(([name]) => [
          [name, [`${modules}/${name}`]],
          [`${name}/*`, [`${modules}/${name}/*`]],
        ]),
      ),
    },
    include: ['../../src/**/*.ts'],
  });
  run('npx', ['tsc', '-p', types]);
  const jest = readJson<JestConfig>('jest.config.json');
  const moduleNameMapper = {
    ...jest.moduleNameMapper,
    ...Object.fromEntries(peers.map(([name]) => [`^${name}(/.*)?$`, `${modules}/${name}$1`])),
  };
  const config = write('jest.config.json', { ...jest, rootDir: process.cwd(), moduleNameMapper });
  const hasPaths = args.some((arg) => !arg.startsWith('-'));
  run('npx', ['jest', '--ci', '--config', config, ...args, ...(hasPaths ? [] : TESTS)]);
}

main(process.argv.slice(2));
