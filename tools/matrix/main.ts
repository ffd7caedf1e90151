// `npm run matrix`: packs the library, installs the tarball in projects of users, and runs them on each version of Node.js.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { JEST_PROJECTS } from './jest-projects';
import { OTHER_PROJECTS } from './other-projects';
import { NODES, type Node, type Project } from './project';
import { problemsOf, writeProject } from './run-project';
import { VITEST_PROJECTS } from './vitest-projects';

const HELP = `usage: npm run matrix -- [--only TEXT] [--node MAJOR]

Installs the packed library from npm's registry into a project for each test runner, way to find modules and version of the
CDK, and runs these with Node.js ${NODES.join(', ')}. Then runs attw and publint on the tarball. Needs npx projen compile before.

  --only TEXT    only the projects with TEXT in their names
  --node MAJOR   only this version of Node.js
`;

/** `.jsii` is read as a file: jsii's tools look for it through the exports. */
const LINTERS: readonly (readonly [name: string, ...command: string[]])[] = [
  ['attw', 'npx', '--yes', '@arethetypeswrong/cli@0.18', '--exclude-entrypoints', './.jsii', '--no-emoji'],
  ['publint', 'npx', '--yes', 'publint@0.3', '--strict'],
];

const { values } = parseArgs({
  options: { only: { type: 'string' }, node: { type: 'string' }, help: { type: 'boolean', default: false } },
});
if (values.help) {
  process.stdout.write(HELP);
} else {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'matrix-')));
  try {
    process.exitCode = run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(folder: string): number {
  const { only = '', node } = values;
  const tarball = pack(folder);
  const nodes = NODES.filter((version) => node === undefined || version === node);
  const bins = new Map(nodes.map((version) => [version, installNode(folder, version)]));
  const projects = [...JEST_PROJECTS, ...VITEST_PROJECTS, ...OTHER_PROJECTS].filter(({ name }) => name.includes(only));
  let failures = 0;
  for (const project of projects) {
    const at = install(folder, project, tarball);
    for (const version of project.nodes) {
      const bin = bins.get(version);
      if (bin === undefined) continue;
      const problems = project.steps.flatMap((step) => problemsOf(step, at, bin));
      failures += problems.length;
      report(`${project.name} on Node.js ${version}`, problems);
    }
  }
  if (only === '') {
    for (const [name, ...command] of LINTERS) {
      const problems = problemsOf({ command: [...command, tarball] }, folder, '');
      failures += problems.length;
      report(name, problems);
    }
  }
  return failures === 0 ? 0 : 1;
}

function pack(folder: string): string {
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { encoding: 'utf8' }),
  ) as [{ filename: string }];
  return join(folder, filename);
}

/** The folder with the program of a version of Node.js, which the npm package `node` brings. */
function installNode(folder: string, version: Node): string {
  const at = join(folder, `node-${version}`);
  mkdirSync(at);
  writeFileSync(join(at, 'package.json'), '{ "private": true }');
  npm(at, [`node@${version}`]);
  return join(at, 'node_modules/node/bin');
}

function install(folder: string, project: Project, tarball: string): string {
  const at = join(folder, project.name.replace(/\W+/g, '-'));
  writeProject(project, at);
  npm(at, [tarball, ...project.packages]);
  return at;
}

function npm(at: string, packages: readonly string[]): void {
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], {
    cwd: at,
    stdio: 'pipe',
  });
}

function report(name: string, problems: readonly string[]): void {
  process.stdout.write(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name}\n`);
  for (const problem of problems) process.stdout.write(`${problem.replace(/^/gm, '     ')}\n`);
}
