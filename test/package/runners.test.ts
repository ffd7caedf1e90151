// The packed library in projects with each test runner: the part of the matrix that needs no registry.
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isStale } from '../../tools/is-stale';
import { JEST_PROJECTS } from '../../tools/matrix/jest-projects';
import { OTHER_PROJECTS } from '../../tools/matrix/other-projects';
import type { Project, Step } from '../../tools/matrix/project';
import { problemsOf, writeProject } from '../../tools/matrix/run-project';
import { VITEST_PROJECTS } from '../../tools/matrix/vitest-projects';
import { blocksOf } from '../docs/blocks';
import { Consumer, pack } from '../support/consumer';
import { tempFolder } from '../support/folders';

const modules = resolve(__dirname, '../../node_modules');
const folder = tempFolder('runners');
let installed: Consumer;

beforeAll(() => {
  if (isStale(resolve(__dirname, '../..'))) {
    throw new Error('lib/ is missing or older than src/. Run: npx projen compile');
  }
  installed = Consumer.install(pack(folder));
}, 120_000);

afterAll(() => installed?.remove());

/** The tests on the page about test runners, as a step of the project with the runner. */
function documented({ name }: Project): { files: Record<string, string>; steps: Step[] } {
  const page = blocksOf('docs/testing.md', readFileSync(join(modules, '../docs/testing.md'), 'utf8'));
  const code = (flag: string) => page.find(({ flags }) => flags.includes(flag))!.code;
  if (name === 'vitest 4') {
    const files = { 'documented.spec.ts': code('vitest') };
    return { files, steps: [{ command: ['vitest', 'run', 'documented'], prints: [/1 passed/] }] };
  }
  if (name === 'node:test') {
    const files = { 'documented.test.mjs': code('node-test') };
    return { files, steps: [{ command: ['node', '--test', 'documented.test.mjs'] }] };
  }
  return { files: {}, steps: [] };
}

const QUICK = ['jest, JavaScript, injectGlobals: false', 'vitest 4', 'node:test'];
const projects = [...JEST_PROJECTS, ...VITEST_PROJECTS, ...OTHER_PROJECTS].filter(({ name }) => QUICK.includes(name));

test.each(projects.map((project) => [project.name, project] as const))(
  'the matchers work in a project with %s',
  (_, project) => {
    const consumer = installed.withCdk();
    try {
      const { files, steps: ofPage } = documented(project);
      writeProject({ ...project, files: { ...project.files, ...files } }, consumer.folder);
      for (const name of [...project.packages.map((one) => one.replace(/(?<=.)@[^@]*$/, ''))]) {
        const link = join(consumer.folder, 'node_modules', name);
        mkdirSync(dirname(link), { recursive: true });
        // withCdk() has made some of them.
        rmSync(link, { recursive: true, force: true });
        symlinkSync(join(modules, name), link, 'junction');
      }
      const steps = [...project.steps.filter(({ isSlow }) => !isSlow), ...ofPage];
      expect(steps.flatMap((step) => problemsOf(step, consumer.folder, join(modules, '.bin')))).toEqual([]);
    } finally {
      consumer.remove();
    }
  },
  180_000,
);
