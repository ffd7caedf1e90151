// Jest in its forms: transpiled by ts-jest and by swc, as ES modules, with and without injected globals.
import { COVERED, FAILS, FAILURE, HOLDS, NODES, type Project } from './project';

const IMPORT = `import { returns, Simulator } from 'cdk-lambda-workflows/simulator';\nimport 'cdk-lambda-workflows/jest';\n`;
const REQUIRE = `const { returns, Simulator } = require('cdk-lambda-workflows/simulator');\nrequire('cdk-lambda-workflows/jest');\n`;
const REPORTERS = ['default', ['cdk-lambda-workflows/jest/reporter', { threshold: 100 }]];
const holds = `test('holds', async () => {${HOLDS}});\n`;
const fails = `test('fails', async () => { ${FAILS} });\n`;

const passing = { command: ['jest', 'holds'], prints: [COVERED, /1 passed/] };
const failing = { command: ['jest', 'fails'], ...FAILURE };

export const JEST_PROJECTS: readonly Project[] = [
  {
    name: 'jest, ts-jest, global expect',
    packages: ['jest@30', 'ts-jest@29', 'typescript@6', '@types/jest@30', '@types/node@20'],
    nodes: NODES,
    manifest: { jest: { preset: 'ts-jest', reporters: REPORTERS } },
    files: {
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          strict: true,
          esModuleInterop: true,
          module: 'node16',
          target: 'es2022',
          types: ['jest', 'node'],
        },
      }),
      'holds.test.ts': IMPORT + holds,
      'fails.test.ts': IMPORT + fails,
    },
    steps: [passing, failing],
  },
  {
    name: 'jest, ts-jest, expect of @jest/globals, the reporter by its old name',
    packages: ['jest@30', 'ts-jest@29', 'typescript@6', '@jest/globals@30', '@types/node@20'],
    nodes: NODES,
    manifest: {
      jest: {
        preset: 'ts-jest',
        injectGlobals: false,
        reporters: ['default', ['cdk-lambda-workflows/jest', { threshold: 100 }]],
      },
    },
    files: {
      'tsconfig.json': JSON.stringify({
        compilerOptions: { strict: true, esModuleInterop: true, module: 'node16', target: 'es2022', types: ['node'] },
      }),
      'holds.test.ts': `import { expect, test } from '@jest/globals';\n${IMPORT}${holds}
test('a name that no state has is an error of the compiler', async () => {
  const execution = await Simulator.fromDefinition({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } } as const).run();
  expect(execution).toHaveVisited('A');
});\n`,
      'fails.test.ts': `import { expect, test } from '@jest/globals';\n${IMPORT}${fails}`,
    },
    steps: [{ ...passing, prints: [COVERED, /2 passed/] }, failing],
  },
  {
    name: 'jest, JavaScript, injectGlobals: false',
    packages: ['jest@30'],
    nodes: NODES,
    manifest: { jest: { injectGlobals: false, reporters: REPORTERS } },
    files: {
      'holds.test.js': `const { expect, test } = require('@jest/globals');\n${REQUIRE}${holds}`,
      'fails.test.js': `const { expect, test } = require('@jest/globals');\n${REQUIRE}${fails}`,
    },
    // The reporter by its old name as well.
    steps: [
      passing,
      failing,
      { ...passing, command: [...passing.command, '--reporters', 'cdk-lambda-workflows/jest'], prints: [COVERED] },
    ],
  },
  {
    name: 'jest 29, swc, setupFilesAfterEnv',
    packages: ['jest@29', '@swc/core@1', '@swc/jest@0.2'],
    nodes: NODES,
    manifest: {
      jest: {
        transform: { '^.+\\.ts$': '@swc/jest' },
        setupFilesAfterEnv: ['cdk-lambda-workflows/jest'],
        reporters: REPORTERS,
      },
    },
    files: {
      'holds.test.ts': IMPORT.split('\n')[0] + '\n' + holds,
      'fails.test.ts': IMPORT.split('\n')[0] + '\n' + fails,
    },
    steps: [passing, failing],
  },
  {
    name: 'jest, ES modules',
    packages: ['jest@30'],
    nodes: NODES,
    manifest: { type: 'module', jest: { transform: {}, reporters: REPORTERS } },
    files: {
      'holds.test.js': `import { expect, test } from '@jest/globals';\n${IMPORT}${holds}`,
      'fails.test.js': `import { expect, test } from '@jest/globals';\n${IMPORT}${fails}`,
    },
    steps: [passing, failing].map((step) => ({
      ...step,
      command: ['node', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js', ...step.command.slice(1)],
    })),
  },
];
