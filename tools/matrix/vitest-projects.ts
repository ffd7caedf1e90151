// Vitest 3, 4 and 5: its own expect, the global one, and the types in both kinds of module.
import { COVERED, FAILS, FAILURE, HOLDS, NODES, type Node, type Project, type Step } from './project';

const SIMULATOR = `import { returns, Simulator } from 'cdk-lambda-workflows/simulator';\n`;
const holds = `test('holds', async () => {${HOLDS}});\n`;
const fails = `test('fails', async () => { ${FAILS} });\n`;
const own = `import { expect, test } from 'vitest';\nimport 'cdk-lambda-workflows/vitest';\n${SIMULATOR}`;

/** The names of states reach the matchers, which return nothing, or a promise after resolves. */
const typed = `${own}
test('types', async () => {
  const simulator = Simulator.fromDefinition({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } } as const);
  const execution = await simulator.run();
  expect(execution).toHaveVisited('A');
  const nothing: void = expect(execution).toSucceed();
  const promise: Promise<void> = expect(simulator.run()).resolves.toHaveVisited('A');
  await promise;
  // @ts-expect-error: there is no such state
  const wrong = () => expect(execution).toHaveVisited('B');
  return void [nothing, wrong];
});
`;

const config = (test: object) =>
  `export default { test: ${JSON.stringify({ reporters: ['default', ['cdk-lambda-workflows/vitest/reporter', { threshold: 100 }]], ...test })} };\n`;

const typecheck = (resolution: object, isSlow = true): Step => ({
  isSlow,
  command: [
    'tsc',
    '--noEmit',
    '--strict',
    '--target',
    'es2022',
    '--skipLibCheck',
    ...Object.entries(resolution).flatMap(([name, value]) => [`--${name}`, String(value)]),
    'typed.spec.ts',
  ],
});

function vitest(version: '3' | '4' | '5', nodes: readonly Node[]): Project {
  return {
    name: `vitest ${version}`,
    packages: [`vitest@${version}`, 'typescript@6', '@types/node@22'],
    nodes,
    files: {
      'vitest.config.mjs': config({}),
      'threads.config.mjs': config({ pool: 'threads' }),
      'globals.config.mjs': config({ globals: true }),
      'holds.spec.ts': own + holds,
      'typed.spec.ts': typed,
      'fails.spec.ts': own + fails,
      'global.spec.ts': `import 'cdk-lambda-workflows/jest';\n${SIMULATOR}${holds}`,
      'wrong.spec.ts': `import { test } from 'vitest';\nimport 'cdk-lambda-workflows/jest';\ntest('never', () => {});\n`,
    },
    steps: [
      { command: ['vitest', 'run', 'holds', 'typed'], prints: [COVERED, /2 passed/] },
      { command: ['vitest', 'run', '--config', 'threads.config.mjs', 'holds'], prints: [COVERED], isSlow: true },
      { command: ['vitest', 'run', 'fails'], ...FAILURE },
      { command: ['vitest', 'run', '--config', 'globals.config.mjs', 'global'], prints: [COVERED, /1 passed/] },
      {
        command: ['vitest', 'run', 'wrong'],
        code: 1,
        prints: [
          'There is no global `expect` that cdk-lambda-workflows/jest could extend. In Vitest, import cdk-lambda-workflows/vitest instead.',
        ],
      },
      typecheck({ module: 'nodenext' }, false),
      typecheck({ module: 'node16' }),
      typecheck({ module: 'esnext', moduleResolution: 'bundler' }),
      {
        command: ['node', '-e', "require('cdk-lambda-workflows/vitest')"],
        code: 1,
        prints: ['cdk-lambda-workflows/vitest is an ES module, as Vitest is: use import in a test file of Vitest'],
      },
    ],
  };
}

export const VITEST_PROJECTS: readonly Project[] = [
  vitest('3', NODES),
  vitest('4', NODES),
  vitest('5', ['22', '24', '26']),
];
